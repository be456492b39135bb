"""What the collector takes down: rows as they are written, all of one moment in one transaction."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Table, case

from kitgen.model.lead import Request
from kitgen.model.tally import What
from kitgen.track.store.tables import ASIDE, DOWNLOAD, REQUEST, VISIT, insertion

DAY: Final = 86_400
"""Seconds."""


class Seen(NamedTuple):
    """A page that was seen, or how far it has been read since."""

    day: int
    """Days since 1970, UTC."""
    id: int
    """Of this one time that the page was opened."""
    at: int
    visitor: bytes
    page: str
    code: str
    depth: int
    """Per cent of the page."""
    seconds: int
    """That it was in sight."""
    machine: str


class Fetched(NamedTuple):
    """A file that was fetched."""

    day: int
    visitor: bytes
    page: str
    at: int
    code: str
    machine: str


class Aside(NamedTuple):
    """Something that is not counted."""

    day: int
    what: What
    reason: str


Event = Seen | Fetched | Aside | Request


def person_of(email: str) -> str:
    """Whom an address belongs to, however it was written."""
    return unicodedata.normalize("NFC", email.strip().casefold())[:254]


def write(connection: Connection, events: Sequence[Event]) -> None:
    """Write events in the transaction at hand; those that are there already are brought up to date.

    Rows are sorted, so that two programs that write the same ones wait for each other in turn.
    """
    for table, rows in (
        (VISIT, [event._asdict() for event in events if isinstance(event, Seen)]),
        (DOWNLOAD, [event._asdict() for event in events if isinstance(event, Fetched)]),
        (ASIDE, list(_together(event for event in events if isinstance(event, Aside)))),
        (REQUEST, [_row(event) for event in events if isinstance(event, Request)]),
    ):
        if rows:
            names = [column.name for column in table.primary_key]
            rows.sort(key=lambda row: tuple(row[name] for name in names))
            connection.execute(_upsert(connection.dialect.name, table), rows)


@lru_cache
def _upsert(dialect: str, table: Table) -> Any:
    statement = insertion(dialect, table)
    keys = list(table.primary_key)
    new = statement.excluded
    if table is VISIT:
        further = {
            column.name: case((new[column.name] > column, new[column.name]), else_=column)
            for column in (VISIT.c.depth, VISIT.c.seconds)
        }
        return statement.on_conflict_do_update(index_elements=keys, set_=further)
    if table is ASIDE:
        return statement.on_conflict_do_update(
            index_elements=keys, set_={"count": ASIDE.c.count + new["count"]}
        )
    return statement.on_conflict_do_nothing(index_elements=keys)


def _together(events: Iterable[Aside]) -> Iterable[dict[str, Any]]:
    counts: dict[Aside, int] = {}
    for event in events:
        counts[event] = counts.get(event, 0) + 1
    return (
        {**event._asdict(), "what": event.what.value, "count": count}
        for event, count in counts.items()
    )


def _row(request: Request) -> dict[str, Any]:
    return {
        **request._asdict(),
        "at": int(request.at.timestamp()),
        "person": person_of(request.email),
        "answers": json.dumps(dict(request.answers), ensure_ascii=False),
    }


def request_of(row: Any) -> Request:
    """A request as it was written."""
    at = dt.datetime.fromtimestamp(row.at, dt.UTC)
    answers = json.loads(row.answers)
    return Request(
        row.id, at, row.name, row.email, row.code, row.told, answers, row.machine, row.page
    )
