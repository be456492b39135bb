"""A problem of an ideal customer: symptoms and cost first, then the way out and the proof."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kitgen.model.base import Line, Noun, Slug, Text
from kitgen.model.cost import CostModel


class Note(Noun):
    """A remark in the margin."""

    label: Line
    text: Text


class Symptoms(Noun):
    """How the reader notices, in scenes of their week."""

    title: Line = "The symptoms"
    text: Text
    lines: tuple[Line, ...]
    """Each a scene, never a diagnosis: You open the bank before you open the drawings."""
    note: Note | None = None
    after: Text | None = None


class Event(Noun):
    """One date of the timeline."""

    when: Line
    """Today, Month 3."""
    months: Annotated[float, Field(ge=0, le=600)] | None = None
    """How far from today. Default: the number in `when`; none for the first event without one."""
    text: Text


class Timeline(Noun):
    """What happens if nothing changes."""

    title: Line = "If nothing changes"
    text: Text | None = None
    events: tuple[Event, ...]


class Step(Noun):
    """One step of the way out, which the reader can take alone."""

    title: Line
    text: Text
    begin: Line | None = None
    """The first move: list every finished stage not yet invoiced."""
    begin_when: Line | None = None
    """Begin on Monday."""


class Exhibit(Noun):
    """A small table that shows the way out at work."""

    title: Line
    measure: Line | None = None
    columns: tuple[Line, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] | None = None
    blank: Annotated[int, Field(ge=0, le=24)] = 0
    """Empty rows for the reader's pencil, in print."""
    caption: Line | None = None


class Solution(Noun):
    """What works. It never comes before the symptoms and the cost."""

    title: Line
    text: Text
    steps: tuple[Step, ...]
    exhibits: tuple[Exhibit, ...] = ()


class ProofQuote(Noun):
    """A line of an interview, word for word."""

    interview: Slug
    text: Line


class Proof(Noun):
    """Who has done it, in their own words and figures."""

    title: Line
    text: Text | None = None
    interviews: tuple[Slug, ...]
    chart_title: Line | None = None
    """A full sentence: Every studio now waits less than half as long."""
    chart_measure: Line | None = None
    result: Line | None = None
    """The key of the result that all these interviews share; it is what the chart compares."""
    caption: Line | None = None
    quotes: tuple[ProofQuote, ...] = ()


class Score(Noun):
    """What a number of ticks means."""

    at_least: int
    text: Text


class SelfCheck(Noun):
    """Statements to tick, and what the number means."""

    title: Line
    text: Text
    statements: tuple[Line, ...]
    scores: tuple[Score, ...]
    """Highest first."""


class Objection(Noun):
    """What the reader may say against it, and an honest answer."""

    says: Line
    answer: Text


class Problem(Noun):
    """One problem and all its chapters, in the order in which they are read."""

    title: Line
    """What we call it: Waiting to be paid."""
    order: int = 100
    """Its place in the guide, lowest first."""
    question: Line
    """What the reader asks: Why is the money always late?"""
    standfirst: Text
    description: Line
    """For search engines and link previews, 50 to 160 characters."""
    ideal_customers: tuple[Slug, ...]
    symptoms: Symptoms
    causes: tuple[Text, ...] = ()
    consequences: tuple[Text, ...] = ()
    cost: CostModel | None = None
    timeline: Timeline | None = None
    solution: Solution | None = None
    proof: Proof | None = None
    self_check: SelfCheck | None = None
    objections: tuple[Objection, ...] = ()
