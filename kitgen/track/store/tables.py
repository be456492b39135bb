"""The tables of what was collected, the same in SQLite and in PostgreSQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)
from sqlalchemy.dialects import postgresql, sqlite

metadata = MetaData()


def insertion(dialect: str, table: Table) -> Any:
    """An INSERT that may say what to do about rows that are there already.

    The two dialects' statements have the same methods, but no class that would say so.
    """
    return (postgresql if dialect == "postgresql" else sqlite).insert(table)


MIGRATION = Table(
    "migration",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("at", BigInteger, nullable=False),
)

SALT = Table(
    "salt",
    metadata,
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("value", LargeBinary, nullable=False),
)
"""What the visitors of a day are hashed with; gone soon after the day."""

VISIT = Table(
    "visit",
    metadata,
    Column("day", Integer, nullable=False),
    Column("id", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("visitor", LargeBinary, nullable=False),
    Column("page", String(300), nullable=False),
    Column("code", String(80), nullable=False),
    Column("depth", Integer, nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("machine", String(120), nullable=False),
    # The day comes first: what is written now lies together, however old the rest is.
    PrimaryKeyConstraint("day", "id"),
    sqlite_with_rowid=False,
)
"""A page that was seen, once for each time it was opened."""

DOWNLOAD = Table(
    "download",
    metadata,
    Column("day", Integer, nullable=False),
    Column("visitor", LargeBinary, nullable=False),
    Column("page", String(300), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("code", String(80), nullable=False),
    Column("machine", String(120), nullable=False),
    PrimaryKeyConstraint("day", "visitor", "page"),
    sqlite_with_rowid=False,
)
"""A file that was fetched, once a visitor and day, in however many parts."""

ASIDE = Table(
    "aside",
    metadata,
    Column("day", Integer, nullable=False),
    Column("what", String(20), nullable=False),
    Column("reason", String(120), nullable=False),
    Column("count", BigInteger, nullable=False),
    PrimaryKeyConstraint("day", "what", "reason"),
    sqlite_with_rowid=False,
)
"""What machines asked for and what a flood brought: how much on a day, and why it is put aside."""

DAILY = Table(
    "daily",
    metadata,
    Column("day", Integer, nullable=False),
    Column("what", String(20), nullable=False),
    Column("page", String(300), nullable=False),
    Column("code", String(80), nullable=False),
    Column("machine", String(120), nullable=False),
    Column("count", BigInteger, nullable=False),
    PrimaryKeyConstraint("day", "what", "page", "code", "machine"),
    sqlite_with_rowid=False,
)
"""What days that are over add up to; there are no visitors in it."""

ROLLED = Table(
    "rolled",
    metadata,
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
)
"""The days that stand in the table above."""

REQUEST = Table(
    "request",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("person", String(254), nullable=False),
    Column("name", String(400), nullable=False),
    Column("email", String(254), nullable=False),
    Column("code", String(80), nullable=False),
    Column("told", Text, nullable=False),
    Column("answers", Text, nullable=False),
    Column("machine", String(120), nullable=False),
    Column("page", String(300), nullable=False),
    Index("request_person", "person"),
)
"""The offer's form as it was sent. The person is their address in lower case."""

RECORD = Table(
    "record",
    metadata,
    Column("origin", String(40), nullable=False),
    Column("key", String(300), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("person", String(254), nullable=False),
    Column("data", Text, nullable=False),
    PrimaryKeyConstraint("origin", "key"),
    Index("record_person", "person"),
)
"""What a CRM knows, as it was imported last."""

FORGOTTEN = Table(
    "forgotten",
    metadata,
    Column("person", String(64), primary_key=True),
    Column("at", BigInteger, nullable=False),
)
"""Who asked to be forgotten, as a hash with a salt of its own: an import leaves them out."""
