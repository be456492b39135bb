"""The slides of one problem: who and how it feels, what it costs, and only then what works."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kitgen.outputs.common.chapters import Part
from kitgen.outputs.slides import layout, money, notes, people, witness
from kitgen.outputs.slides.draft import Draft
from kitgen.outputs.slides.grid import columns, timeline
from kitgen.outputs.slides.layout import Layout
from kitgen.outputs.slides.section import Section
from kitgen.outputs.slides.sentences import brief
from kitgen.outputs.slides.slide import Paragraph, Run, Slide, Words
from kitgen.text import markdown, typography

TICK: Final = 26.0
"""How far statements stand from their squares' edge."""
_EVENTS: Final = 6
_STEPS: Final = 5
_STATEMENTS: Final = 16
"""More do not fit on a slide that can be read from the back of a room."""


def slides(draft: Draft, part: Part, *, single: bool) -> Iterator[Slide]:
    """In the order in which they are shown; single, the part is the whole guide."""
    section = Section(draft, part, single=single)
    made = (
        people.who(section),
        *_signs(section),
        money.cost(section),
        *money.worked(section),
        *_timeline(section),
        *_solution(section),
        witness.proof(section),
        witness.quote(section),
        _check(section),
    )
    yield from (slide for slide in made if slide)


def _signs(section: Section) -> Iterator[Slide | None]:
    symptoms, at = section.problem.symptoms, layout.LIST
    lines = [markdown.plain(line) for line in symptoms.lines]
    titles = [symptoms.text, symptoms.title]
    pages = section.draft.pages(
        lines, lambda some: section.set.ruled(at, "body", some), section.source, titles
    )
    note = symptoms.note
    margin = (
        section.set.set(
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
    yield from section.several(
        "signs",
        at,
        titles,
        [(page, margin if number == 0 else None) for number, page in enumerate(pages)],
        notes.signs(section.problem, section.strings),
        "symptoms",
    )


def _timeline(section: Section) -> Iterator[Slide | None]:
    found = section.problem.timeline
    if found is None or not found.events:
        return
    at = layout.COLUMNS
    place = at.place("table")
    yield from section.dealt(
        "timeline",
        at,
        [*section.problem.consequences[:1], found.text, found.title],
        [(typography.curl(one.when), brief(one.text, 280)) for one in found.events],
        lambda some: timeline(section.set.rulers, place, some),
        notes.timeline(section.problem, section.strings),
        "timeline",
        most=_EVENTS,
    )


def _solution(section: Section) -> Iterator[Slide | None]:
    found = section.problem.solution
    if found is None or not found.steps:
        return
    at = layout.COLUMNS
    begin = section.strings.say("begin")
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
    yield from section.dealt(
        "solution",
        at,
        [found.title, found.text],
        steps,
        lambda some: columns(section.set.rulers, place, some),
        notes.solution(section.problem, section.strings),
        "solution",
        most=_STEPS,
    )


def _check(section: Section) -> Slide | None:
    check = section.problem.self_check
    if check is None or not 0 < len(check.statements) <= _STATEMENTS:
        return None
    at = layout.TWO
    lines = [markdown.plain(line) for line in check.statements]
    half = -(-len(lines) // 2) if len(lines) > 4 else len(lines)
    columns: list[Words | None] = []
    for place, some in (("body", lines[:half]), ("second", lines[half:])):
        if some:
            paragraphs = [Paragraph((Run(line),)) for line in some]
            columns.append(section.set.set(_indented(at), place, paragraphs, gap=13.0))
    if not all(columns):
        return None
    return section.slide(
        "check",
        at,
        [check.text, check.title],
        [replace(words, kind="ticks") for words in section.set.alike(_indented(at), columns)],
        notes.check(section.problem),
        chapter="self-check",
    )


def _indented(at: Layout) -> Layout:
    places = tuple(
        place._replace(width=place.width - TICK) if place.name in ("body", "second") else place
        for place in at.places
    )
    return Layout(at.name, places, at.numbered, at.ruled)
