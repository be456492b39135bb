"""The book as a manuscript: the guide's values put into the templates of templates/pdf/."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

from kitgen.draw.canvas import Chart
from kitgen.draw.inked import inked, proportion
from kitgen.model.ideal_customer import IdealCustomer
from kitgen.model.interview import Interview
from kitgen.model.kit import Entry, Kit
from kitgen.model.link import ON_PAPER, ON_SCREEN, interview
from kitgen.outputs.common import calculator
from kitgen.outputs.common.chapters import Part, hosts, parts
from kitgen.outputs.common.exhibits import cost_chart, proof_chart, timeline_chart
from kitgen.outputs.common.passing import Slot
from kitgen.outputs.common.view import named_only
from kitgen.outputs.pdf.causes import WHOLE, heard
from kitgen.outputs.pdf.cover import Cover, cover
from kitgen.outputs.pdf.look import Look, Manuscript
from kitgen.outputs.pdf.sheet import MM, SHEETS
from kitgen.outputs.pdf.talk import Pictured, Talk, talk
from kitgen.outputs.pdf.voices import UPPER, apart
from kitgen.text import typography

_CHARTS: Final = ("cost", "timeline", "proof")
_HEAD: Final = 46
"""Characters of a running head."""
_SPREADS: Final = 4
"""Conversations that a part shows at length; the others are named."""


class Drawn(NamedTuple):
    """A chart and the file that it is drawn in."""

    chart: Chart
    file: str


class Title(ValueError):
    """A title that fits on no cover."""


def _running(title: str) -> str:
    """A title as it runs above the pages: shortened at a word, if need be."""
    words = typography.curl(title)
    if len(words) <= _HEAD:
        return words
    kept = words[:_HEAD]
    return (kept.rpartition(" ")[0] or kept).rstrip(" ,.;:–—") + "…"


@dataclass(frozen=True)
class Book:
    """A guide, and what its book is set with."""

    look: Look
    read: Callable[[Entry], Interview]
    printable: frozenset[str]
    """The interviews whose guests agreed to be in the book, by slug."""
    pictured: Pictured

    @property
    def _kit(self) -> Kit:
        return self.look.kit

    @cached_property
    def parts(self) -> list[Part]:
        """The guide's parts."""
        return parts(self._kit, self.look.theme.strings)

    @cached_property
    def cover(self) -> Cover:
        """The cover; raises Title."""
        guide = self._kit.settings.guide
        title = typography.curl(guide.title)
        found = cover(title, guide.subtitle, self.look.sheet, self.look.ruler)
        if found is None:
            raise Title(guide.title)
        return found

    @cached_property
    def drawn(self) -> Mapping[str, Drawn]:
        """The charts of all parts, by the part's slug and the chapter."""
        found: dict[str, Drawn] = {}
        for part in self.parts:
            for chapter, chart in self._charts(part):
                name = f"{part.slug}-{chapter}"
                found[name] = Drawn(chart, f"chart-{name}.svg")
        return found

    def _charts(self, part: Part) -> Iterator[tuple[str, Chart]]:
        problem, strings = part.problem, self.look.theme.strings
        if problem.cost and (chart := cost_chart(part.slug, problem.cost, strings)):
            yield "cost", chart
        if problem.timeline and problem.cost:
            events = problem.timeline.events
            if chart := timeline_chart(part.slug, events, problem.cost, strings):
                yield "timeline", chart
        proof, witnesses = problem.proof, self._witnesses(part)
        if proof and (chart := proof_chart(part.slug, proof, witnesses, strings)):
            yield "proof", chart

    def _witnesses(self, part: Part) -> list[Entry]:
        """Who bears witness in a part, of those who agreed to be in the book."""
        proof = part.problem.proof
        named = proof.interviews if proof else ()
        shown = self.look.shown
        return [shown[slug] for slug in named if slug in shown and slug in self.printable]

    def _listed(self, part: Part) -> Iterator[Entry]:
        """All who bear witness on the site; of those who did not agree to print only the name."""
        proof = part.problem.proof
        for slug in proof.interviews if proof else ():
            if entry := self.look.shown.get(slug):
                yield entry if slug in self.printable else named_only(entry)

    @cached_property
    def at_length(self) -> Mapping[str, tuple[str, ...]]:
        """The conversations that each part shows at length, each in one part only."""
        guests = {slug: one for slug, one in self.look.shown.items() if slug in self.printable}
        return {part: slugs[:_SPREADS] for part, slugs in hosts(self.parts, guests).items()}

    def manuscript(
        self, tightness: Mapping[str, int], pages: Mapping[str, int] | None = None
    ) -> Manuscript:
        """The whole book; conversations that were too long for their page are set tighter.

        `pages` are the numbers of pages by id, where they are known.
        """
        talks = {
            part: tuple(self._talk(slug, tightness.get(slug, 0)) for slug in slugs)
            for part, slugs in self.at_length.items()
        }
        sheet = self.look.sheet
        width = min(sheet.full, (sheet.depth / MM - 20) * 0.8)
        made = self.look.manuscript(
            "book",
            sheet,
            {**self._content(talks), "pages": pages or {}},
            {
                one.file: inked(one.chart.wide_svg, self.look.inks).encode()
                for one in self.drawn.values()
            },
            portrait_box=(round(width, 1), round(width * 1.25, 1)),
            upper=UPPER,
            running=_running,
            running_title=_running(self._kit.settings.guide.title),
        )
        return made._replace(labels={**made.labels, **dict(self._names)})

    @property
    def _names(self) -> Iterator[tuple[Slot, str]]:
        """What links to those are called who did not agree to print."""
        for slug, entry in self.look.shown.items():
            if slug not in self.printable:
                for channel in (ON_SCREEN, ON_PAPER):
                    yield Slot(interview(slug), channel), entry.name

    def _content(self, talks: Mapping[str, tuple[Talk, ...]]) -> dict[str, Any]:
        settings = self._kit.settings
        spread = {one.entry.slug for some in talks.values() for one in some}
        return {
            "page": settings.book.page,
            "parts": self.parts,
            "single": len(self.parts) == 1,
            "cover": self.cover,
            "customers": {part.slug: self._customers(part) for part in self.parts},
            "sums": {
                part.slug: calculator.of(part.problem.cost)
                for part in self.parts
                if part.problem.cost
            },
            "drawn": {name: self.drawn.get(name) for name in self._chart_names()},
            "charts": [one.chart for one in self.drawn.values()],
            "quoted": {part.slug: self._quoted(part) for part in self.parts},
            "voices": {part.slug: self._voices(part) for part in self.parts},
            "heard": heard(
                self.parts,
                {part.slug: self._witnesses(part) for part in self.parts},
                self.look.theme.strings.language,
                self.look.sheet,
            ),
            "whole": WHOLE,
            "witnesses": {
                part.slug: [
                    (entry, f"talk-{entry.slug}" if entry.slug in spread else "")
                    for entry in self._listed(part)
                ]
                for part in self.parts
            },
            "talks": talks,
            "between": {part.slug: self._between(talks[part.slug]) for part in self.parts},
            "thanks": [entry for entry in self._kit.entries if entry.slug in self.printable],
            "interviewers": [*dict.fromkeys(self._interviewers(talks))],
        }

    def _chart_names(self) -> Iterator[str]:
        return (f"{part.slug}-{kind}" for part in self.parts for kind in _CHARTS)

    def _customers(self, part: Part) -> list[IdealCustomer]:
        known = self._kit.ideal_customers
        return [known[slug] for slug in part.problem.ideal_customers if slug in known]

    def _quoted(self, part: Part) -> list[tuple[str, Entry]]:
        """Lines of the conversations, of those who agreed to be in the book."""
        proof, shown = part.problem.proof, self.look.shown
        return [
            (quote.text, shown[quote.interview])
            for quote in (proof.quotes if proof else ())
            if quote.interview in self.printable and quote.interview in shown
        ]

    def _voices(self, part: Part) -> int | None:
        """The first of the quotes that stands on a page of voices, if there is to be one."""
        proof, drawn = part.problem.proof, self.drawn.get(f"{part.slug}-proof")
        if proof is None or drawn is None:
            return None
        quotes = [text for text, _ in self._quoted(part)]
        chart = proportion(drawn.chart.wide_svg)
        return apart(proof, quotes, [*self._listed(part)], chart, self.look.sheet)

    def _between(self, talks: Sequence[Talk]) -> tuple[str, str] | None:
        """A line of the first conversation, for the page that may have to stand before it."""
        if not talks:
            return None
        entry = talks[0].entry
        words = f"“{typography.curl(min(entry.quotes, key=len))}”" if entry.quotes else entry.name
        return words, ", ".join(filter(None, (entry.name, entry.company)))

    def _interviewers(self, talks: Mapping[str, tuple[Talk, ...]]) -> Iterator[str]:
        for some in talks.values():
            for one in some:
                if name := self.read(one.entry).interviewer:
                    yield name

    def _talk(self, slug: str, tightness: int) -> Talk:
        entry = self.look.shown[slug]
        picture, alt = self.pictured(entry)
        return talk(
            entry,
            self.read(entry),
            picture,
            alt or entry.name,
            self.look.sheet,
            self.look.ruler,
            tightness=tightness,
        )


class Plate(NamedTuple):
    """The house pattern on one of the book's plates: its file, and all that decides it."""

    file: str
    seed: str
    width: int
    height: int
    stones: int | None


def plates(kit: Kit) -> tuple[Plate, ...]:
    """The patterns of a book: they are dear to draw, and seldom change."""
    title, sheet = kit.settings.guide.title, SHEETS[kit.settings.book.page]
    # As the style sheet lays it out: the lower half of a page.
    wide = round(sheet.full * MM * 1.3)
    high = round((sheet.lines - sheet.lines // 2) * sheet.line * 1.3)
    return (
        Plate("cover.svg", title, 700, 557, None),
        Plate("plate.svg", f"{title} plate", 420, 185, 2),
        Plate("between.svg", f"{title} between", wide, high, 2),
        Plate("colophon.svg", f"{title} colophon", 150, 150, 2),
    )
