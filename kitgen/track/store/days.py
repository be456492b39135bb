"""Days: the salt of each, and what it adds up to once it is over."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Integer,
    Select,
    Table,
    case,
    delete,
    func,
    insert,
    literal,
    select,
    union_all,
    update,
)

from kitgen.model.tally import Tally, What
from kitgen.track.machines import BURST, burst_visitors
from kitgen.track.store.events import DAY
from kitgen.track.store.tables import ASIDE, DAILY, DOWNLOAD, ROLLED, SALT, VISIT, insertion

LATE: Final = 6 * 3600
"""Seconds after midnight in which a page that was opened the day before may still be read on."""
DEPTH: Final = 75
"""Per cent of a page that a reader reaches."""
SECONDS: Final = 30
"""That a reader stays at least."""
_SALT: Final = 32
_MANY: Final = 500

Group = Callable[[str], str]
"""Whose link a code is."""


def salt(connection: Connection, day: int) -> bytes:
    """The salt of a day, made by whoever needs it first."""
    _insert_new(connection, SALT, {"day": day, "value": secrets.token_bytes(_SALT)})
    found = connection.scalars(select(SALT.c.value).where(SALT.c.day == day)).one()
    return bytes(found)


def _insert_new(connection: Connection, table: Table, row: dict[str, Any]) -> bool:
    """Insert a row of a day, unless there is one; whether it was."""
    statement = insertion(connection.dialect.name, table)
    unless = statement.on_conflict_do_nothing(index_elements=["day"]).returning(table.c.day)
    return connection.scalar(unless, row) is not None


def open_days(connection: Connection) -> tuple[int, ...]:
    """The days of which something was written down, and that are not added up yet."""
    done = set(connection.scalars(select(ROLLED.c.day)))
    days = {day for table in (VISIT, DOWNLOAD, ASIDE) for day in _days(connection, table)}
    return tuple(sorted(days - done))


def _days(connection: Connection, table: Table) -> Iterator[int]:
    """The days of a table, one after the other: asking for all at once reads every row."""
    day = connection.scalar(select(func.min(table.c.day)))
    while day is not None:
        yield day
        day = connection.scalar(select(func.min(table.c.day)).where(table.c.day > day))


def over(day: int, now: int) -> bool:
    """Whether nothing more can be added to a day."""
    return now >= (day + 1) * DAY + LATE


def destroy_salts(connection: Connection, now: int) -> None:
    """Destroy the salts of days that are over: nobody can tell any more who their visitors were."""
    connection.execute(delete(SALT).where((SALT.c.day + 1) * DAY + LATE <= now))


def roll(connection: Connection, day: int, now: int, group: Group) -> None:
    """Add a day up for good, in the transaction at hand; somebody else may have done it already."""
    # Whoever comes second waits here until the first is done, and then finds it there.
    first = _insert_new(connection, ROLLED, {"day": day, "at": now})
    if not first:
        return
    mark_bursts(connection, day, group)
    for what in _sums(day):
        connection.execute(insert(DAILY).from_select(DAILY.columns.keys(), what))


def mark_bursts(connection: Connection, day: int, group: Group) -> None:
    """Mark who opened many people's links or editions at once: no reader does that."""
    opened = (
        select(table.c.visitor, table.c.at, table.c.code).where(
            table.c.day == day, table.c.code != "", table.c.machine.in_(("", BURST))
        )
        for table in (VISIT, DOWNLOAD)
    )
    rows = (
        (bytes(who), float(at), group(code))
        for who, at, code in connection.execute(union_all(*opened))
    )
    found = [who for who in burst_visitors(rows) if isinstance(who, bytes)]
    for start in range(0, len(found), _MANY):
        some = found[start : start + _MANY]
        for table in (VISIT, DOWNLOAD):
            connection.execute(
                update(table)
                .where(table.c.day == day, table.c.visitor.in_(some), table.c.machine == "")
                .values(machine=BURST)
            )


def _sums(day: int) -> Iterable[Select[Any]]:
    """What a day adds up to, as rows of the daily table."""
    each = (
        select(
            VISIT.c.page,
            VISIT.c.code,
            VISIT.c.machine,
            func.max(VISIT.c.depth).label("depth"),
            func.max(VISIT.c.seconds).label("seconds"),
        )
        .where(VISIT.c.day == day)
        .group_by(VISIT.c.page, VISIT.c.code, VISIT.c.machine, VISIT.c.visitor)
        .subquery()
    )
    of = literal(day, Integer)
    place = (each.c.page, each.c.code, each.c.machine)
    yield select(of, literal(What.VISIT.value), *place, func.count()).group_by(*place)
    whole = (each.c.depth >= DEPTH) & (each.c.seconds >= SECONDS)
    yield (
        select(of, literal(What.READ.value), *place, func.sum(case((whole, 1), else_=0)))
        .group_by(*place)
        .having(func.sum(case((whole, 1), else_=0)) > 0)
    )
    place = (DOWNLOAD.c.page, DOWNLOAD.c.code, DOWNLOAD.c.machine)
    yield (
        select(of, literal(What.DOWNLOAD.value), *place, func.count())
        .where(DOWNLOAD.c.day == day)
        .group_by(*place)
    )
    yield select(of, ASIDE.c.what, literal(""), literal(""), ASIDE.c.reason, ASIDE.c.count).where(
        ASIDE.c.day == day
    )


def tallies(connection: Connection, first: int, last: int) -> Iterator[Tally]:
    """What the days from the first to the last add up to, those that are not over included."""
    dates: dict[int, dt.date] = {}

    def rows() -> Iterator[Any]:
        yield from connection.execute(select(DAILY).where(DAILY.c.day.between(first, last)))
        for day in open_days(connection):
            if first <= day <= last:
                for what in _sums(day):
                    yield from connection.execute(what)

    for day, what, page, code, machine, count in rows():
        date = dates.get(day)
        if date is None:
            date = dates[day] = dt.date.fromordinal(_EPOCH + day)
        yield Tally(date, What(what), page, code, machine, int(count))


_EPOCH: Final = dt.date(1970, 1, 1).toordinal()


def number_of(day: dt.date) -> int:
    """A date in days since 1970."""
    return day.toordinal() - _EPOCH


def prune(connection: Connection, before: int) -> None:
    """Delete single visits and downloads of the days before one, where they are added up."""
    rolled = select(ROLLED.c.day)
    for table in (VISIT, DOWNLOAD, ASIDE):
        connection.execute(delete(table).where(table.c.day < before, table.c.day.in_(rolled)))
