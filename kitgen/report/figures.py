"""Figures: numbers with what they rest on."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from kitgen.model.lead import Stage
from kitgen.model.report import Basis, Figure
from kitgen.report.period import Period
from kitgen.report.referrals import Referral, Weight, together

MISSING = Figure(None, Basis.MISSING)


class Known(NamedTuple):
    """What there is to count with. Without it a figure is missing, not 0."""

    visits: bool
    downloads: bool
    form: bool
    """Whether anybody can have sent the form to the collector."""
    records: bool
    """Whether a CRM was imported."""

    @property
    def introductions(self) -> Basis:
        """What introductions rest on where there were none."""
        if self.form:
            return Basis.MEASURED
        return Basis.REPORTED if self.records else Basis.MISSING


def measured(count: float, known: bool) -> Figure:
    """Something that the collector counts."""
    return Figure(float(count), Basis.MEASURED) if known else MISSING


def stage_figure(
    shares: Iterable[tuple[Referral, Weight]], stage: Stage, period: Period, known: Known
) -> Figure:
    """How many reached a stage in the period, each as far as it counts."""
    counted = [share for one, share in shares if period.holds(one.person.day(stage))]
    value = total(share.part for share in counted)
    if stage is not Stage.INTRODUCTION:
        return Figure(value, Basis.REPORTED) if known.records else MISSING
    if counted:
        return Figure(value, together(share.basis for share in counted))
    return MISSING if known.introductions is Basis.MISSING else Figure(0.0, known.introductions)


def revenue_figure(
    shares: Iterable[tuple[Referral, Weight]], period: Period, known: Known
) -> Figure:
    """What was won in the period, every deal by its own day."""
    if not known.records:
        return MISSING
    return Figure(
        total(
            float(deal.amount) * share.part
            for one, share in shares
            for deal in one.person.won
            if deal.amount is not None and period.holds(deal.day)
        ),
        Basis.REPORTED,
    )


def wholes(referred: Iterable[Referral]) -> list[tuple[Referral, Weight]]:
    """Every introduction undivided."""
    return [(one, Weight(1.0, one.basis)) for one in referred]


def total(parts: Iterable[float]) -> float:
    """A sum that does not depend on the order, without the dust of binary fractions."""
    return round(math.fsum(parts), 6)
