"""What was collected, kept in a database that several programs may use at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from types import TracebackType
from typing import Final, NamedTuple, Self, TypeVar

from sqlalchemy import Connection, Engine

from kitgen.model.lead import Record, Request
from kitgen.model.tally import Tally
from kitgen.track.store import days, events, migrations, people
from kitgen.track.store.database import Collided, Database, Unavailable, Unwritable
from kitgen.track.store.engine import engine_of, url_of
from kitgen.track.store.events import Event
from kitgen.track.store.migrations import Newer
from kitgen.track.store.people import Changes, Forgotten

__all__ = [
    "Changes",
    "Forgotten",
    "Keeping",
    "Newer",
    "Store",
    "Unavailable",
    "Unwritable",
    "open_store",
]


T = TypeVar("T")
_TRIES: Final = 5


class Keeping(NamedTuple):
    """How long things are kept, in days."""

    visits: int = 90
    requests: int = 400


class Store:
    """A database of what was collected. Every method is a transaction; raises Unavailable."""

    def __init__(self, engine: Engine) -> None:
        """Tables are made, and brought up to date, where they have to be."""
        self._database = Database(engine)

    def __enter__(self) -> Self:
        """The store."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the database."""
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def write(self, found: Sequence[Event]) -> None:
        """Take events down: all of them are on the disk when this returns, or none."""
        self._again(lambda connection: events.write(connection, found))

    def salt(self, day: int) -> bytes:
        """What the visitors of a day are hashed with: the same for every program."""
        return self._again(lambda connection: days.salt(connection, day))

    def reach(self) -> None:
        """Ask the database for nothing, to see whether it answers."""
        with self._database.reading() as connection:
            migrations.current(connection)

    def settle(self, now: int, group: days.Group, keeping: Keeping | None = None) -> int:
        """Add up the days that are over, and destroy their salts; how many days.

        What is kept no longer is deleted; without `keeping` nothing is.
        """
        done = 0
        with self._database.reading() as connection:
            waiting = [day for day in days.open_days(connection) if days.over(day, now)]
        for day in waiting:
            with self._database.writing() as connection:
                days.roll(connection, day, now, group)
                done += 1
        with self._database.writing() as connection:
            days.destroy_salts(connection, now)
            if keeping is not None:
                days.prune(connection, now // events.DAY - keeping.visits)
                people.prune(connection, now - keeping.requests * events.DAY)
        self._database.empty_log(tries=1)
        return done

    def tallies(self, group: days.Group, first: int = 0, last: int = 10**6) -> Iterator[Tally]:
        """What the days from the first to the last add up to, days since 1970."""
        with self._database.reading() as connection:
            waiting = days.open_days(connection)
        for day in waiting:
            with self._database.writing() as connection:
                days.mark_bursts(connection, day, group)
        with self._database.reading() as connection:
            yield from days.tallies(connection, first, last)

    def requests(self) -> tuple[Request, ...]:
        """Everything that the form sent, the oldest first."""
        with self._database.reading() as connection:
            return people.requests(connection)

    def records(self) -> tuple[Record, ...]:
        """Everything that was imported, by origin and key."""
        with self._database.reading() as connection:
            return people.records(connection)

    def put_records(self, found: Iterable[Record], now: int) -> Changes:
        """Write records, each over an earlier one of the same origin and key: all, or none."""
        with self._database.writing() as connection:
            return people.put_records(connection, found, now)

    def forget(self, email: str, now: int) -> Forgotten:
        """Remove a person."""
        with self._database.writing() as connection:
            found = people.forget(connection, email, now)
        if not self._database.empty_log():
            raise Unavailable("they are removed, but traces stay in its files while it is read")
        return found

    def _again(self, step: Callable[[Connection], T]) -> T:
        """The outcome of a transaction, which is tried again if another was in its way."""
        for _ in range(_TRIES - 1):
            try:
                with self._database.writing() as connection:
                    return step(connection)
            except Collided:
                continue
        with self._database.writing() as connection:
            return step(connection)


def open_store(database: str) -> Store:
    """The store at the address of a database. Raises BadDatabase, Unavailable and Newer."""
    return Store(engine_of(url_of(database)))
