"""A database at hand: its transactions, what goes wrong, and SQLite's file if it moves."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Final

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError

from kitgen.track.store import file, migrations
from kitgen.track.store.engine import only_reading, path_of

LOG: Final = logging.getLogger("kitgen.collect")
_COLLIDED: Final = ("40001", "40P01")
"""What PostgreSQL calls two transactions that were in each other's way (its appendix A)."""
_TRIES: Final = 20
_PAUSE: Final = 0.25
"""Seconds."""


class Unavailable(Exception):
    """The database does not answer, or cannot be written; it may later."""


class Collided(Unavailable):
    """Somebody else wrote the same at the same time: the next try may be alone."""


class Unwritable(Exception):
    """Something in what was to be written is nothing that the database can hold."""


class Database:
    """A database with the tables as this version needs them."""

    def __init__(self, engine: Engine) -> None:
        """Tables are made, and brought up to date. Raises Unavailable and Newer."""
        self._engine = engine
        self._path = path_of(engine.url)
        self._following = threading.Lock()
        try:
            self._settle_in()
        except BaseException:
            engine.dispose()
            raise

    def close(self) -> None:
        """Let go of it."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        with _failing():
            self._follow()
            with only_reading(self._engine) as connection:
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: what it wrote is on the disk once it has ended, or nothing is."""
        with _failing():
            self._follow()
            known = self._identity
            with self._engine.begin() as connection:
                yield connection
            if self._identity_now() != known:
                raise Unavailable("the database's file was taken away")

    def empty_log(self, tries: int = _TRIES) -> bool:
        """Empty the file in which SQLite keeps what it wrote lately: what was deleted is there yet.

        Whoever reads at the moment is waited for, so it may not work. Always true elsewhere.
        """
        if self._path is None:
            return True
        for number in range(tries):
            if number:
                time.sleep(_PAUSE)
            with _failing(), closing(self._engine.raw_connection()) as connection:
                cursor = connection.cursor()
                # While this waits nobody can write.
                (before,) = cursor.execute("PRAGMA busy_timeout").fetchone()
                cursor.execute("PRAGMA busy_timeout=50")
                try:
                    busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                finally:
                    cursor.execute(f"PRAGMA busy_timeout={before}")
            if not busy:
                return True
        return False

    def _follow(self) -> None:
        """Go on with the file that lies there now: nothing may be written into one that is gone."""
        if self._path is None or self._identity_now() == self._identity:
            return
        with self._following:
            if self._identity_now() != self._identity:
                LOG.warning("The database's file was taken away; what lies there now is used.")
                self._engine.dispose()
                file.clear(self._beside)
                self._settle_in()

    def _settle_in(self) -> None:
        try:
            if self._path is not None:
                file.make(self._path)
        except OSError as error:
            raise Unavailable(f"{self._path}: {error.strerror}") from None
        with _failing():
            with only_reading(self._engine) as connection:
                ready = migrations.current(connection)
            if not ready:
                with self._engine.begin() as connection:
                    migrations.migrate(connection, int(time.time()))
        self._identity = self._identity_now()
        self._beside = file.beside(self._path) if self._path else {}

    def _identity_now(self) -> file.Identity:
        return file.identity(self._path) if self._path else file.NONE


@contextmanager
def _failing() -> Iterator[None]:
    try:
        yield
    except (DataError, IntegrityError) as error:
        raise Unwritable(type(error).__name__) from None
    except DBAPIError as error:
        kind = Collided if getattr(error.orig, "sqlstate", "") in _COLLIDED else Unavailable
        # The library's own message may hold what was to be written; the driver's does not.
        raise kind(_said(error.orig)) from error
    except SQLAlchemyError as error:
        raise Unavailable(type(error).__name__) from error
    except sqlite3.Error as error:
        raise Unavailable(_said(error)) from error


def _said(error: BaseException | None) -> str:
    """What the driver says, in one line; servers repeat addresses, never passwords."""
    return " ".join(str(error).split())[:300]
