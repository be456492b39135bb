"""What the report says beyond its figures, read out of them: the same in every form of it."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from kitgen.model.lead import Stage
from kitgen.model.report import (
    Basis,
    Breakdown,
    Figure,
    Introduction,
    Rate,
    Report,
    Row,
    Span,
    Step,
)

_WEEK: Final = 7
_OPEN: Final = (Stage.INTRODUCTION, Stage.MEETING, Stage.OPPORTUNITY)
_COUNTED: Final = Row._fields[2:]


class Part(NamedTuple):
    """The rows of a breakdown that are shown, and what stands for the others."""

    rows: tuple[Row, ...]
    others: int
    rest: Row | None
    """The others together."""
    untold: Row | None
    """What cannot be told apart: visits without a link, introductions without credit."""


def part(breakdown: Breakdown, most: int) -> Part:
    """The first rows of a breakdown, the rest as one."""
    named = [row for row in breakdown.rows if row.id]
    untold = next((row for row in breakdown.rows if not row.id and known(row)), None)
    # One row alone takes no more room than the line that would stand for it.
    if len(named) == most + 1:
        most += 1
    shown, others = named[:most], named[most:]
    rest = None
    if others:
        sums = {name: _sum(getattr(row, name) for row in others) for name in _COUNTED}
        rest = Row("", "", **sums)
    return Part(tuple(shown), len(others), rest, untold)


def _sum(figures: Iterable[Figure]) -> Figure:
    """Figures together; what is withheld is not counted, and withheld together if all are."""
    every = [figure for figure in figures if figure.basis is not Basis.MISSING]
    known = [figure.value for figure in every if figure.value is not None]
    bases = {figure.basis for figure in every}
    basis = bases.pop() if len(bases) == 1 else Basis.BOTH if bases else Basis.MISSING
    return Figure(sum(known) if known else None, basis, withheld=bool(every) and not known)


def basis_of(figures: Iterable[Figure]) -> Basis | None:
    """What most of them rest on, of those that are measured at all."""
    counted = Counter(f.basis for f in figures if f.basis is not Basis.MISSING)
    return counted.most_common(1)[0][0] if counted else None


def known(row: Row) -> bool:
    """Whether anything at all happened in a row."""
    figures: Iterable[Figure] = (getattr(row, name) for name in _COUNTED)
    return any(figure.value or figure.withheld for figure in figures)


def rates(steps: Sequence[Step]) -> list[Rate | None]:
    """The rate of each step; none where it would tell a number that is withheld."""
    before = [False, *(step.actual.withheld for step in steps)]
    return [
        None if step.actual.withheld or hidden else step.rate
        for step, hidden in zip(steps, before, strict=False)
    ]


def targets(report: Report) -> bool:
    """Whether any step has a target."""
    return any(step.target is not None for step in report.steps)


def reached(introduction: Introduction, stage: Stage) -> bool:
    """Whether an introduction has come so far."""
    return any(found is stage for found, _ in introduction.days)


def day_of(introduction: Introduction, stage: Stage) -> dt.date | None:
    """When; None also where nobody wrote it down."""
    return next((day for found, day in introduction.days if found is stage), None)


def current(introduction: Introduction) -> Stage:
    """How far it has come; won and lost are ends."""
    order = list(Stage)
    return max((stage for stage, _ in introduction.days), key=order.index, default=_OPEN[0])


def waiting_at(report: Report, stage: Stage) -> list[Introduction]:
    """Introductions that have come to a stage and no further, the longest first."""
    found = [one for one in report.introductions if current(one) is stage]
    return sorted(found, key=lambda one: (day_of(one, stage) or dt.date.max, one.name))


def won(report: Report) -> list[Introduction]:
    """New customers of the period, the latest first."""
    found = [one for one in report.introductions if reached(one, Stage.WON)]
    kept = [one for one in found if _within(report, day_of(one, Stage.WON))]
    return sorted(kept, key=_latest(Stage.WON))


def opportunities(report: Report) -> list[Introduction]:
    """Opportunities that are open, the largest first."""
    found = waiting_at(report, Stage.OPPORTUNITY)
    return sorted(found, key=lambda one: -(one.amount or 0))


def amount(introductions: Iterable[Introduction]) -> float | None:
    """What they are worth together; None where nobody said of any."""
    said = [one.amount for one in introductions if one.amount is not None]
    return sum(said) if said else None


def _within(report: Report, day: dt.date | None) -> bool:
    return day is None or report.first <= day <= report.last


def _latest(stage: Stage) -> Callable[[Introduction], tuple[int, str]]:
    def key(one: Introduction) -> tuple[int, str]:
        day = day_of(one, stage)
        return (-day.toordinal() if day else 0), one.name

    return key


def partly(report: Report, every: Sequence[Span]) -> frozenset[int]:
    """The weeks or months that lie only in part within the report's time, by their place."""
    weekly = all((span.last - span.first).days < _WEEK for span in every)
    return frozenset(
        place
        for place, span in enumerate(every)
        if span.first < report.first
        or span.last > report.last
        or (span.last - span.first).days + 1 < (_WEEK if weekly else _days_of_month(span.first))
    )


def _days_of_month(day: dt.date) -> int:
    return calendar.monthrange(day.year, day.month)[1]
