"""A first look at all rows: what decides how a column's cells are read is the whole column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kitgen.load.leads.amounts import Style
from kitgen.load.leads.cell import clean, folded, said
from kitgen.load.leads.days import Order, agreed, by_language
from kitgen.load.leads.guess import PATH, Guess
from kitgen.load.leads.notes import Notes
from kitgen.load.leads.stages import meaning_of
from kitgen.load.leads.table import Row
from kitgen.model.columns import DAYS, Columns, DateOrder, Decimals, Meaning, Origin, StageWord
from kitgen.model.finding import Severity

_MOST_WORDS = 500
"""More different words than that are no stages."""


@dataclass(slots=True)
class Word:
    """A word of the stage or status column: where it stands first, and how often."""

    line: int
    column: int
    count: int = 0


@dataclass(slots=True)
class Survey:
    """What the columns hold, by their numbers."""

    orders: dict[int, Order] = field(default_factory=dict)
    styles: dict[int, Style] = field(default_factory=dict)
    words: dict[str, Word] = field(default_factory=dict)
    rows: int = 0


def survey(rows: Iterable[Row], guessed: Sequence[Guess]) -> Survey:
    """Look at every row once."""
    found = Survey(
        {one.column: Order() for one in guessed if one.meaning in DAYS},
        {one.column: Style() for one in guessed if one.meaning is Meaning.AMOUNT},
    )
    orders, styles, words = found.orders.items(), found.styles.items(), found.words
    stages = [one.column for one in guessed if one.meaning in (Meaning.STAGE, Meaning.STATUS)]
    for line, cells in rows:
        found.rows += 1
        width = len(cells)
        for column, order in orders:
            # Most programs write the year first, which needs no look.
            if column < width and (cell := cells[column]) and cell[4:5] != "-":
                order.look(clean(cell), line)
        for column, style in styles:
            if column < width and (cell := cells[column]) and not cell.isdecimal():
                style.look(clean(cell), line)
        for column in stages:
            if column < width and (word := said(cells[column])):
                if word not in words and len(words) < _MOST_WORDS:
                    words[word] = Word(line, column + 1)
                if word in words:
                    words[word].count += 1
    return found


def orders_of(
    found: Survey, headings: Sequence[str], saved: Columns | None, notes: Notes
) -> Mapping[int, DateOrder | None]:
    """What 3/5/2026 is in each date column; None where it may be either from cell to cell."""
    if saved and saved.dates:
        return dict.fromkeys(found.orders, saved.dates)
    others = agreed(found.orders.values())
    decided: dict[int, DateOrder | None] = {}
    for column, order in found.orders.items():
        heading = headings[column]
        if order.mixed:
            decided[column] = None
            notes.add(
                Severity.WARNING,
                "leads-dates",
                f"“{heading}” has the day first in line {order.day_first} and the month first in "
                f"line {order.month_first}: dates that may be either are not read",
                "Export it again from one source, with dates like 2026-03-05.",
                line=min(order.day_first, order.month_first),
                column=column + 1,
            )
            continue
        told = order.told or others or by_language(heading)
        decided[column] = told or DateOrder.MONTH_FIRST
        if told is None and order.unsure:
            notes.add(
                Severity.WARNING,
                "leads-dates",
                f"nothing tells whether {order.example[:20]} in “{heading}” has the day first or "
                "the month: it is read with the month first",
                f"If the day is first, write in {PATH}: dates: day first",
                line=order.unsure,
                column=column + 1,
            )
    return decided


def decimals_of(
    found: Survey, headings: Sequence[str], saved: Columns | None, notes: Notes
) -> Mapping[int, tuple[Decimals | None, bool]]:
    """What stands before the cents in each amount column, and whether that is mixed."""
    if saved and saved.decimals:
        return dict.fromkeys(found.styles, (saved.decimals, False))
    decided: dict[int, tuple[Decimals | None, bool]] = {}
    for column, style in found.styles.items():
        decided[column] = style.told, style.mixed
        if style.mixed:
            notes.add(
                Severity.WARNING,
                "leads-decimals",
                f"“{headings[column]}” has decimals behind a comma in line {style.comma} and "
                f"behind a point in line {style.point}: what may be either is not read",
                f"Write in {PATH}: decimals: comma, or decimals: point",
                line=min(style.comma, style.point),
                column=column + 1,
            )
    return decided


def words_of(
    found: Survey, saved: Columns | None, origin: Origin, notes: Notes
) -> tuple[Mapping[str, StageWord | None], Mapping[str, StageWord]]:
    """What every word for a stage means, and which of that is a guess of today."""
    said = saved.stages if saved else {}
    by_words = {folded(word): meaning for word, meaning in said.items()}
    meanings: dict[str, StageWord | None] = {}
    guessed: dict[str, StageWord] = {}
    for word, where in found.words.items():
        told = said.get(word) or by_words.get(folded(word))
        meanings[word] = told or meaning_of(word, origin)
        if told:
            continue
        if meaning := meanings[word]:
            guessed[word] = meaning
            continue
        rows = f"{where.count:,} rows with it count as introductions"
        if where.count == 1:
            rows = "the row counts as an introduction"
        notes.add(
            Severity.WARNING,
            "leads-stage",
            f"“{word[:60]}” is no stage that is known: {rows}",
            f'Write under stages: in {PATH} what it is, for example "{word[:60]}": meeting',
            line=where.line,
            column=where.column,
        )
    return meanings, guessed
