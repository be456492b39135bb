"""Waiting: the days from the first opening of a link to every stage."""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kitgen.model.lead import Stage
from kitgen.model.report import Waiting
from kitgen.report.people import LATER
from kitgen.report.period import Period
from kitgen.report.referrals import Referral


class Waited(NamedTuple):
    """How long it took."""

    stages: tuple[Waiting, ...]
    backwards: int
    """Stages that came before the link was opened: they are left out."""


def waiting(referred: Sequence[Referral], opened: Mapping[str, dt.date], period: Period) -> Waited:
    """Quartiles of the days to stages that were reached in the period.

    They begin on the day a person first opened the link that is credited; of several links the
    one that was opened first. Who was only named waits from no day that is known.
    """
    backwards = 0
    found = []
    for stage in (Stage.INTRODUCTION, *LATER):
        spans: list[int] = []
        for one in referred:
            day = one.person.day(stage)
            links = (part.link.code for part in one.parts if part.link)
            first = min((opened[code] for code in links if code in opened), default=None)
            if day is None or first is None or not period.holds(day):
                continue
            if day < first:
                backwards += 1
            else:
                spans.append((day - first).days)
        found.append(_quartiles(stage, spans))
    return Waited(tuple(found), backwards)


def _quartiles(stage: Stage, spans: Sequence[int]) -> Waiting:
    """Inclusive, as all that there is was counted; one alone has a middle and no quartiles."""
    if len(spans) < 2:
        return Waiting(stage, len(spans), None, float(spans[0]) if spans else None, None)
    return Waiting(stage, len(spans), *statistics.quantiles(spans, n=4, method="inclusive"))
