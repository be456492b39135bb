"""Named changes of the tables, each made once and recorded; several programs may start at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection, insert, inspect, select, text

from kitgen.track.store.tables import (
    ASIDE,
    DAILY,
    DOWNLOAD,
    FORGOTTEN,
    MIGRATION,
    RECORD,
    REQUEST,
    ROLLED,
    SALT,
    VISIT,
    metadata,
)

_LOCK: Final = 0x6B697467656E
"""Of PostgreSQL's advisory locks, this one is kitgen's."""


def _begin(connection: Connection) -> None:
    tables = (SALT, VISIT, DOWNLOAD, ASIDE, DAILY, ROLLED, REQUEST, RECORD, FORGOTTEN)
    metadata.create_all(connection, tables)


MIGRATIONS: Final[Mapping[str, Callable[[Connection], None]]] = MappingProxyType(
    {"2026-11-begin": _begin}
)
"""In the order in which they are made. A name that was released stays, and so does what it does."""


class Newer(Exception):
    """The database was written by a later kitgen, which knows changes that this one does not."""


def migrate(connection: Connection, now: int) -> tuple[str, ...]:
    """Make the changes that are missing, in the transaction at hand; their names.

    Raises Newer.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    metadata.create_all(connection, (MIGRATION,))
    made = set(connection.scalars(select(MIGRATION.c.name)))
    if unknown := made - set(MIGRATIONS):
        raise Newer(", ".join(sorted(unknown)))
    new = tuple(name for name in MIGRATIONS if name not in made)
    for name in new:
        MIGRATIONS[name](connection)
        connection.execute(insert(MIGRATION).values(name=name, at=now))
    return new


def current(connection: Connection) -> bool:
    """Whether nothing is missing, and nothing is there that this version does not know."""
    if not inspect(connection).has_table(MIGRATION.name):
        return False
    return set(connection.scalars(select(MIGRATION.c.name))) == set(MIGRATIONS)
