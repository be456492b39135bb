"""What templates show of an interview: figures put into words, questions with their answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from kitgen.model.interview import Exchange, Figure, Interview, Quote, Result, Turn
from kitgen.model.kit import Entry
from kitgen.text import markdown, numbers, typography

_BETWEEN = "\n      "
"""Between the turns of one answer, as the template sets them."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure before and after, ready to be set."""

    label: str
    short: str
    before: str
    after: str


class Said(NamedTuple):
    """What one person said, or the guest in several turns."""

    html: Markup
    speaker: str | None = None
    """Named only where somebody other than the guest speaks in the answer."""
    at: float | None = None
    id: str = ""
    """The address of a named turn with a time."""


class Pull(NamedTuple):
    """A line worth passing on."""

    id: str
    text: str
    at: float | None


class Asked(NamedTuple):
    """A question and all that stands with its answer."""

    id: str
    at: float | None
    question: Markup | None
    speaker: str | None
    said: tuple[Said, ...]
    pulls: tuple[Pull, ...]
    notes: tuple[Markup, ...]
    figures: tuple[Figure, ...]


def fact(result: Result) -> Fact:
    """A result in words; a unit that the label already says is left out."""
    unit = result.unit
    shown = unit if unit and (numbers.is_currency_sign(unit) or unit == "%") else None

    def put(value: float) -> str:
        return numbers.quantity(value, shown, short=abs(value) >= 10_000)

    return Fact(result.label, result.short or result.label, put(result.before), put(result.after))


def listed(entries: Sequence[Entry]) -> list[tuple[Entry, Fact | None]]:
    """Entries with the figure that stands beside each in a list."""
    return [(entry, fact(entry.results[0]) if entry.results else None) for entry in entries]


def _normal(text: str) -> str:
    return markdown.plain(text).casefold().strip(" “”\"'‘’.…")


def _answer_with(quote: Quote, interview: Interview) -> int:
    """The answer that a line comes from: as it is written there, else by its words alone."""
    exchanges = interview.conversation
    for number, exchange in enumerate(exchanges, 1):
        if any(quote.text in turn.text for turn in exchange.turns):
            return number
    wanted = _normal(quote.text)
    for number, exchange in enumerate(exchanges, 1):
        if wanted in " ".join(_normal(turn.text) for turn in exchange.turns):
            return number
    return len(exchanges)


def asked(interview: Interview) -> list[Asked]:
    """The conversation in order, pull quotes and notes set where they belong."""
    pulls: dict[int, list[Pull]] = {}
    for number, quote in enumerate(interview.quotes, 1):
        after = quote.after or _answer_with(quote, interview)
        pulls.setdefault(after, []).append(
            Pull(f"line-{number}", typography.curl(quote.text), quote.at)
        )
    return [
        _asked(interview, number, exchange, tuple(pulls.get(number, ())))
        for number, exchange in enumerate(interview.conversation, 1)
    ]


def _asked(interview: Interview, number: int, exchange: Exchange, pulls: tuple[Pull, ...]) -> Asked:
    question = exchange.question
    return Asked(
        # The address of a moment is a media fragment: it works with and without a script.
        id=f"t={exchange.at:g}" if exchange.at is not None else f"q{number}",
        at=exchange.at,
        question=Markup(markdown.inline(question)) if question else None,
        speaker=exchange.speaker,
        said=_said(exchange.turns, interview.guest.name),
        pulls=pulls,
        notes=tuple(
            [
                Markup(markdown.inline(note.text))
                for note in interview.notes
                if note.beside == number
            ]
        ),
        figures=tuple([figure for figure in interview.figures if figure.after == number]),
    )


def _said(turns: Sequence[Turn], guest: str) -> tuple[Said, ...]:
    answers = [markdown.render(turn.text) for turn in turns]
    if all(turn.speaker in (None, guest) for turn in turns):
        return (Said(Markup(_BETWEEN.join(answers))),) if answers else ()
    return tuple(
        Said(
            Markup(html),
            turn.speaker or guest,
            turn.at,
            f"t={turn.at:g}-{place}" if turn.at is not None else "",
        )
        for place, (turn, html) in enumerate(zip(turns, answers, strict=True), 1)
    )


def moment(exchanges: Sequence[Asked], seconds: float) -> str:
    """The address of what is being said at a moment; the player's before the first answer."""
    said = [one.id for one in exchanges if one.at is not None and one.at <= seconds]
    return said[-1] if said else "listen"
