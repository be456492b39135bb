"""The part of a conversation that a book has room for: how it was, what turned it, how it is now.

Whole paragraphs in the order in which they were said; nothing is ever cut within a paragraph.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kitgen.model.interview import Interview, Turn
from kitgen.outputs.common.units import Paragraph, Unit, units_of
from kitgen.text import markdown

_MOST: Final = 5
"""Exchanges in an excerpt."""
_AFTER: Final = 0.7
"""Where, as a share of the words, what came of it begins."""
_CHOICE: Final = 24
"""Passages of each part of the conversation that are weighed against those of the others."""
_TOLD: Final = 25
"""Words of the guest that a passage needs at least, where there are such: a greeting has fewer."""


class Said(NamedTuple):
    """What one person says in a passage."""

    paragraphs: tuple[str, ...]
    """Markdown, each complete in itself."""
    speaker: str | None = None
    """Named only where somebody other than the guest speaks in the passage."""
    at: float | None = None


class Passage(NamedTuple):
    """A question and as much of its answer as there is room for."""

    number: int
    """Which exchange of the conversation it is from, counted from 1."""
    question: str | None
    speaker: str | None
    """Who asks. Nothing: the interviewer."""
    at: float | None
    said: tuple[Said, ...]
    left_out: bool
    """Whether something is left out between the passage before and this one."""
    begins_later: bool
    """Whether the beginning of the answer is left out."""
    breaks_off: bool
    """Whether the end of the answer is left out."""


class Excerpt(NamedTuple):
    """Passages in order; none if nothing was said."""

    passages: tuple[Passage, ...]
    words: int
    complete: bool
    """Whether it is the whole conversation."""


class _Choice(NamedTuple):
    """Paragraphs of a unit, from one to before another, and what they are worth."""

    place: int
    start: int
    stop: int
    words: int
    told: int
    worth: float


def excerpt(interview: Interview, words: int = 260) -> Excerpt:
    """The passages that carry a conversation best within a number of words.

    The first answer that tells the situation, then what stands in the middle and towards the end,
    rather what holds a marked line or a figure of the results, rather whole answers. Only where no
    paragraph is short enough may the words be more.
    """
    units = units_of(interview, words)
    total = sum(unit.words for unit in units)
    if total <= words:
        whole = (_Choice(at, 0, len(unit.paragraphs), 0, 0, 0) for at, unit in enumerate(units))
        return _excerpt(units, tuple(whole), interview.guest.name)
    weigh = _Scales(interview, words, words / min(3, len(units)))
    choices = [list(weigh.choices(place, unit)) for place, unit in enumerate(units)]
    if any(one.told >= _TOLD for found in choices for one in found):
        choices = [[one for one in found if one.told >= _TOLD] for found in choices]
    chosen = _best(units, choices, words) or [_shortest(units)]
    return _excerpt(units, _filled_up(chosen, choices, words), interview.guest.name)


def _best(units: Sequence[Unit], choices: Sequence[Sequence[_Choice]], words: int) -> list[_Choice]:
    """One passage of each part of the conversation: the worthiest that fit together."""
    opening = next((place for place, found in enumerate(choices) if found), None)
    if opening is None:
        return []
    middle: list[_Choice] = []
    after: list[_Choice] = []
    for unit, found in zip(units[opening + 1 :], choices[opening + 1 :], strict=True):
        (middle if unit.begins < _AFTER else after).extend(found)
    best: tuple[_Choice, ...] = ()
    worth = -1.0
    parts = (_dearest(choices[opening])[:-1], _dearest(middle), _dearest(after))
    for one_of_each in itertools.product(*parts):
        together = tuple(one for one in one_of_each if one is not None)
        if sum(one.words for one in together) <= words:
            worth_together = sum(one.worth for one in together)
            if worth_together > worth:
                best, worth = together, worth_together
    return list(best)


def _dearest(found: Sequence[_Choice]) -> list[_Choice | None]:
    """The worthiest, and the choice to take none."""
    return [*sorted(found, key=lambda one: (-one.worth, one.place, one.start))[:_CHOICE], None]


def _filled_up(
    chosen: list[_Choice], choices: Sequence[Sequence[_Choice]], words: int
) -> list[_Choice]:
    """The choice, and what still has room beside it: five passages at most."""
    room = words - sum(one.words for one in chosen)
    while len(chosen) < _MOST:
        taken = {one.place for one in chosen}
        first = min(taken)
        more = [
            one
            for place, found in enumerate(choices)
            if place not in taken and place > first
            for one in found
            if one.words <= room
        ]
        if not more:
            break
        chosen.append(max(more, key=lambda one: (one.worth, -one.place)))
        room -= chosen[-1].words
    return sorted(chosen)


def _shortest(units: Sequence[Unit]) -> _Choice:
    """The shortest paragraph of all, where every one is longer than it should be."""
    return min(
        (
            _Choice(place, start, start + 1, unit.asked + paragraph.words, 0, 0)
            for place, unit in enumerate(units)
            for start, paragraph in enumerate(unit.paragraphs)
        ),
        key=lambda one: (one.words, one.place, one.start),
    )


class _Scales:
    """What the passages of an interview are worth."""

    def __init__(self, interview: Interview, words: int, share: float) -> None:
        self.words = words
        self.share = share
        """Words that a passage should have."""
        self.quotes = [_normal(quote.text) for quote in interview.quotes]
        self.figures = _figures(interview)

    def choices(self, place: int, unit: Unit) -> Iterator[_Choice]:
        """Every run of paragraphs of a unit that fits."""
        for start in range(len(unit.paragraphs)):
            words, told = unit.asked, 0
            for stop in range(start + 1, len(unit.paragraphs) + 1):
                words += unit.paragraphs[stop - 1].words
                told += unit.paragraphs[stop - 1].told
                if words > self.words:
                    break
                worth = self._worth(unit, start, stop, words, told)
                yield _Choice(place, start, stop, words, told, worth)

    def _worth(self, unit: Unit, start: int, stop: int, words: int, told: int) -> float:
        text = " ".join(paragraph.plain for paragraph in unit.paragraphs[start:stop])
        worth = (min(told, self.share) - max(0.0, words - self.share)) / self.share
        worth += 2.5 * min(2, sum(quote in text for quote in self.quotes))
        worth += 0.8 * bool(self.figures and self.figures.search(text))
        # An answer is best heard from its beginning, and best of all to its end.
        worth += 0.8 * (start == 0) + 0.4 * (stop == len(unit.paragraphs))
        # What turns things is rather told in the middle.
        worth += 0.4 * min(unit.begins, max(0.0, _AFTER - unit.begins))
        return worth + 0.3 * bool(unit.asked)


def _figures(interview: Interview) -> re.Pattern[str] | None:
    """The figures of the results; those of one digit may be anything."""
    numbers = {f"{value:g}" for one in interview.results for value in (one.before, one.after)}
    several = sorted(number for number in numbers if len(number) > 1)
    return re.compile(rf"(?<!\d)(?:{'|'.join(map(re.escape, several))})(?!\d)") if several else None


def _normal(text: str) -> str:
    return markdown.plain(text).casefold().strip(" “”\"'‘’.…")


def _excerpt(units: Sequence[Unit], chosen: Sequence[_Choice], guest: str) -> Excerpt:
    passages: list[Passage] = []
    words = 0
    following = 0
    for place, start, stop, _, _, _ in chosen:
        unit = units[place]
        paragraphs = unit.paragraphs[start:stop]
        exchange = unit.exchange
        passages.append(
            Passage(
                unit.number,
                exchange.question if unit.opens else None,
                exchange.speaker if unit.opens else None,
                exchange.at if unit.opens else exchange.turns[paragraphs[0].turn].at,
                _said(exchange.turns, paragraphs, guest),
                left_out=place != following,
                begins_later=start > 0,
                breaks_off=stop < len(unit.paragraphs),
            )
        )
        following = place + 1
        words += unit.asked + sum(one.words for one in paragraphs)
    whole = not any(one.begins_later or one.breaks_off for one in passages)
    return Excerpt(tuple(passages), words, whole and len(passages) == len(units))


def _said(turns: Sequence[Turn], paragraphs: Sequence[Paragraph], guest: str) -> tuple[Said, ...]:
    speakers = [turns[one.turn].speaker or guest for one in paragraphs]
    if all(speaker == guest for speaker in speakers):
        return (Said(tuple(one.text for one in paragraphs)),)
    return tuple(
        Said(tuple(one.text for one in spoken), turns[number].speaker or guest, turns[number].at)
        for number, spoken in itertools.groupby(paragraphs, key=lambda one: one.turn)
    )
