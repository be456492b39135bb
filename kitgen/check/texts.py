"""The words of a kit that are the business's own, as against those that a guest said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from pydantic import BaseModel

from kitgen.check import places
from kitgen.check.rule import InterviewSubject, KitSubject
from kitgen.load.loaded import Loc


class Part(NamedTuple):
    """A text of the kit and where it stands."""

    loc: Loc
    text: str
    path: str | None = None
    """The file. Default: the subject's own."""


# Names, addresses and formulas are no prose; what a guest said is theirs to say; what we promise
# never to do has to name it.
# fmt: off
_NOT_OURS = frozenset(
    {
        "name", "place", "email", "url", "profiles", "action", "file", "problem", "language",
        "currency", "unit", "base", "base_unit", "formula", "flow", "delay", "key", "id",
        "never", "quotes", "interview", "interviews", "problems", "ideal_customers",
        "contact", "value", "ask_after", "fonts", "color", "logo",
    }
)
# fmt: on


def texts(value: object, loc: Loc = (), path: str | None = None) -> Iterator[Part]:
    """Every text of a noun that is written by the business, in the order of its fields."""
    if isinstance(value, str):
        if not isinstance(value, Enum):
            yield Part(loc, value, path)
    elif isinstance(value, BaseModel):
        for field in type(value).model_fields:
            if field not in _NOT_OURS:
                yield from texts(getattr(value, field), (*loc, field), path)
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from texts(entry, (*loc, key), path)
    elif isinstance(value, tuple):
        for index, entry in enumerate(value):
            yield from texts(entry, (*loc, index), path)


def kit_texts(subject: KitSubject) -> Iterator[Part]:
    """Every text of the kit that is the business's own, interviews left aside."""
    settings = subject.kit.settings
    for field in ("business", "guide", "offer", "site"):
        yield from texts(getattr(settings, field), (field,), places.SETTINGS)
    for slug, customer in subject.kit.ideal_customers.items():
        yield from texts(customer, (), places.ideal_customer(subject, slug))
    for slug, problem in subject.kit.problems.items():
        yield from texts(problem, (), places.problem(subject, slug))
    if subject.kit.process:
        yield from texts(subject.kit.process, (), places.process(subject))


def interview_texts(subject: InterviewSubject) -> Iterator[Part]:
    """Every text of an interview that is the business's own: never an answer or a quote."""
    interview = subject.interview
    for field in (
        "standfirst",
        "summary",
        "description",
        "results_note",
        "lead",
        "hand_off",
        "pass_on",
        "share_words",
        "posts",
        "notes",
    ):
        yield from texts(getattr(interview, field), (field,))
    guest = (interview.guest.name, interview.guest.short)
    for index, exchange in enumerate(interview.conversation):
        if exchange.question and (exchange.speaker is None or exchange.speaker not in guest):
            yield Part(("conversation", index, "question"), exchange.question)
