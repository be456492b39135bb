"""The connection to a database: SQLite in a file, or whatever speaks PostgreSQL's protocol."""

from __future__ import annotations

import sqlite3
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

_BUSY: Final = 10.0
"""Seconds that a program waits for another one that is writing."""
_REACH: Final = 3
"""Seconds to reach a server: whoever waits for an answer waits for this as well."""
_SILENT: Final = 5
"""Seconds after which a server that says nothing any more is taken for gone."""
READING: Final = "kitgen_reading"
"""The option of a connection that only reads."""
_KNOWN: Final = ("sqlite", "postgresql+psycopg", "postgresql")


class BadDatabase(ValueError):
    """An address that is no database's, or one of a kind that is not known."""


def url_of(database: str) -> URL:
    """The address of a database. Raises BadDatabase, which never repeats a password."""
    try:
        url = make_url(database)
    except ArgumentError:
        raise BadDatabase("this is no address of a database") from None
    if url.drivername not in _KNOWN:
        raise BadDatabase(
            f"{url.drivername} is not known: sqlite:///FILE and postgresql+psycopg://… are"
        )
    if url.drivername == "sqlite":
        return url
    if find_spec("psycopg") is None:
        raise BadDatabase("PostgreSQL needs a library more: pip install 'kitgen[collect]'")
    return url.set(drivername="postgresql+psycopg")


def engine_of(url: URL) -> Engine:
    """The engine of a database."""
    if url.drivername != "sqlite":
        return create_engine(
            url,
            pool_pre_ping=True,
            connect_args={
                "connect_timeout": _REACH,
                "keepalives_idle": _SILENT,
                "keepalives_interval": 1,
                "keepalives_count": _SILENT,
                "tcp_user_timeout": 2000 * _SILENT,
            },
            hide_parameters=True,
        )
    engine = create_engine(
        url,
        connect_args={"timeout": _BUSY, "isolation_level": None},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def path_of(url: URL) -> Path | None:
    """SQLite's file; None for a server, and for what is only in memory."""
    if url.drivername != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Path(url.database)


def only_reading(engine: Engine) -> Connection:
    """A connection to which everything looks as it was at its first question."""
    connection = engine.connect()
    if engine.dialect.name == "postgresql":
        return connection.execution_options(isolation_level="REPEATABLE READ")
    return connection.execution_options(**{READING: True})


def _begin(connection: Connection) -> None:
    """Whoever writes waits for that right first; whoever only reads keeps nobody waiting."""
    reads = connection.get_execution_options().get(READING)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _prepare(connection: Any, entry: ConnectionPoolEntry) -> None:
    """What is committed survives the loss of power; what is deleted is overwritten."""
    assert isinstance(connection, sqlite3.Connection)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA secure_delete=ON")
    connection.execute("PRAGMA journal_size_limit=16777216")
