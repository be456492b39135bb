"""The slide of whom a problem is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from kitgen.model.ideal_customer import IdealCustomer
from kitgen.outputs.slides import layout, notes
from kitgen.outputs.slides.layout import Layout
from kitgen.outputs.slides.section import Section
from kitgen.outputs.slides.setting import joined
from kitgen.outputs.slides.slide import Paragraph, Run, Slide, Words
from kitgen.text import typography

_SIGNS: Final = 3


def who(section: Section) -> Slide | None:
    """Two ideal customers, if there is room for something of each."""
    known = section.draft.kit.ideal_customers
    customers = [known[slug] for slug in section.problem.ideal_customers if slug in known][:2]
    at = layout.TWO
    about, chapter = _side(section, customers)
    for count in range(_SIGNS, 0, -1):
        columns = [
            _person(section, at, place, customer.name, about(customer)[:count])
            for place, customer in zip(("body", "second"), customers, strict=False)
        ]
        if customers and all(columns):
            return section.slide(
                "who",
                at,
                [section.problem.standfirst, section.problem.question],
                section.set.alike(at, columns),
                notes.who(customers, section.strings),
                chapter=chapter,
            )
    return None


def _side(
    section: Section, customers: Sequence[IdealCustomer]
) -> tuple[Callable[[IdealCustomer], Sequence[str]], str]:
    """What is told of the same people, another thing in each part; and how it is called."""
    sides: tuple[tuple[str, Callable[[IdealCustomer], Sequence[str]]], ...] = (
        ("slides_signs", lambda one: one.signs),
        ("slides_fears", lambda one: one.fears),
        ("slides_triggers", lambda one: one.triggers),
        ("slides_doing_now", lambda one: one.doing_now),
    )
    told = [side for side in sides if all(map(side[1], customers))] or [sides[0]]
    name, about = told[(section.part.number - 1) % len(told)]
    return about, section.strings.say(name)


def _person(
    section: Section, at: Layout, place: str, name: str, lines: Sequence[str]
) -> Words | None:
    heading = Paragraph((Run(joined(typography.curl(name)), colour="accent"),))
    said = [Paragraph((Run(typography.curl(line)),)) for line in lines]
    return section.set.set(at, place, [heading, *said], gap=12.0)
