"""Leverage: introductions that an ambassador makes in a quarter, before the system and since."""

from __future__ import annotations

import datetime as dt

from kitgen.model.report import Leverage
from kitgen.report.period import Period
from kitgen.report.referrals import Leads

_QUARTER = 91.3125
"""Days: a quarter of a year of 365.25."""


def leverage(
    leads: Leads, since: dt.date | None, ambassadors: int, period: Period, today: dt.date
) -> Leverage:
    """Over the whole history; where the kit does not say since when, of the period alone.

    All ambassadors of the kit count, also those who never passed anything on: to count only the
    eager ones would flatter. The time before begins with the first lead that is known, from
    whatever source.
    """
    days = [one.person.introduced for one in leads.referred]
    introduced = sorted(day for day in days if day)
    if since is None:
        last = min(period.last, today)
        count = sum(1 for day in introduced if period.first <= day <= last)
        quarters = max(0, (last - period.first).days + 1) / _QUARTER
        return Leverage(None, None, _each(count, ambassadors, quarters), 0.0, quarters, ambassadors)
    everybody = (*(one.person for one in leads.referred), *leads.others, *leads.sourceless)
    first = min((day for one in everybody if (day := one.introduced)), default=since)
    before = max(0, (since - first).days) / _QUARTER
    after = max(0, (today - since).days + 1) / _QUARTER
    return Leverage(
        since,
        _each(sum(1 for day in introduced if day < since), ambassadors, before),
        _each(sum(1 for day in introduced if day >= since), ambassadors, after),
        before,
        after,
        ambassadors,
    )


def _each(count: int, ambassadors: int, quarters: float) -> float | None:
    return count / ambassadors / quarters if ambassadors and quarters else None
