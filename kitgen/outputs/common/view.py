"""What templates show of an interview: figures put into words, questions with their answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from markupsafe import Markup

from kitgen.model.interview import Figure, Interview, Quote, Result, Turn
from kitgen.model.kit import Entry
from kitgen.text import batch, markdown, numbers, typography

_BETWEEN = "\n      "
"""Between the turns of one answer, as the template sets them."""


class Fact(NamedTuple):
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


def named_only(entry: Entry) -> Entry:
    """A guest who agreed to the site alone: elsewhere a list says who they are, and no more."""
    return entry._replace(title=entry.name, name="")


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
    exchanges = interview.conversation
    questions = iter(batch.inline_each([one.question for one in exchanges if one.question]))
    answers = iter(batch.render_each([turn.text for one in exchanges for turn in one.turns]))
    guest = interview.guest.name
    return [
        Asked(
            # The address of a moment is a media fragment: it works with and without a script.
            f"t={exchange.at:g}" if exchange.at is not None else f"q{number}",
            exchange.at,
            Markup(next(questions)) if exchange.question else None,
            exchange.speaker,
            _said(exchange.turns, answers, guest),
            tuple(pulls.get(number, ())),
            _notes(interview, number) if interview.notes else (),
            _figures(interview, number) if interview.figures else (),
        )
        for number, exchange in enumerate(exchanges, 1)
    ]


def _said(turns: Sequence[Turn], answers: Iterator[str], guest: str) -> tuple[Said, ...]:
    alone = True
    for turn in turns:
        if turn.speaker is not None and turn.speaker != guest:
            alone = False
    if alone:
        said = _BETWEEN.join(islice(answers, len(turns)))
        return (Said(Markup(said)),) if turns else ()
    return tuple(
        Said(
            Markup(next(answers)),
            turn.speaker or guest,
            turn.at,
            f"t={turn.at:g}-{place}" if turn.at is not None else "",
        )
        for place, turn in enumerate(turns, 1)
    )


def _notes(interview: Interview, number: int) -> tuple[Markup, ...]:
    return tuple(
        Markup(markdown.inline(note.text)) for note in interview.notes if note.beside == number
    )


def _figures(interview: Interview, number: int) -> tuple[Figure, ...]:
    return tuple(figure for figure in interview.figures if figure.after == number)


def moment(exchanges: Sequence[Asked], seconds: float) -> str:
    """The address of what is being said at a moment; the player's before the first answer."""
    said = [one.id for one in exchanges if one.at is not None and one.at <= seconds]
    return said[-1] if said else "listen"
