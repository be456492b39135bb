"""Introductions an ambassador and quarter."""

from __future__ import annotations

import datetime as dt

import pytest

from kitgen.model.lead import Record

from .making import MAY, PEOPLE, TODAY, day, kit, record, report

SINCE = {"since": MAY.isoformat()}


def records(*days: dt.date, source: str = "Referral") -> list[Record]:
    return [
        record(f"{source}{number}@x.example", introduced=one, source=source)
        for number, one in enumerate(days)
    ]


def test_the_time_before_is_compared_with_the_time_since() -> None:
    introduced = [day(-182), day(-20), *[day(n) for n in range(10)]]
    found = report((), (), records(*introduced), kit_=kit(report=SINCE)).leverage
    assert found.since == MAY
    assert found.ambassadors == len(PEOPLE)
    assert found.quarters_before == pytest.approx(182 / 91.3125)
    assert found.before == pytest.approx(2 / 5 / (182 / 91.3125))
    assert found.quarters_after == pytest.approx(((TODAY - MAY).days + 1) / 91.3125)
    assert found.after == pytest.approx(10 / 5 / found.quarters_after)


def test_the_time_before_begins_with_the_first_lead_of_any_source() -> None:
    every = [*records(day(3)), *records(day(-100), source="Fair")]
    found = report((), (), every, kit_=kit(report=SINCE)).leverage
    assert found.before == 0
    assert found.quarters_before == pytest.approx(100 / 91.3125)


def test_of_a_time_of_which_nothing_is_known_nothing_is_said() -> None:
    found = report((), (), records(day(3)), kit_=kit(report=SINCE)).leverage
    assert found.before is None
    assert found.quarters_before == 0


def test_without_a_beginning_it_is_that_of_the_period() -> None:
    found = report((), (), records(day(-99), day(3))).leverage
    assert (found.since, found.before) == (None, None)
    assert found.after == pytest.approx(1 / 5 / (91 / 91.3125))


def test_without_ambassadors_there_is_none() -> None:
    found = report((), (), records(day(3)), kit_=kit(people=[])).leverage
    assert found.after is None
    assert found.ambassadors == 0


def test_a_system_that_has_not_begun_has_no_time_since() -> None:
    ahead = kit(report={"since": (TODAY + dt.timedelta(30)).isoformat()})
    found = report((), (), records(day(3)), kit_=ahead).leverage
    assert (found.after, found.quarters_after) == (None, 0)
