"""The sales process, and where the ask belongs in it."""

from __future__ import annotations

from enum import StrEnum

from kitgen.model.base import Line, Noun, Slug, Text


class Stage(StrEnum):
    """The stages of a referral."""

    INTRODUCTION = "introduction"
    MEETING = "meeting"
    OPPORTUNITY = "opportunity"
    WON = "won"


class Step(Noun):
    """One step of the work with a customer."""

    id: Slug
    title: Line
    text: Text | None = None
    value_given: Line | None = None
    """What the customer has received by the end of it: the ask is earned here or not at all."""
    stage: Stage | None = None
    """The stage of a referral that is reached with this step."""


class Process(Noun):
    """How a stranger becomes a customer, and a customer an ambassador."""

    steps: tuple[Step, ...]
    ask_after: Slug
    """The step after which an ask may come."""
    ask_every_days: int = 180
    """Never ask the same person more often."""
    listen_for: tuple[Line, ...] = ()
    """Moments when a referral is the answer: "How can I help you?"."""
