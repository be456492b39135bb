"""People: the form's requests, a CRM's records, and whoever asked to be forgotten."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, select

from kitgen.model.lead import Reached, Record, Request, Stage
from kitgen.track.store.events import person_of, request_of
from kitgen.track.store.tables import FORGOTTEN, RECORD, REQUEST, insertion


class Changes(NamedTuple):
    """What an import did."""

    added: int
    changed: int
    same: int
    forgotten: int = 0
    """Records of people who asked to be forgotten: left out."""


class Forgotten(NamedTuple):
    """What was removed."""

    requests: int
    records: int


def requests(connection: Connection) -> tuple[Request, ...]:
    """Everything that the form sent, the oldest first."""
    rows = connection.execute(select(REQUEST).order_by(REQUEST.c.at, REQUEST.c.id))
    return tuple(map(request_of, rows))


def records(connection: Connection) -> tuple[Record, ...]:
    """Everything that was imported, by origin and key."""
    rows = connection.execute(select(RECORD).order_by(RECORD.c.origin, RECORD.c.key))
    return tuple(_record(row) for row in rows)


def put_records(connection: Connection, found: Iterable[Record], now: int) -> Changes:
    """Write records, each over an earlier one of the same origin and key."""
    known: dict[tuple[str, str], str] = {
        (origin, key): data
        for origin, key, data in connection.execute(
            select(RECORD.c.origin, RECORD.c.key, RECORD.c.data)
        )
    }
    gone = set(connection.scalars(select(FORGOTTEN.c.person)))
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    left_out = 0
    for record in found:
        person = person_of(record.email)
        if gone and person and _hash(person) in gone:
            left_out += 1
            continue
        # Where a file has a record twice, the later line holds.
        rows[record.origin, record.key] = {
            "origin": record.origin,
            "key": record.key,
            "at": now,
            "person": person,
            "data": _data(record),
        }
    new = [row for at, row in sorted(rows.items()) if at not in known]
    changed = [row for at, row in sorted(rows.items()) if known.get(at, row["data"]) != row["data"]]
    if new or changed:
        statement = insertion(connection.dialect.name, RECORD)
        written = {name: statement.excluded[name] for name in ("at", "person", "data")}
        connection.execute(
            statement.on_conflict_do_update(index_elements=["origin", "key"], set_=written),
            [*new, *changed],
        )
    return Changes(len(new), len(changed), len(rows) - len(new) - len(changed), left_out)


def forget(connection: Connection, email: str, now: int) -> Forgotten:
    """Remove a person, and remember in a way that tells nobody who it was that they are to stay so.

    Whoever sends the form again later is taken down again.
    """
    person = person_of(email)
    counts = [
        connection.execute(delete(table).where(table.c.person == person)).rowcount
        for table in (REQUEST, RECORD)
    ]
    statement = insertion(connection.dialect.name, FORGOTTEN)
    connection.execute(
        statement.on_conflict_do_nothing(index_elements=["person"]),
        {"person": _hash(person), "at": now},
    )
    return Forgotten(*counts)


def prune(connection: Connection, before: int) -> int:
    """Delete requests from before a moment that came to nothing; how many."""
    old = connection.execute(select(REQUEST.c.id, REQUEST.c.person).where(REQUEST.c.at < before))
    waiting = [(row.id, row.person) for row in old]
    if not waiting:
        return 0
    went_on = {person_of(record.email) for record in records(connection) if _went_on(record)}
    gone = [id for id, person in waiting if person not in went_on]
    for id in gone:
        connection.execute(delete(REQUEST).where(REQUEST.c.id == id))
    return len(gone)


def _went_on(record: Record) -> bool:
    return any(one.stage not in (Stage.INTRODUCTION, Stage.LOST) for one in record.reached)


def _hash(person: str) -> str:
    return hashlib.sha256(b"kitgen forgotten\0" + person.encode()).hexdigest()


def _data(record: Record) -> str:
    fields = record._asdict()
    fields["reached"] = [
        (
            one.stage.value,
            one.day and one.day.isoformat(),
            None if one.amount is None else str(one.amount),
        )
        for one in record.reached
    ]
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def _record(row: Any) -> Record:
    fields = json.loads(row.data)
    fields["reached"] = tuple(
        Reached(
            Stage(stage),
            dt.date.fromisoformat(day) if day else None,
            Decimal(amount) if amount is not None else None,
        )
        for stage, day, amount in fields["reached"]
    )
    return Record(**fields)
