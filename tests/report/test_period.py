"""The period of a report, its weeks and its months."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.report.period import Period, period

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))


def test_without_a_wish_it_is_thirteen_weeks_that_end_with_the_current_one() -> None:
    found = period(dt.date(2026, 6, 25))
    assert found == (dt.date(2026, 3, 30), dt.date(2026, 6, 25))
    assert len(list(found.weeks)) == 13


@given(DAYS)
def test_it_always_begins_on_a_monday_and_has_thirteen_weeks(today: dt.date) -> None:
    found = period(today)
    assert found.first.weekday() == 0
    assert len(list(found.weeks)) == 13


def test_any_days_may_be_asked_for() -> None:
    first, last = dt.date(2026, 1, 5), dt.date(2026, 1, 7)
    assert period(dt.date(2026, 6, 25), first, last) == (first, last)
    assert period(dt.date(2026, 6, 25), until=last) == (dt.date(2025, 10, 13), last)
    assert period(last, first) == (first, last)


def test_it_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="2026-02-01 is later than 2026-01-01"):
        period(dt.date(2026, 6, 1), dt.date(2026, 2, 1), dt.date(2026, 1, 1))


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_the_ends_of_the_calendar_are_no_trouble(day: dt.date) -> None:
    found = period(day, until=day)
    assert list(found.weeks)[-1].last >= day
    assert list(found.calendar)[-1].last >= day


def test_a_week_that_is_not_over_ends_after_the_period() -> None:
    *_, week = Period(dt.date(2026, 6, 10), dt.date(2026, 6, 25)).weeks
    assert week == (dt.date(2026, 6, 22), dt.date(2026, 6, 28))


def test_months_are_those_of_the_calendar_but_begin_no_sooner_than_the_period() -> None:
    found = Period(dt.date(2026, 1, 20), dt.date(2026, 3, 2)).calendar
    assert list(found) == [
        (dt.date(2026, 1, 20), dt.date(2026, 1, 31)),
        (dt.date(2026, 2, 1), dt.date(2026, 2, 28)),
        (dt.date(2026, 3, 1), dt.date(2026, 3, 31)),
    ]


@given(DAYS, st.integers(0, 500))
def test_every_day_lies_in_one_week_and_in_one_month(first: dt.date, length: int) -> None:
    whole = Period(first, first + dt.timedelta(length))
    for spans in (list(whole.weeks), list(whole.calendar)):
        assert spans[0].first == whole.first
        assert spans[-1].first <= whole.last <= spans[-1].last
        assert all(b.first - a.last == dt.timedelta(1) for a, b in pairwise(spans))


def test_its_length_in_months_is_that_of_an_average_month() -> None:
    year = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    assert year.days == 365
    assert year.months == pytest.approx(12, abs=0.01)
