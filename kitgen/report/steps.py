"""The steps from a share to a signature."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kitgen.model.lead import Stage
from kitgen.model.report import Figure, Rate, Step
from kitgen.report.figures import Known, measured, revenue_figure, stage_figure, wholes
from kitgen.report.period import Period
from kitgen.report.referrals import Referral
from kitgen.report.targets import target
from kitgen.report.traffic import Traffic
from kitgen.report.wilson import rate

STAGES: Mapping[str, Stage] = {
    "introduced": Stage.INTRODUCTION,
    "met": Stage.MEETING,
    "opportunity": Stage.OPPORTUNITY,
    "won": Stage.WON,
}
"""The stage of every step that has one, in order."""


def steps(
    traffic: Traffic,
    referred: Sequence[Referral],
    period: Period,
    targets: Mapping[str, float],
    known: Known,
) -> tuple[Step, ...]:
    """What was reached in the period, each step by its own day, against the targets.

    Rates follow people: of those who reached the step before in the period, how many have come
    this far by now. Readings and forms are not people: of all visits how many were readings, and
    how many forms came on as many readings.
    """
    whole = wholes(referred)
    visits, reads = sum(traffic.visits.values()), sum(traffic.reads.values())
    figures = {
        "shared": measured(len(traffic.shares), known.visits),
        "visited": measured(visits, known.visits),
        "read": measured(reads, known.visits),
        **{step: stage_figure(whole, stage, period, known) for step, stage in STAGES.items()},
        "revenue": revenue_figure(whole, period, known),
    }
    forms = sum(
        1 for one in referred if one.person.requests and period.holds(one.person.introduced)
    )
    rates = {
        "read": _part(reads, visits) if known.visits else None,
        "introduced": _part(forms, reads) if known.visits else None,
        **_rates(referred, period, known),
    }
    linked = sum(group.visits for group in traffic.groups if group.code)
    each = {
        "visited": linked / len(traffic.shares) if known.visits and traffic.shares else None,
        "revenue": _each(referred, figures["revenue"], period),
    }
    return tuple(
        Step(id, figure, target(id, targets, period), rates.get(id), each.get(id))
        for id, figure in figures.items()
    )


def _rates(referred: Sequence[Referral], period: Period, known: Known) -> Mapping[str, Rate | None]:
    found: dict[str, Rate | None] = {}
    before = Stage.INTRODUCTION
    for step, stage in STAGES.items():
        if stage is not Stage.INTRODUCTION:
            group = [one.person for one in referred if period.holds(one.person.day(before))]
            part = sum(1 for person in group if person.came(stage))
            found[step] = rate(part, len(group)) if known.records else None
            before = stage
    return found


def _part(part: int, whole: int) -> Rate | None:
    """A rate of what should be a part and may not be, as it is counted by other means."""
    return rate(part, whole) if part <= whole else None


def _each(referred: Sequence[Referral], revenue: Figure, period: Period) -> float | None:
    customers = sum(
        1
        for one in referred
        if any(deal.amount is not None and period.holds(deal.day) for deal in one.person.won)
    )
    return revenue.value / customers if customers and revenue.value is not None else None
