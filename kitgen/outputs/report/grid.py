"""Tables of the report as values: what each cell says, and what its figure rests on.

A column whose figures all rest on the same says so once, in its head; a figure that rests on
something else says so itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from kitgen.model.lead import Stage
from kitgen.model.report import (
    Basis,
    Breakdown,
    Comparison,
    Figure,
    Introduction,
    Rate,
    Row,
    Source,
    Span,
)
from kitgen.outputs.report import reading
from kitgen.outputs.report.saying import NOTHING, Saying


class Cell(NamedTuple):
    """A figure, or words."""

    text: str
    basis: Basis | None = None
    """What it rests on, where its column's head does not say it."""
    under: str = ""
    """A second line: an interval."""
    nought: bool = False
    """Whether it is nothing: such a figure stands back."""


class Head(NamedTuple):
    """The head of a column."""

    text: str
    basis: Basis | None = None
    words: bool = False
    """Whether words stand in it, not figures."""


class Line(NamedTuple):
    """A row of a table."""

    name: str
    cells: tuple[Cell, ...]
    under: str = ""
    kind: str = ""
    """rest: others together; untold: what cannot be told; strong: the one that counts; each: a part
    of the row above."""


class Grid(NamedTuple):
    """A table."""

    heads: tuple[Head, ...]
    """That of the rows' names comes first."""
    lines: tuple[Line, ...]
    total: Line | None = None


MOST_ROWS: Final = 12
"""People, channels and the like that a table shows; files hold all."""

_COLUMNS: Final = (
    ("introductions", "report_introduced"),
    ("meetings", "report_met"),
    ("opportunities", "report_qualified"),
    ("won", "report_won"),
    ("revenue", "report_revenue"),
    ("shares", "report_shared"),
    ("visits", "report_visits"),
    ("reads", "report_reads"),
    ("downloads", "report_downloads"),
)
"""What came of it stands first: that is what rows are ordered by, and what a phone shows."""
_BRIEF: Final = ("introductions", "meetings", "opportunities", "won", "revenue", "visits")
"""What 80 characters have room for."""
_SPAN_COLUMNS: Final = (
    ("visits", "report_visits"),
    ("reads", "report_reads"),
    ("introductions", "report_introduced"),
    ("meetings", "report_met"),
    ("won", "report_won"),
    ("revenue", "report_revenue"),
)
_UNTOLD: Final = {
    "ambassador": "report_untold_ambassador",
    "channel": "report_untold_channel",
    "interview": "report_untold_interview",
    "problem": "report_untold_problem",
}


def breakdown(
    say: Saying, of: Breakdown, head: str, most: int = MOST_ROWS, *, brief: bool = False
) -> Grid:
    """A breakdown: its first rows, the others as one, all together; `brief` leaves columns out."""
    chosen = [one for one in _COLUMNS if not brief or one[0] in _BRIEF]
    part = reading.part(of, most)
    rows = [*part.rows, *filter(None, (part.rest, part.untold)), of.together]
    columns = [[getattr(row, name) for row in rows] for name, _ in chosen]
    heads, cells = _columns(say, [key for _, key in chosen], columns)
    made = [_named(say, of.by, part, row, line) for row, line in zip(rows, cells, strict=True)]
    total = made[-1]._replace(name=say.strings.say("report_together"), kind="")
    return Grid((Head(head), *heads), tuple(made[:-1]), total)


def _named(say: Saying, by: str, part: reading.Part, row: Row, cells: tuple[Cell, ...]) -> Line:
    if row is part.rest:
        return Line(say.strings.say("report_others", n=part.others), cells, kind="rest")
    if row is part.untold:
        return Line(say.strings.say(_UNTOLD[by]), cells, kind="untold")
    return Line(row.name, cells)


def spans(say: Saying, every: Sequence[Span], names: Sequence[str], head: str) -> Grid:
    """Weeks or months, a row each."""
    columns = [[getattr(span, name) for span in every] for name, _ in _SPAN_COLUMNS]
    heads, cells = _columns(say, [key for _, key in _SPAN_COLUMNS], columns)
    partly = reading.partly(say.report, every)
    lines = [
        Line(name, line, say.strings.say("report_so_far") if place in partly else "")
        for place, (name, line) in enumerate(zip(names, cells, strict=True))
    ]
    return Grid((Head(head), *heads), tuple(lines))


def _columns(
    say: Saying, keys: Sequence[str], columns: Sequence[Sequence[Figure]]
) -> tuple[list[Head], list[tuple[Cell, ...]]]:
    """Heads and rows; a column of which nothing is measured is left out."""
    kept = [
        (key, column, basis)
        for key, column in zip(keys, columns, strict=True)
        if (basis := reading.basis_of(column)) is not None
    ]
    heads = [Head(say.strings.say(key), basis) for key, _, basis in kept]
    count = len(columns[0])
    cells = [
        tuple(
            _cell(say, column[at], basis, money=key == "report_revenue")
            for key, column, basis in kept
        )
        for at in range(count)
    ]
    return heads, cells


def _cell(say: Saying, figure: Figure, column: Basis | None, *, money: bool) -> Cell:
    # Nothing is nothing, whoever counted it: a mark would say no more.
    silent = figure.basis in (column, Basis.MISSING) or figure.value == 0
    own = None if silent else figure.basis
    return Cell(say.figure(figure, money=money), own, nought=not figure.value)


def comparison(say: Saying, of: Comparison, most: int = MOST_ROWS) -> Grid:
    """Referred against other sources, all in one line and one by one."""
    t = say.strings.say
    heads = (
        Head(t("report_source")),
        Head(t("report_introduced"), Basis.BOTH),
        Head(t("report_met"), Basis.REPORTED),
        Head(t("report_won"), Basis.REPORTED),
        Head(t("report_revenue"), Basis.REPORTED),
        Head(t("report_each_customer"), Basis.REPORTED),
    )
    each = of.each if len(of.each) > 1 else ()
    shown = each if len(each) <= most + 1 else each[:most]
    lines = [
        _source(say, of.referred, "strong"),
        _source(say, of.others, ""),
        *(_source(say, source, "each") for source in shown),
    ]
    if len(shown) < len(each):
        name = t("report_more_sources", n=len(each) - len(shown))
        lines.append(Line(name, (Cell(""),) * 5, kind="rest"))
    return Grid(heads, tuple(lines))


def _source(say: Saying, source: Source, kind: str) -> Line:
    cells = (
        Cell(say.number(source.introductions)),
        _rate(say, source.met),
        _rate(say, source.won),
        Cell(say.money(source.revenue)),
        Cell(NOTHING if source.average is None else say.money(source.average)),
    )
    return Line(source.name, cells, kind=kind)


def _rate(say: Saying, rate: Rate) -> Cell:
    return Cell(say.rate(rate), under=say.interval(rate))


def pipeline(
    say: Saying, every: Sequence[Introduction], stage: Stage, head: str, most: int = MOST_ROWS
) -> Grid:
    """Opportunities or customers: who, since when, whom to thank, and what they are worth."""
    t = say.strings.say
    heads = (
        Head(head),
        Head(say.stage(stage), Basis.REPORTED, words=True),
        Head(t("report_thanks_to"), words=True),
        Head(t("report_worth"), Basis.REPORTED),
    )
    shown = every if len(every) <= most + 1 else every[:most]
    lines = [
        Line(
            one.company or one.name,
            (
                Cell(_when(say, one, stage)),
                Cell(thanks(say, one) or NOTHING),
                Cell(NOTHING if one.amount is None else say.money(one.amount)),
            ),
            one.name if one.company else "",
        )
        for one in shown
    ]
    if rest := every[len(shown) :]:
        worth = reading.amount(rest)
        lines.append(
            Line(
                t("report_others", n=len(rest)),
                (Cell(""), Cell(""), Cell(NOTHING if worth is None else say.money(worth))),
                kind="rest",
            )
        )
    worth = reading.amount(every)
    total = Line(
        t("report_together"),
        (
            Cell(""),
            Cell(""),
            Cell(NOTHING if worth is None else say.money(worth)),
        ),
    )
    return Grid(heads, tuple(lines), total)


def _when(say: Saying, one: Introduction, stage: Stage) -> str:
    day = reading.day_of(one, stage)
    return NOTHING if day is None else say.day(day)


def thanks(say: Saying, one: Introduction) -> str:
    """The ambassadors who had a part in it, with their part where there are several."""
    return ", ".join(
        name if len(one.credits) == 1 else f"{name} {say.percent(credit.part)}"
        for name, credit in ((c.name or c.ambassador, c) for c in one.credits)
    )
