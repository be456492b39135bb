"""Spans: the period week by week and month by month. They add up to the whole."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kitgen.model.lead import Stage
from kitgen.model.report import Basis, Figure, Span
from kitgen.report.figures import MISSING, Known, total
from kitgen.report.period import Days, Period
from kitgen.report.referrals import Referral, together
from kitgen.report.traffic import Traffic


class Series(NamedTuple):
    """What happened on which day of the period."""

    visits: Mapping[dt.date, float]
    reads: Mapping[dt.date, float]
    stages: Mapping[Stage, Sequence[tuple[dt.date, Basis]]]
    revenue: Sequence[tuple[dt.date, float]]


def series(traffic: Traffic, referred: Sequence[Referral], period: Period) -> Series:
    """The days of everything that spans count."""
    return Series(
        traffic.visits,
        traffic.reads,
        {
            stage: [
                (day, one.basis)
                for one in referred
                if (day := one.person.day(stage)) and period.holds(day)
            ]
            for stage in (Stage.INTRODUCTION, Stage.MEETING, Stage.WON)
        },
        [
            (deal.day, float(deal.amount))
            for one in referred
            for deal in one.person.won
            if deal.day and deal.amount is not None and period.holds(deal.day)
        ],
    )


def spans(
    days: Iterable[Days], found: Series, known: Known, since: dt.date | None
) -> tuple[Span, ...]:
    """Every week or month with its figures. Before the collector began, visits are missing."""
    every = tuple(days)
    firsts = [one.first for one in every]

    def sums(dated: Iterable[tuple[dt.date, float]]) -> list[float]:
        parts: list[list[float]] = [[] for _ in every]
        for day, value in dated:
            parts[bisect_right(firsts, day) - 1].append(value)
        return [total(some) for some in parts]

    def counted(stage: Stage) -> list[float]:
        return sums((day, 1.0) for day, _ in found.stages[stage])

    bases: list[set[Basis]] = [set() for _ in every]
    for day, basis in found.stages[Stage.INTRODUCTION]:
        bases[bisect_right(firsts, day) - 1].add(basis)
    figures = zip(
        every,
        _measured(every, sums(found.visits.items()), known, since),
        _measured(every, sums(found.reads.items()), known, since),
        _introductions(counted(Stage.INTRODUCTION), bases, known),
        _reported(counted(Stage.MEETING), known),
        _reported(counted(Stage.WON), known),
        _reported(sums(found.revenue), known),
        strict=True,
    )
    return tuple(Span(*one, *row) for one, *row in figures)


def _measured(
    every: Sequence[Days], sums: Iterable[float], known: Known, since: dt.date | None
) -> Iterator[Figure]:
    for (_, last), value in zip(every, sums, strict=True):
        there = known.visits and (since is None or since <= last)
        yield Figure(value, Basis.MEASURED) if there else MISSING


def _introductions(
    sums: Iterable[float], bases: Iterable[set[Basis]], known: Known
) -> Iterator[Figure]:
    for value, kinds in zip(sums, bases, strict=True):
        basis = together(kinds) if kinds else known.introductions
        yield MISSING if basis is Basis.MISSING else Figure(value, basis)


def _reported(sums: Iterable[float], known: Known) -> Iterator[Figure]:
    for value in sums:
        yield Figure(value, Basis.REPORTED) if known.records else MISSING
