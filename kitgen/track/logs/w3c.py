"""Logs that name their fields: the W3C's extended log file format (WD-logfile-960323)."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from kitgen.track.logs.count import SEEN, Count

FIELDS: Final = "#Fields:"
_DATE: Final = "#Date:"
_NEVER: Final = -1
_NONE: Final = "-"
_MOST: Final = 10_000
"""Days and agents remembered."""
_LONGEST: Final = 1_000
"""Signs of an agent."""


class Way(NamedTuple):
    """How a server writes the format."""

    between: str
    """What stands between fields."""
    address: str
    """The names of fields: who asks."""
    hosts: tuple[str, ...]
    """The site's name, the best first."""
    agent: Callable[[str], str]
    """What the field of the agent stands for."""


class _Columns(NamedTuple):
    """Where the fields of a line are; -1: nowhere."""

    many: int
    first: int
    """Those that tell what was asked for, and on which day."""
    needed: int
    """Those up to the last that is looked at."""
    date: int
    time: int
    method: int
    path: int
    query: int
    status: int
    address: int
    agent: int
    host: int


def fields(lines: Iterable[str]) -> Iterator[frozenset[str]]:
    """The names of fields that a log says it has, each time it says so."""
    for line in lines:
        if line.startswith(FIELDS):
            yield frozenset(line.removeprefix(FIELDS).split())


def read(blocks: Iterable[Sequence[str]], count: Count, way: Way) -> None:
    """Count the requests of a log. Its fields may change as it goes."""
    columns, day = None, ""
    days = _Days(count)
    requests = count.requests
    agent_of = functools.lru_cache(_MOST)(way.agent)
    for lines in blocks:
        count.lines += len(lines)
        for line in lines:
            if line.startswith("#"):
                if line.startswith(FIELDS):
                    columns = _columns(line, way)
                elif line.startswith(_DATE):
                    day = line.removeprefix(_DATE).strip().partition(" ")[0]
                continue
            if columns is None:
                count.reject(line)
                continue
            # Most lines are of pictures and the like: their beginning tells.
            parts = line.split(way.between, columns.first)
            if len(parts) > columns.first:
                known = columns.date < 0 or days.get(parts[columns.date], _NEVER) >= 0
                if known and requests[f"{parts[columns.method]} {parts[columns.path]}"] is None:
                    continue
            parts = line.split(way.between, columns.needed)
            if len(parts) < columns.needed:
                count.reject(line)
                continue
            midnight = days[parts[columns.date] if columns.date >= 0 else day]
            if midnight < 0:
                count.reject(line)
                continue
            query = parts[columns.query] if columns.query >= 0 else _NONE
            if query == _NONE:
                request = requests[f"{parts[columns.method]} {parts[columns.path]}"]
            else:
                request = requests[f"{parts[columns.method]} {parts[columns.path]}?{query}"]
            if request is None or parts[columns.status] not in SEEN:
                continue
            if line.count(way.between) + 1 != columns.many:
                count.reject(line)
                continue
            if columns.host >= 0 and count.where.is_elsewhere(parts[columns.host].strip(_NONE)):
                count.elsewhere += 1
                continue
            agent = agent_of(parts[columns.agent][:_LONGEST]) if columns.agent >= 0 else None
            who = parts[columns.address] if columns.address >= 0 else ""
            count.add(request, midnight + _second(parts, columns), who, agent)


class _Days(dict[str, int]):
    """Seconds since 1970 at the beginning of days: 2025-10-10. -1 for what is no day."""

    def __init__(self, count: Count) -> None:
        super().__init__()
        self.count = count

    def __missing__(self, day: str) -> int:
        if len(self) >= _MOST:
            self.clear()
        try:
            date = dt.date.fromisoformat(day)
        except ValueError:
            return _NEVER
        second = int(dt.datetime.combine(date, dt.time(), dt.UTC).timestamp())
        self[day] = second = second if self.count.covers(second) else _NEVER
        return second


def _second(parts: Sequence[str], columns: _Columns) -> int:
    """Seconds since midnight: 13:55:36."""
    if columns.time < 0:
        return 0
    try:
        time = dt.time.fromisoformat(parts[columns.time])
    except ValueError:
        return 0
    return (time.hour * 60 + time.minute) * 60 + time.second


def _columns(line: str, way: Way) -> _Columns | None:
    """Where the fields are; None where a log lacks what no request can do without."""
    names = line.removeprefix(FIELDS).split()
    places = {name.lower(): at for at, name in enumerate(names)}
    method, path, status = (
        places.get(name, -1) for name in ("cs-method", "cs-uri-stem", "sc-status")
    )
    if min(method, path, status) < 0:
        return None
    host = next((places[name] for name in way.hosts if name in places), -1)
    others = (places.get(name, -1) for name in ("date", "time", "cs-uri-query", "cs(user-agent)"))
    date, time, query, agent = others
    address = places.get(way.address, -1)
    first = 1 + max(method, path, date)
    needed = 1 + max(method, path, status, date, time, query, agent, address, host)
    return _Columns(
        len(names), first, needed, date, time, method, path, query, status, address, agent, host
    )
