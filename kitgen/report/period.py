"""The period of a report, and the weeks and months that touch it."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

_WEEKS = 13
_MONTH = 30.4375
"""Days: a twelfth of a year of 365.25."""


class Days(NamedTuple):
    """A week or a month, as far as it lies in the period."""

    first: dt.date
    last: dt.date
    """Inclusive; its own end, though the period may end before."""


class Period(NamedTuple):
    """The days of a report, both inclusive."""

    first: dt.date
    last: dt.date

    def holds(self, day: dt.date | None) -> bool:
        """Whether a day that is known lies in it."""
        return day is not None and self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many there are."""
        return (self.last - self.first).days + 1

    @property
    def months(self) -> float:
        """Its length in months of 30.4375 days."""
        return self.days / _MONTH

    @property
    def weeks(self) -> Iterator[Days]:
        """ISO weeks that touch it; the first begins no sooner than the period."""
        first = self.first
        while True:
            left = 6 - first.weekday()
            last = first + dt.timedelta(min(left, (dt.date.max - first).days))
            yield Days(first, last)
            if last >= self.last:
                return
            first = last + dt.timedelta(1)

    @property
    def calendar(self) -> Iterator[Days]:
        """Months that touch it; the first begins no sooner than the period."""
        first = self.first
        while True:
            last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
            yield Days(first, last)
            if last >= self.last:
                return
            first = last + dt.timedelta(1)


def period(today: dt.date, since: dt.date | None = None, until: dt.date | None = None) -> Period:
    """From the first day to the last; the thirteen ISO weeks that end with the current one.

    Raises ValueError where it would end before it begins.
    """
    last = until or today
    if since is None:
        back = last.weekday() + 7 * (_WEEKS - 1)
        since = last - dt.timedelta(min(back, (last - dt.date.min).days))
    if since > last:
        raise ValueError(f"{since} is later than {last}: a period begins before it ends")
    return Period(since, last)
