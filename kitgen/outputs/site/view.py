"""What templates show of an interview: figures put into words, questions with their answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kitgen.model.interview import Exchange, Figure, Interview, Quote, Result
from kitgen.model.kit import Entry
from kitgen.text import markdown, numbers, typography


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure before and after, ready to be set."""

    label: str
    short: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Said:
    """What one person said."""

    speaker: str | None
    """Named only where somebody other than the guest speaks in the answer."""
    html: Markup
    at: float | None


@dataclass(frozen=True, slots=True)
class Pull:
    """A line worth passing on."""

    id: str
    text: str
    at: float | None


@dataclass(frozen=True, slots=True)
class Asked:
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
    guest = interview.guest.name
    several = any(turn.speaker not in (None, guest) for turn in exchange.turns)
    said = tuple(
        Said(
            (turn.speaker or guest) if several else None,
            Markup(markdown.render(turn.text)),
            turn.at,
        )
        for turn in exchange.turns
    )
    question = exchange.question
    return Asked(
        # The address of a moment is a media fragment: it works with and without a script.
        id=f"t={exchange.at:g}" if exchange.at is not None else f"q{number}",
        at=exchange.at,
        question=Markup(markdown.inline(question)) if question else None,
        speaker=exchange.speaker,
        said=said,
        pulls=pulls,
        notes=tuple(
            Markup(markdown.inline(note.text)) for note in interview.notes if note.beside == number
        ),
        figures=tuple(figure for figure in interview.figures if figure.after == number),
    )


def moment(exchanges: Sequence[Asked], seconds: float) -> str:
    """The address of what is being said at a moment; the player's before the first answer."""
    said = [one.id for one in exchanges if one.at is not None and one.at <= seconds]
    return said[-1] if said else "listen"
