"""Compares a report with what the month knows to be true, figure by figure."""

from __future__ import annotations

import datetime as dt
import statistics
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from bench.simulation.month import FIRST, LAST
from bench.simulation.truth import Introduced, Truth
from kitgen.model.lead import Stage
from kitgen.model.report import Figure, Report, Row

_FEW = 5
_STAGES = {"meetings": "meeting", "opportunities": "opportunity", "won": "won"}


class Compared(NamedTuple):
    """A figure of the report beside the truth."""

    what: str
    said: object
    true: object

    @property
    def right(self) -> bool:
        """Whether they are the same."""
        return self.said == self.true


def compare(report: Report, truth: Truth) -> list[Compared]:
    """Every figure that the month knows."""
    return [
        *_steps(report, truth),
        *_rates(report, truth),
        *_spans(report, truth),
        *_rows(report, truth, "ambassador", 0),
        *_rows(report, truth, "channel", 1),
        *_interviews(report, truth),
        *_evidence(report, truth),
        *_waiting(report, truth),
        *_others(report, truth),
        *_machines(report, truth),
    ]


def _within(day: dt.date | None) -> bool:
    return day is not None and FIRST <= day <= LAST


def _reached(truth: Truth, stage: str) -> list[Introduced]:
    return [one for one in truth.introduced if _within(one.stages.get(stage))]


def _steps(report: Report, truth: Truth) -> Iterator[Compared]:
    said = {step.id: step.actual.value for step in report.steps}
    yield Compared("shared", said["shared"], len(truth.opened))
    yield Compared("visited", said["visited"], truth.visits.total())
    yield Compared("read", said["read"], truth.reads.total())
    yield Compared("introduced", said["introduced"], len(truth.introduced))
    for step, stage in (("met", "meeting"), ("opportunity", "opportunity"), ("won", "won")):
        yield Compared(step, said[step], len(_reached(truth, stage)))
    won = sum(one.amount for one in truth.introduced)
    yield Compared("revenue", said["revenue"], won)


def _rates(report: Report, truth: Truth) -> Iterator[Compared]:
    """Of those who came to the step before, how many have come this far."""
    said = {step.id: (step.rate.part, step.rate.whole) for step in report.steps if step.rate}
    way = ("", "meeting", "opportunity", "won")
    for step, before, stage in zip(("met", "opportunity", "won"), way, way[1:], strict=False):
        group = [one for one in truth.introduced if not before or before in one.stages]
        part = sum(stage in one.stages for one in group)
        yield Compared(f"rate of {step}", said[step], (part, len(group)))


def _spans(report: Report, truth: Truth) -> Iterator[Compared]:
    for span in (*report.weeks, *report.months):
        days = [day for day in truth.days if span.first <= day <= span.last]
        name = f"from {span.first}"
        yield Compared(f"visits {name}", span.visits.value, sum(truth.days[day] for day in days))
        for field, stage in (("meetings", "meeting"), ("won", "won")):
            inside = [
                one
                for one in truth.introduced
                if stage in one.stages and span.first <= one.stages[stage] <= span.last
            ]
            yield Compared(f"{field} {name}", getattr(span, field).value, len(inside))
        came = [one for one in truth.introduced if span.first <= one.day <= span.last]
        yield Compared(f"introductions {name}", span.introductions.value, len(came))


def _rows(report: Report, truth: Truth, by: str, at: int) -> Iterator[Compared]:
    (rows,) = (found.rows for found in report.breakdowns if found.by == by)
    said = {row.id: row for row in rows}
    ids = {key[at] for key in truth.visits} | {_who(one, at) for one in truth.introduced}
    if at == 0:
        ids |= set(truth.downloads)
    yield Compared(f"{by}s", {id for id in said if _some(said[id])}, ids)
    for id in sorted(ids & set(said)):
        row, name = said[id], f"{by} {id or 'nobody'}:"
        mine = [one for one in truth.introduced if _who(one, at) == id]
        opened = [code for code, owner in truth.owners.items() if owner[at] == id]
        yield Compared(f"{name} shares", row.shares.value or 0, len(opened) if id else 0)
        yield from _visitors(f"{name} visits", row.visits, truth.of(truth.visits, at, id))
        yield from _visitors(f"{name} reads", row.reads, truth.of(truth.reads, at, id))
        if at == 0:
            yield from _visitors(f"{name} downloads", row.downloads, truth.downloads[id])
        yield Compared(f"{name} introductions", row.introductions.value, len(mine))
        for field, stage in _STAGES.items():
            count = sum(stage in one.stages for one in mine)
            yield Compared(f"{name} {field}", getattr(row, field).value, count)
        yield Compared(f"{name} revenue", row.revenue.value, sum(one.amount for one in mine))


def _who(one: Introduced, at: int) -> str:
    return one.channel if at else one.ambassador


def _some(row: Row) -> bool:
    return any(figure.value or figure.withheld for figure in row[2:])


def _visitors(what: str, said: Figure, true: int) -> Iterator[Compared]:
    """A figure of visitors; few of them are withheld, and perhaps one more beside them."""
    if said.withheld:
        yield Compared(f"{what} are withheld", said.value, None)
    else:
        yield Compared(what, said.value or 0, true)
        yield Compared(f"{what} may be told", true == 0 or true >= _FEW, True)


def _interviews(report: Report, truth: Truth) -> Iterator[Compared]:
    (found,) = (found for found in report.breakdowns if found.by == "interview")
    for row in found.rows:
        mine = [one for one in truth.introduced if one.interview == row.id]
        yield Compared(f"introductions by {row.id}", row.introductions.value, len(mine))
    yield Compared("visits together", found.together.visits.value, truth.visits.total())
    yield Compared("reads together", found.together.reads.value, truth.reads.total())
    yield Compared("downloads together", found.together.downloads.value, truth.downloads.total())


def _evidence(report: Report, truth: Truth) -> Iterator[Compared]:
    """Every introduction, and what its credit rests on."""
    said = {one.email: one for one in report.introductions}
    yield Compared("everybody introduced", set(said), {one.email for one in truth.introduced})
    for one in truth.introduced:
        if one.email not in said or len(said[one.email].credits) != 1:
            yield Compared(f"credit for {one.email}", None, one.ambassador)
            continue
        (credit,) = said[one.email].credits
        found = credit.ambassador, credit.channel, credit.part, str(credit.basis)
        true = one.ambassador, one.channel, 1.0, one.basis
        yield Compared(f"credit for {one.email}", found, true)
        days = {str(stage): day for stage, day in said[one.email].days}
        yield Compared(f"days of {one.email}", days, {"introduction": one.day, **one.stages})
        yield Compared(f"amount of {one.email}", said[one.email].amount or 0.0, one.amount)


def _waiting(report: Report, truth: Truth) -> Iterator[Compared]:
    said = {one.stage: (one.count, one.median) for one in report.waiting}
    for stage in (Stage.INTRODUCTION, Stage.MEETING, Stage.OPPORTUNITY, Stage.WON):
        spans = []
        for one in truth.introduced:
            opened = _opened(truth, one)
            day = one.day if stage is Stage.INTRODUCTION else one.stages.get(str(stage))
            if opened and day:
                spans.append((day - opened).days)
        median = statistics.median(spans) if spans else None
        yield Compared(f"days to {stage}", said[stage], (len(spans), median))


def _opened(truth: Truth, one: Introduced) -> dt.date | None:
    """When the link that somebody came by was first opened; the form is reached by it alone."""
    return truth.opened.get(one.code) if one.code else None


def _others(report: Report, truth: Truth) -> Iterator[Compared]:
    assert report.comparison is not None
    every = [end for ends in truth.others.values() for end in ends]
    others = report.comparison.others
    yield Compared("others", others.introductions, len(every))
    yield Compared("others won", others.won.part, every.count("won"))
    referred = report.comparison.referred
    yield Compared("referred", referred.introductions, len(truth.introduced))
    won = [one for one in truth.introduced if "won" in one.stages]
    yield Compared("referred won", referred.won.part, len(won))
    yield Compared("sources", {one.name for one in report.comparison.each}, set(truth.others))


def _machines(report: Report, truth: Truth) -> Iterator[Compared]:
    said: Counter[str] = Counter()
    for one in report.machines:
        said[one.reason.partition(":")[0]] += one.count
    yield Compared("machines", said, truth.machines)
