"""What each column of an export is: as the kit says it, else guessed from its heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from kitgen.load.leads.cell import LONGEST, folded
from kitgen.load.leads.currencies import code_of
from kitgen.load.leads.headings import Known, known
from kitgen.load.leads.stages import meaning_of
from kitgen.model.columns import Columns, Meaning, Origin, StageWord

PATH = "content/columns/leads.yaml"
"""The file of a kit that says what the columns of its exports are."""
_SEVERAL = frozenset(
    (
        Meaning.EMAIL,
        Meaning.MEETING_ON,
        Meaning.OPPORTUNITY_ON,
        Meaning.WON_ON,
        Meaning.LOST_ON,
    )
)
_ENTERED = re.compile(r"date entered \W*(.+?)\W*(?:\([^()]*\)\W*)?", re.IGNORECASE)
_MONEY = re.compile(r"(.*?)\s*(?:[(\[]\s*(\S{1,4})\s*[)\]]|\s(?:in|en)\s+(\S{1,4})|\s([€$£¥]))")
_ADDRESS = re.compile(r"[^\s@<>\"',;:]+@[^\s@<>\"',;:]+\.[^\s@<>\"',;:.]+")
_LIKE = 0.9
_SHORTEST = 5
_WORST = 10_000
_DAYS: Mapping[StageWord, Meaning] = {
    StageWord.INTRODUCTION: Meaning.INTRODUCED_ON,
    StageWord.MEETING: Meaning.MEETING_ON,
    StageWord.OPPORTUNITY: Meaning.OPPORTUNITY_ON,
    StageWord.WON: Meaning.WON_ON,
    StageWord.LOST: Meaning.LOST_ON,
}


class Guess(NamedTuple):
    """A column, and what it is taken for."""

    heading: str
    column: int
    """From 0."""
    meaning: Meaning
    why: str
    saved: bool = False
    """Whether the kit's own file says it."""
    currency: str = ""
    """The currency that the heading names, of an amount."""


class _Candidate(NamedTuple):
    rank: int
    guess: Guess


def is_known(heading: str) -> bool:
    """Whether some program writes this heading."""
    return folded(heading) in known() or _entered(heading, Origin.SHEET) is not None


def guess(
    headings: Sequence[str],
    saved: Columns | None,
    origin: Origin,
    sample: Sequence[Sequence[str]] = (),
) -> tuple[Guess, ...]:
    """What is known of the columns, in their order; those of no meaning are left out.

    `sample` are some rows: a column of addresses is told by its cells.
    """
    said = _said(headings, saved)
    taken = {one.meaning for one in said.values()}
    candidates: dict[Meaning, list[_Candidate]] = {}
    seen = {one.heading for one in said.values()}
    for column, heading in enumerate(headings):
        if not heading or heading in seen or len(heading) >= LONGEST:
            continue
        seen.add(heading)
        found = _look_up(heading, column, origin)
        if found and found.guess.meaning is not Meaning.NOTHING:
            candidates.setdefault(found.guess.meaning, []).append(found)
    chosen = [*said.values()]
    for meaning, several in candidates.items():
        if meaning in taken:
            continue
        several.sort(key=lambda one: (one.rank, one.guess.column))
        kept = several if meaning in _SEVERAL else several[:1]
        chosen += [one.guess for one in kept]
    chosen = _with_status_as_stage(chosen)
    if not any(one.meaning is Meaning.EMAIL for one in chosen):
        chosen += _addresses(headings, sample, {one.column for one in chosen})
    return tuple(sorted(chosen, key=lambda one: one.column))


def absent(headings: Sequence[str], saved: Columns) -> Mapping[str, str]:
    """Columns of the kit's file that the export has not, with the heading that may be meant.

    Where it has less than half of them, it is an export of another kind, and none is missed.
    """
    here = set(map(folded, headings))
    read = [name for name, meaning in saved.columns.items() if meaning is not Meaning.NOTHING]
    missing = [name for name in read if folded(name) not in here]
    if len(missing) * 2 > len(read):
        return {}
    mentioned = set(map(folded, saved.columns))
    free = [heading for heading in headings if heading and folded(heading) not in mentioned]
    return {name: _nearest(name, free) for name in missing}


def _nearest(name: str, headings: Iterable[str]) -> str:
    best, near = 0.6, ""
    matcher = SequenceMatcher(b=folded(name)[:80])
    for heading in headings:
        matcher.set_seq1(folded(heading)[:80])
        if matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
            best, near = ratio, heading
    return near


def _said(headings: Sequence[str], saved: Columns | None) -> dict[int, Guess]:
    """What the kit's file says of the columns that are there."""
    if saved is None:
        return {}
    by_words = {folded(name): meaning for name, meaning in saved.columns.items()}
    found = {}
    seen = set()
    for column, heading in enumerate(headings):
        meaning = saved.columns.get(heading) or by_words.get(folded(heading))
        if heading and meaning and heading not in seen:
            seen.add(heading)
            currency = _currency(heading)[1] if meaning is Meaning.AMOUNT else ""
            found[column] = Guess(heading, column, meaning, f"{PATH} says so", True, currency)
    return found


def _look_up(heading: str, column: int, origin: Origin) -> _Candidate | None:
    words = folded(heading)
    if found := known().get(words):
        return _Candidate(found.rank, Guess(heading, column, found.meaning, "a known heading"))
    if entered := _entered(heading, origin):
        why = "the day it came to this stage"
        return _Candidate(0, Guess(heading, column, entered, why))
    bare, currency = _currency(heading)
    if currency and (found := known().get(folded(bare))) and found.meaning is Meaning.AMOUNT:
        why = f"a known heading, in {currency}"
        return _Candidate(
            found.rank, Guess(heading, column, Meaning.AMOUNT, why, currency=currency)
        )
    like = _like(words)
    if like is None:
        return None
    name, found = like
    return _Candidate(
        _WORST + found.rank, Guess(heading, column, found.meaning, f"much like “{name}”")
    )


def _like(words: str) -> tuple[str, Known] | None:
    """The known heading that differs by a slip, a plural or a word's end."""
    if not _SHORTEST <= len(words) <= 60:
        return None
    matcher = SequenceMatcher(b=words)
    best, found = _LIKE, None
    for name, what in known().items():
        # A slip is seldom in the first letter, and an export may have a thousand columns.
        if name[0] != words[0]:
            continue
        matcher.set_seq1(name)
        if (
            matcher.real_quick_ratio() > best
            and matcher.quick_ratio() > best
            and (ratio := matcher.ratio()) > best
        ):
            best, found = ratio, (name, what)
    return found


def _entered(heading: str, origin: Origin) -> Meaning | None:
    """What HubSpot's `Date entered "Contract sent (Sales Pipeline)"` is."""
    entered = _ENTERED.fullmatch(heading)
    stage = meaning_of(entered[1], origin) if entered else None
    return _DAYS.get(stage) if stage else None


def _currency(heading: str) -> tuple[str, str]:
    """A heading without the currency that it ends with, and its code: Amount (USD)."""
    found = _MONEY.fullmatch(heading)
    mark = (found[2] or found[3] or found[4]) if found else ""
    code = code_of(mark) if mark else None
    return (found[1], code) if found and code else (heading, "")


def _with_status_as_stage(chosen: list[Guess]) -> list[Guess]:
    """Without a stage, the status is it."""
    if any(one.meaning is Meaning.STAGE for one in chosen):
        return chosen
    return [
        one._replace(meaning=Meaning.STAGE)
        if one.meaning is Meaning.STATUS and not one.saved
        else one
        for one in chosen
    ]


def _addresses(
    headings: Sequence[str], sample: Sequence[Sequence[str]], taken: set[int]
) -> list[Guess]:
    for column, heading in enumerate(headings):
        if column in taken or not heading or len(heading) >= LONGEST:
            continue
        cells = [row[column].strip() for row in sample if len(row) > column]
        filled = [cell for cell in cells if cell]
        fitting = sum(_ADDRESS.fullmatch(cell) is not None for cell in filled)
        if fitting > 2 and fitting >= 0.8 * len(filled):
            return [Guess(heading, column, Meaning.EMAIL, "its cells are e-mail addresses")]
    return []
