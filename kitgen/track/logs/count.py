"""Counting requests: once for each address, agent, page, link and day."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from kitgen.model.tally import Tally
from kitgen.track.machines import BURST, Asking, burst_visitors, reason
from kitgen.track.reading import EXAMPLES, harmless
from kitgen.track.where import Asked, Where, asked, by_link

DAY: Final = 86_400
"""Seconds; days are those of UTC."""
SEEN: Final = frozenset({"200", "206", "304"})
"""Statuses of answers that bring a page, or say that the browser has it (RFC 9110)."""
_START: Final = 788_918_400
"""1995, in seconds since 1970: no log of the web is older."""
_END: Final = 4_102_444_800
"""2100."""
_MOST: Final = 100_000
"""Things remembered at once."""
_LONGEST: Final = 1_000
"""Signs of a thing that is worth to be remembered."""
_LOOKED_AT: Final = 2_000
"""Signs of a line that may become an example."""
_SOME_BROWSER: Final = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
"""Stands for agents that a log does not say, so that nobody is taken for a machine by that."""
_NO_HINTS: Final[Mapping[str, str]] = MappingProxyType({})
_ESCAPED: Final = re.compile(r"\\(?:x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_PROTOCOL: Final = " HTTP/"


class Request(NamedTuple):
    """A request for something that is counted."""

    asked: Asked
    number: int
    """What was asked for, as a number: dearer things are not compared for every line."""
    head: bool
    """Only its headers were wanted."""
    shared: bool
    """It came by somebody's link."""


class _Requests(dict[str, Request | None]):
    """The meaning of request lines: GET /guide/ HTTP/1.1, or without the protocol."""

    def __init__(self, where: Where) -> None:
        super().__init__()
        self.where = where
        self.paths: dict[str, Asked | None] = {}

    def __missing__(self, line: str) -> Request | None:
        method, _, address = text(line).partition(" ")
        found = self._found(method, address) if method in ("GET", "HEAD") else None
        _remember(self, line, found)
        return found

    def _found(self, method: str, address: str) -> Request | None:
        path, _, query = (address.rpartition(_PROTOCOL)[0] or address).partition("?")
        if path not in self.paths:
            _remember(self.paths, path, asked(path, self.where))
        what = self.paths.get(path)
        if what and query:
            what = by_link(what, query, self.where)
        return what and Request(what, hash(what), method == "HEAD", bool(what.code))


class _Machines(dict[str, str]):
    """Why agents, as the log writes them, are taken for machines."""

    def __init__(self, method: str) -> None:
        super().__init__()
        self.method = method

    def __missing__(self, agent: str) -> str:
        said = text(agent)
        why = reason(Asking("" if said == "-" else said, self.method))
        _remember(self, agent, why)
        return why


def _remember(known: dict[str, Any], key: str, value: object) -> None:
    """Keep what was found, within bounds: a hostile log has something new in every line."""
    if len(known) >= _MOST:
        known.clear()
    if len(key) <= _LONGEST:
        known[key] = value


def text(written: str) -> str:
    """What a log's latin-1 letters and escapes stand for."""
    if "\\" in written:
        written = _ESCAPED.sub(lambda m: chr(int(m[1], 16)) if m[1] else m[2], written)
    if written.isascii():
        return written
    try:
        return written.encode("latin-1").decode("utf-8", "replace")
    except UnicodeEncodeError:  # it was an escape of JSON
        return written


class _Day:
    """The requests of one day."""

    def __init__(self) -> None:
        self.people: dict[int, int] = {}
        """How many, by the number of what they asked for."""
        self.machines: dict[tuple[int, str], int] = {}
        # Of every request that may be somebody's who followed a link, in columns. A time is
        # negative where the request was counted before.
        self.visitors = array("q")
        self.times = array("q")
        self.numbers = array("q")

    def scanned(self, people: Callable[[int], str]) -> Counter[int]:
        """How often mail scanners opened what was counted for people, by its number."""
        # Most visitors have one link: only those with several are looked at closely.
        links: dict[int, int] = {}
        several = {
            visitor
            for visitor, number in zip(self.visitors, self.numbers, strict=True)
            if links.setdefault(visitor, number) != number
        }
        if not several:
            return Counter()
        opened = [
            one
            for one in zip(self.visitors, self.times, self.numbers, strict=True)
            if one[0] in several
        ]
        scanners = burst_visitors(
            (visitor, abs(time), people(number)) for visitor, time, number in opened
        )
        return Counter(
            number for visitor, time, number in opened if time > 0 and visitor in scanners
        )


class Count:
    """The requests of one file.

    What was counted before, in files of the same kind, is not counted again: it is known by
    numbers that mean nothing outside of this process.
    """

    def __init__(self, where: Where, seen: defaultdict[int, set[int]]) -> None:
        self.where = where
        self.requests = _Requests(where)
        self.lines = 0
        """All that are not blank."""
        self.unread = 0
        self.examples: list[str] = []
        self.elsewhere = 0
        self.unknown = 0
        self.agents = True
        """The log says what people ask with."""
        self.first, self.last = _END, _START
        self._seen = seen
        self._people, self._heads = _Machines("GET"), _Machines("HEAD")
        self._days: defaultdict[int, _Day] = defaultdict(_Day)
        self._meanings: dict[int, Asked] = {}

    def reject(self, line: str) -> None:
        """Take note of a line that could not be read."""
        if not line.strip():
            self.lines -= 1
            return
        self.unread += 1
        if len(self.examples) < EXAMPLES:
            self.examples.append(harmless(text(line[:_LOOKED_AT])))

    def covers(self, second: float) -> bool:
        """Take note of a line's time, in seconds since 1970. Whether it can be one."""
        if not _START <= second < _END:
            return False
        if second < self.first:
            self.first = int(second)
        if second > self.last:
            self.last = int(second)
        return True

    def add(
        self,
        request: Request,
        second: int,
        address: str,
        agent: str | None,
        hints: Mapping[str, str] = _NO_HINTS,
    ) -> None:
        """Count a request that was answered.

        `agent` is None where the log does not say. `hints` are headers that tell of machines.
        """
        number = request.number
        if agent is None:
            self.agents = False
            agent = _SOME_BROWSER
        if hints:
            machine = reason(Asking(text(agent), "HEAD" if request.head else "GET", hints))
        else:
            machine = (self._heads if request.head else self._people)[agent]
        date = second // DAY
        day, seen = self._days[date], self._seen[date]
        once = hash((address, agent, number, request.head))
        new = once not in seen
        if new:
            seen.add(once)
            self._meanings[number] = request.asked
            if machine:
                day.machines[number, machine] = day.machines.get((number, machine), 0) + 1
            else:
                day.people[number] = day.people.get(number, 0) + 1
            if request.asked.unknown:
                self.unknown += 1
        if request.shared and not machine:
            day.visitors.append(hash(address))
            day.times.append(second if new else -second)
            day.numbers.append(number)

    def tallies(self, source: str) -> Iterator[Tally]:
        """What was counted, by day. Mail scanners stand with the machines."""
        for date, day in sorted(self._days.items()):
            scanned = day.scanned(self._person)
            found = itertools.chain(
                ((number, "", much - scanned[number]) for number, much in day.people.items()),
                ((number, BURST, much) for number, much in scanned.items()),
                ((number, machine, much) for (number, machine), much in day.machines.items()),
            )
            on = dt.date(1970, 1, 1) + dt.timedelta(date)
            for number, machine, much in found:
                if much:
                    what, page, code, _ = self._meanings[number]
                    yield Tally(on, what, page, code, machine, much, source)

    def _person(self, number: int) -> str:
        """Whose link was opened."""
        found = self._meanings.get(number)
        return self.where.places.person(found.code) if found else ""
