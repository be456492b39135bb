"""Counting what the rows of an export say."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Final

from kitgen.model.tally import Tally, What
from kitgen.track.exports import Program
from kitgen.track.exports.view import Row, View
from kitgen.track.reading import EXAMPLES, harmless
from kitgen.track.where import UNKNOWN, Asked, Where, asked

_EARLIEST: Final = dt.date(1995, 1, 1)
_LATEST: Final = dt.date(2100, 1, 1)
_MOST: Final = 50_000
"""Addresses remembered at once."""


class Count:
    """The rows of one file; `whole` is the day for an export that has none."""

    def __init__(self, where: Where, program: Program, whole: dt.date) -> None:
        self.where = where
        self.program = program
        self.whole = whole
        self.rows = 0
        self.unread = 0
        self.examples: list[str] = []
        self.elsewhere = 0
        self.unknown = 0
        self.undated = False
        self.days: set[dt.date] = set()
        self._counts: Counter[tuple[dt.date, Asked, str]] = Counter()
        self._meanings: dict[str, Asked | None] = {}

    def add(self, rows: Iterable[Row | str], file: str) -> None:
        """Count the rows of a table."""
        for row in rows:
            self.rows += 1
            try:
                view = self._view(row, file)
            except ValueError:
                self.unread += 1
                if len(self.examples) < EXAMPLES:
                    text = row if isinstance(row, str) else ", ".join(row.values())
                    self.examples.append(harmless(text))
            else:
                if view:
                    self._count(view)

    def _view(self, row: Row | str, file: str) -> View | None:
        if isinstance(row, str):
            raise ValueError(row)
        view = self.program.view(row, file)
        if view and view.day and not _EARLIEST <= view.day < _LATEST:
            raise ValueError(view.day)
        return view

    def _count(self, view: View) -> None:
        if view.day is None:
            self.undated = True
        day = view.day or self.whole
        self.days.add(day)
        if self.where.is_elsewhere(view.host):
            self.elsewhere += view.times
            return
        what = self._clicked(view.code) if view.code is not None else self._seen(view.address)
        if what and view.times:
            self.unknown += view.times if what.unknown else 0
            self._counts[day, what, view.machine] += view.times

    def _clicked(self, code: str) -> Asked:
        if code in self.where.places.people:
            return Asked(What.ASKED, f"s/{code}/", code)
        return Asked(What.ASKED, UNKNOWN, "", unknown=True)

    def _seen(self, address: str) -> Asked | None:
        if address not in self._meanings:
            if len(self._meanings) >= _MOST:
                self._meanings.clear()
            self._meanings[address] = asked(address, self.where)
        return self._meanings[address]

    def tallies(self) -> tuple[Tally, ...]:
        """What was counted, by day."""
        found = (
            Tally(day, What.PAGEVIEW, what.page, what.code, machine, much, self.program.name)
            for (day, what, machine), much in self._counts.items()
        )
        return tuple(sorted(found))
