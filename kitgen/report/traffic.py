"""Traffic: what the tallies say, in one pass over them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kitgen.model.report import Machine
from kitgen.model.tally import Tally, What
from kitgen.report.pages import Pages
from kitgen.report.period import Period
from kitgen.track.where import UNKNOWN

_COLLECTOR = "collector"


class Group(NamedTuple):
    """What one link led to one page in the period."""

    code: str
    """Nothing: no link that the ledger knows."""
    interview: str
    problems: tuple[str, ...]
    visits: int
    reads: int
    downloads: int


class Traffic(NamedTuple):
    """What people did in the period, and what machines did."""

    measured: bool
    """Whether the collector counted in the period."""
    downloads_measured: bool
    since: dt.date | None
    """The first day that the collector knows of."""
    groups: tuple[Group, ...]
    visits: Mapping[dt.date, int]
    reads: Mapping[dt.date, int]
    shares: frozenset[tuple[str, int]]
    """A link and a month (year * 12 + month) in which a person opened it."""
    opened: Mapping[str, dt.date]
    """The day on which a person first opened a link, ever."""
    strangers: int
    """Visits by links that the ledger does not know."""
    machines: tuple[Machine, ...]
    asked: tuple[tuple[str, int], ...]


class _Count:
    """The visits to a page by a code, while they are counted."""

    __slots__ = ("downloads", "first", "months", "reads", "visits")

    def __init__(self, first: dt.date) -> None:
        self.first: dt.date | None = first
        self.visits = self.reads = self.downloads = 0
        self.months: set[int] = set()


def traffic(tallies: Iterable[Tally], pages: Pages, period: Period) -> Traffic:
    """Count them. A visit that a machine made is none, nor is a page that a server was asked for.

    A share is a link that a person opened in a calendar month, however often. What two sources
    saw of the same downloads is not added: the greater counts.
    """
    begin, end = period
    counts: dict[tuple[str, str], _Count] = {}
    visits: Counter[dt.date] = Counter()
    reads: Counter[dt.date] = Counter()
    files: dict[tuple[dt.date, str, str], dict[str, int]] = {}
    machines: Counter[tuple[str, str]] = Counter()
    asked: Counter[str] = Counter()
    since: dt.date | None = None
    counting = logging = False
    # The kinds in local names: this loop goes round half a million times.
    visit, read, download = What.VISIT, What.READ, What.DOWNLOAD
    for day, what, page, code, machine, count, source in tallies:
        if count <= 0 or day > end:
            continue
        within = day >= begin
        if source == _COLLECTOR:
            counting = counting or within
            if since is None or day < since:
                since = day
        else:
            logging = logging or within
        if machine:
            if within:
                machines[machine, what] += count
        elif what == visit:
            key = page, code
            found = counts.get(key)
            if found is None:
                found = counts[key] = _Count(day)
            elif found.first is None or day < found.first:
                found.first = day
            if within:
                found.visits += count
                found.months.add(day.year * 12 + day.month)
                visits[day] += count
        elif within:
            if what == read:
                _at(counts, page, code).reads += count
                reads[day] += count
            elif what == download:
                by_source = files.setdefault((day, page, code), {})
                by_source[source] = by_source.get(source, 0) + count
            else:
                asked[source] += count
    for (_, page, code), by_source in files.items():
        _at(counts, page, code).downloads += max(by_source.values())
    shares: set[tuple[str, int]] = set()
    opened: dict[str, dt.date] = {}
    strangers = 0
    groups = []
    for (page, code), found in counts.items():
        known = pages.led_by(page, code)
        if known:
            shares.update((known, month) for month in found.months)
            if found.first:
                opened[known] = min(found.first, opened.get(known, found.first))
        elif code or page == UNKNOWN:
            strangers += found.visits
        if found.visits or found.reads or found.downloads:
            meaning = pages.interview(page), pages.problems(page)
            groups.append(Group(known, *meaning, found.visits, found.reads, found.downloads))
    measured = counting or (since is not None and not logging)
    return Traffic(
        measured,
        measured or bool(files),
        since,
        tuple(groups),
        visits,
        reads,
        frozenset(shares),
        opened,
        strangers,
        tuple(
            Machine(reason, str(what), count)
            for (reason, what), count in sorted(
                machines.items(), key=lambda item: (-item[1], item[0])
            )
        ),
        tuple(sorted(asked.items(), key=lambda item: (-item[1], item[0]))),
    )


def _at(counts: dict[tuple[str, str], _Count], page: str, code: str) -> _Count:
    found = counts.get((page, code))
    if found is None:
        found = counts[page, code] = _Count(dt.date.max)
        found.first = None
    return found
