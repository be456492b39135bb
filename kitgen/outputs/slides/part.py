"""The slides of one problem: who and how it feels, what it costs, and only then what works."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from kitgen.model.ideal_customer import IdealCustomer
from kitgen.model.kit import Entry
from kitgen.model.problem import Problem
from kitgen.outputs.common import calculator, view
from kitgen.outputs.common.chapters import Part
from kitgen.outputs.slides import figures, layout, notes
from kitgen.outputs.slides.draft import Draft
from kitgen.outputs.slides.grid import columns, key_figures, ledger, timeline
from kitgen.outputs.slides.layout import Layout
from kitgen.outputs.slides.sentences import brief
from kitgen.outputs.slides.setting import joined
from kitgen.outputs.slides.slide import (
    Figure,
    Item,
    Paragraph,
    Picture,
    Run,
    Slide,
    Table,
    Words,
)
from kitgen.text import markdown, typography

TICK: Final = 26.0
"""How far statements stand from their squares' edge."""
_EVENTS: Final = 6
_STEPS: Final = 5
_SIGNS: Final = 3
_WITNESSES: Final = 8
_STATEMENTS: Final = 16
"""More do not fit on a slide that can be read from the back of a room."""


class PartSlides:
    """Makes the slides of one problem."""

    def __init__(self, draft: Draft, part: Part, *, single: bool) -> None:
        """Keep the part; single, it is the whole guide."""
        self.draft, self.part, self.single = draft, part, single
        self.strings, self.set = draft.strings, draft.set
        self.problem: Problem = part.problem
        self.titles = {chapter.id: chapter.title for chapter in part.chapters}
        self.source = f"content/problems/{part.slug}.yaml"

    def slides(self) -> Iterator[Slide]:
        """In the order in which they are shown."""
        made = (
            self._who(),
            *self._signs(),
            self._cost(),
            *self._sum(),
            *self._timeline(),
            *self._solution(),
            self._proof(),
            self._quote(),
            self._check(),
        )
        yield from (slide for slide in made if slide)

    def _slide(
        self,
        id: str,
        layout: Layout,
        titles: Sequence[str | None],
        items: Sequence[Item | None],
        said: Sequence[str],
        *,
        chapter: str = "",
        suffix: str = "",
        entire: bool = False,
    ) -> Slide | None:
        over = None
        if any(place.name == "kicker" for place in layout.places):
            title = self.titles.get(chapter, chapter)
            over = self.set.kicker(layout, "" if self.single else self.problem.title, title)
        return self.draft.slide(
            f"{id}-{self.part.slug}",
            layout,
            [title for title in titles if title],
            (over, *items),
            said,
            self.source,
            suffix=suffix,
            entire=entire,
        )

    def _several(
        self,
        id: str,
        layout: Layout,
        titles: Sequence[str | None],
        pages: Sequence[Sequence[Item | None]],
        said: Sequence[str],
        chapter: str,
    ) -> Iterator[Slide | None]:
        """One slide a page, numbered if there are several; the notes go with the first."""
        for number, items in enumerate(pages, 1):
            more = {"n": number, "total": len(pages)}
            suffix = f" {self.strings.say('slides_more', **more)}" if len(pages) > 1 else ""
            name = f"{id}-{number}" if number > 1 else id
            spoken = said if number == 1 else _spoken(items)
            yield self._slide(name, layout, titles, items, spoken, chapter=chapter, suffix=suffix)

    def _who(self) -> Slide | None:
        known = self.draft.kit.ideal_customers
        customers = [known[slug] for slug in self.problem.ideal_customers if slug in known][:2]
        at = layout.TWO
        about, chapter = self._side(customers)
        for count in range(_SIGNS, 0, -1):
            columns = [
                self._person(at, place, customer.name, about(customer)[:count])
                for place, customer in zip(("body", "second"), customers, strict=False)
            ]
            if customers and all(columns):
                return self._slide(
                    "who",
                    at,
                    [self.problem.standfirst, self.problem.question],
                    self.set.alike(at, columns),
                    notes.who(customers, self.strings),
                    chapter=chapter,
                )
        return None

    def _side(
        self, customers: Sequence[IdealCustomer]
    ) -> tuple[Callable[[IdealCustomer], Sequence[str]], str]:
        """What is told of the same people, another thing in each part; and how it is called."""
        sides: tuple[tuple[str, Callable[[IdealCustomer], Sequence[str]]], ...] = (
            ("slides_signs", lambda one: one.signs),
            ("slides_fears", lambda one: one.fears),
            ("slides_triggers", lambda one: one.triggers),
            ("slides_doing_now", lambda one: one.doing_now),
        )
        told = [side for side in sides if all(map(side[1], customers))] or [sides[0]]
        name, about = told[(self.part.number - 1) % len(told)]
        return about, self.strings.say(name)

    def _person(self, at: Layout, place: str, name: str, lines: Sequence[str]) -> Words | None:
        heading = Paragraph((Run(joined(typography.curl(name)), colour="accent"),))
        said = [Paragraph((Run(typography.curl(line)),)) for line in lines]
        return self.set.set(at, place, [heading, *said], gap=12.0)

    def _signs(self) -> Iterator[Slide | None]:
        symptoms, at = self.problem.symptoms, layout.LIST
        lines = [markdown.plain(line) for line in symptoms.lines]
        pages = self.draft.pages(lines, lambda some: self.set.ruled(at, "body", some), self.source)
        note = symptoms.note
        margin = (
            self.set.set(
                at,
                "note",
                [
                    Paragraph((Run(typography.curl(note.label), bold=True, colour="ink"),)),
                    Paragraph((Run(markdown.plain(note.text)),)),
                ],
            )
            if note
            else None
        )
        yield from self._several(
            "signs",
            at,
            [symptoms.text, symptoms.title],
            [(page, margin if number == 0 else None) for number, page in enumerate(pages)],
            notes.signs(self.problem, self.strings),
            "symptoms",
        )

    def _cost(self) -> Slide | None:
        cost = self.problem.cost
        figure = figures.of_cost(self.part.slug, cost, self.strings) if cost else None
        if cost is None or cost.chart is None or figure is None:
            return None
        beside = figure.kind == "lines"
        at = layout.CHART_AND_FIGURES if beside else layout.CHART
        told = key_figures(self.set.rulers, at.place("figures"), figure.chart) if beside else None
        return self._slide(
            "cost",
            at,
            [cost.chart.title, cost.title],
            self._chart(at, figure, cost.chart.caption, told),
            notes.cost(self.problem),
            chapter="cost",
        )

    def _chart(
        self, at: Layout, figure: Figure, caption: str | None, told: Table | None = None
    ) -> list[Item | None]:
        return [
            self._measure(at, figure),
            figure,
            told,
            self.set.some(at, "caption", caption) if caption else None,
        ]

    def _measure(self, at: Layout, figure: Figure) -> Words | None:
        """What is measured; two bars of a pair are named here, each in its colour."""
        if figure.kind == "changes":
            before, after = (series.name for series in figure.series)
            runs = [Run(f"{typography.curl(figure.chart.measure)}: ")]
            runs += [Run(before, bold=True), Run(" · "), Run(after, bold=True, colour="accent")]
            if words := self.set.set(at, "measure", [Paragraph(tuple(runs))]):
                return words
        return self.set.some(at, "measure", figure.chart.measure)

    def _sum(self) -> Iterator[Slide | None]:
        cost = self.problem.cost
        if cost is None or not cost.lines:
            return
        at = layout.TABLE_ONLY
        counted = calculator.of(cost)
        title = self.strings.say(
            "slides_sum", total=cost.total, sum=counted.total, period=cost.period
        )
        place = at.place("table")
        pages = self.draft.pages(
            range(len(counted.lines)),
            lambda some: ledger(
                self.set.rulers,
                place,
                cost,
                counted,
                self.strings,
                some,
                closed=some[-1] == len(counted.lines) - 1,
            ),
            self.source,
        )
        beside = self.set.some(at, "note", cost.sum_title)
        yield from self._several(
            "sum",
            at,
            [typography.curl(title), cost.sum_title],
            [(page, beside) for page in pages],
            notes.worked(self.problem),
            "cost",
        )

    def _timeline(self) -> Iterator[Slide | None]:
        found = self.problem.timeline
        if found is None or not found.events:
            return
        at = layout.COLUMNS
        events = [(typography.curl(one.when), brief(one.text, 280)) for one in found.events]
        place = at.place("table")
        pages = self.draft.pages(
            events,
            lambda some: timeline(self.set.rulers, place, some),
            self.source,
            most=_EVENTS,
        )
        yield from self._several(
            "timeline",
            at,
            [*self.problem.consequences[:1], found.text, found.title],
            [(page,) for page in pages],
            notes.timeline(self.problem, self.strings),
            "timeline",
        )

    def _solution(self) -> Iterator[Slide | None]:
        found = self.problem.solution
        if found is None or not found.steps:
            return
        at = layout.COLUMNS
        begin = self.strings.say("begin")
        steps = [
            (
                str(number),
                typography.curl(step.title),
                f"{typography.curl(step.begin_when or begin)}: " if step.begin else "",
                typography.curl(step.begin) if step.begin else brief(step.text, 160),
            )
            for number, step in enumerate(found.steps, 1)
        ]
        place = at.place("table")
        pages = self.draft.pages(
            steps,
            lambda some: columns(self.set.rulers, place, some),
            self.source,
            most=_STEPS,
        )
        yield from self._several(
            "solution",
            at,
            [found.title, found.text],
            [(page,) for page in pages],
            notes.solution(self.problem, self.strings),
            "solution",
        )

    def _proof(self) -> Slide | None:
        proof = self.problem.proof
        if proof is None:
            return None
        known = (self.draft.shown.get(slug) for slug in proof.interviews)
        witnesses = [entry for entry in known if entry][:_WITNESSES]
        figure = figures.of_proof(self.part.slug, proof, witnesses, self.strings)
        if figure is None:
            return None
        at = layout.CHART
        return self._slide(
            "proof",
            at,
            [proof.chart_title, proof.title],
            self._chart(at, figure, proof.caption),
            notes.proof(self.problem, witnesses),
            chapter="proof",
        )

    def _quote(self) -> Slide | None:
        proof = self.problem.proof
        for quote in proof.quotes if proof else ():
            entry = self.draft.shown.get(quote.interview)
            if entry is None:
                continue
            pattern = self.strings.say("slides_pattern")
            right = entry.portrait is not None and entry.portrait_looks == "right"
            at = layout.SAID_FLIPPED if right != self.draft.right_to_left else layout.SAID
            said = typography.curl(quote.text)
            if said[:1] not in "“„«‹「『":
                said = f"“{said}”"
            if self.set.words(at, "title", [said]) is None:
                continue
            role = ", ".join(filter(None, (entry.role, entry.company)))
            key = f"portrait:{entry.slug}" if entry.portrait else f"plate:{entry.slug}"
            slide = self._slide(
                "quote",
                at,
                [said],
                [
                    self.set.some(at, "name", entry.name),
                    self.set.some(at, "role", role) if role else None,
                    self._fact(at, entry),
                    Picture(
                        "plate",
                        key,
                        entry.portrait_alt if entry.portrait else pattern,
                    ),
                ],
                notes.quote(quote.text, self.draft.read(entry)),
                entire=True,
            )
            return slide
        return None

    def _fact(self, at: Layout, entry: Entry) -> Words | None:
        proof = self.problem.proof
        keyed = [one for one in entry.results if proof and one.key == proof.result]
        found = (keyed or list(entry.results))[:1]
        if not found:
            return None
        fact = view.fact(found[0])
        change = f"{fact.before} {self.strings.say('from_to')} "
        runs = (
            Run(f"{typography.curl(fact.label)}: "),
            Run(change, colour="ink"),
            Run(fact.after, bold=True, colour="accent"),
        )
        return self.set.set(at, "facts", [Paragraph(runs)])

    def _check(self) -> Slide | None:
        check = self.problem.self_check
        if check is None or not 0 < len(check.statements) <= _STATEMENTS:
            return None
        at = layout.TWO
        lines = [markdown.plain(line) for line in check.statements]
        half = -(-len(lines) // 2) if len(lines) > 4 else len(lines)
        columns: list[Words | None] = []
        for place, some in (("body", lines[:half]), ("second", lines[half:])):
            if some:
                paragraphs = [Paragraph((Run(line),)) for line in some]
                columns.append(self.set.set(_indented(at), place, paragraphs, gap=13.0))
        if not all(columns):
            return None
        return self._slide(
            "check",
            at,
            [check.text, check.title],
            [replace(words, kind="ticks") for words in self.set.alike(_indented(at), columns)],
            notes.check(self.problem),
            chapter="self-check",
        )


def _indented(at: Layout) -> Layout:
    places = tuple(
        place._replace(width=place.width - TICK) if place.name in ("body", "second") else place
        for place in at.places
    )
    return Layout(at.name, places, at.numbered, at.ruled)


def _spoken(items: Sequence[Item | None]) -> tuple[str, ...]:
    """What stands on a slide, for the notes of one that goes on."""
    found: list[str] = []
    for item in items:
        if isinstance(item, Words):
            found += [paragraph.text for paragraph in item.paragraphs]
        elif isinstance(item, Table):
            found += [" ".join(cell.text for cell in row if cell.text) for row in item.rows]
    return tuple(found)
