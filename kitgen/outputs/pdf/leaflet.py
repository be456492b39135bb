"""The leaflet: the short of the guide on one page, to leave behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kitgen.draw.inked import inked
from kitgen.model.kit import Entry
from kitgen.outputs.common.chapters import parts
from kitgen.outputs.common.exhibits import cost_chart
from kitgen.outputs.common.view import Fact, fact
from kitgen.outputs.pdf.look import Look, Manuscript

_CHART: Final = "leaflet-chart.svg"
_LINES: Final = (5, 4, 3, 3, 2)
_STEPS: Final = (4, 4, 4, 3, 2)
_GUESTS: Final = (3, 3, 3, 2, 1)
"""How much there is of everything: less each time it has shown to be too much for a page."""


@dataclass(frozen=True)
class Leaflet:
    """A guide, and what its leaflet is set with."""

    look: Look
    printable: frozenset[str]
    """The interviews whose guests agreed to be in print, by slug."""

    def manuscript(self, tightness: int) -> Manuscript:
        """The page; shorter where it was too long."""
        strings = self.look.theme.strings
        part = parts(self.look.kit, strings)[0]
        problem = part.problem
        tight = min(tightness, len(_LINES) - 1)
        chart = cost_chart("leaflet", problem.cost, strings) if problem.cost else None
        files = {_CHART: inked(chart.wide_svg, self.look.inks).encode()} if chart else {}
        content = {
            "problem": problem,
            "chart": chart,
            "file": _CHART,
            "lines": problem.symptoms.lines[: _LINES[tight]],
            "steps": problem.solution.steps[: _STEPS[tight]] if problem.solution else (),
            "guests": [*self._guests(problem.proof.interviews if problem.proof else ())][
                : _GUESTS[tight]
            ],
        }
        return self.look.manuscript("leaflet", self.look.large_sheet, content, files)

    def _guests(self, slugs: tuple[str, ...]) -> Iterator[tuple[Entry, Fact]]:
        for slug in slugs:
            entry = self.look.shown.get(slug)
            if entry and slug in self.printable and entry.results:
                yield entry, fact(entry.results[0])
