"""From a share to a signature."""

from __future__ import annotations

import datetime as dt

import pytest

from kitgen.model.report import Basis, Figure
from kitgen.model.tally import What
from kitgen.report.period import Period
from kitgen.report.targets import target, unknown
from kitgen.report.wilson import rate

from .making import (
    INES,
    MAY,
    PERIOD,
    TODAY,
    day,
    form,
    kit,
    record,
    report,
    seen,
    step,
    value,
)

BEFORE = PERIOD.first - dt.timedelta(20)


def test_every_step_counts_what_happened_in_the_period_by_its_own_day() -> None:
    found = report(
        [seen(count=6), seen(count=2, what=What.READ)],
        [form()],
        [
            record(met=day(3), opportunity=day(5), won=day(9), amount=1000),
            record("old@x.example", introduced=BEFORE, won=day(1), amount=500),
            record("later@x.example", introduced=day(2)),
        ],
    )
    reached = [one.actual.value for one in found.steps]
    assert [one.id for one in found.steps] == [
        "shared",
        "visited",
        "read",
        "introduced",
        "met",
        "opportunity",
        "won",
        "revenue",
    ]
    assert reached == [1, 6, 2, 2, 1, 1, 2, 1500]


def test_figures_say_what_they_rest_on() -> None:
    found = report([seen()], [form()], [record("b@x.example")])
    assert [one.actual.basis for one in found.steps] == [
        *[Basis.MEASURED] * 3,
        Basis.BOTH,
        *[Basis.REPORTED] * 4,
    ]


def test_without_a_crm_what_became_of_them_is_not_measured() -> None:
    found = report([seen()], [form()])
    assert step(found, "introduced").actual == Figure(1.0, Basis.MEASURED)
    assert step(found, "met").actual == Figure(None, Basis.MISSING)
    assert step(found, "met").rate is None
    assert step(found, "revenue").actual == Figure(None, Basis.MISSING)


def test_without_a_collector_visits_are_not_measured() -> None:
    found = report([seen(what=What.ASKED, count=50, source="nginx")], [], [record()])
    for id in ("shared", "visited", "read"):
        assert step(found, id).actual == Figure(None, Basis.MISSING)
    assert step(found, "visited").each is None
    assert step(found, "read").rate is None
    assert found.asked == (("nginx", 50),)


def test_nothing_is_nought_where_it_would_have_been_counted() -> None:
    found = report([seen(machine="a crawler")], [], [record(source="Fair")])
    assert step(found, "visited").actual == Figure(0.0, Basis.MEASURED)
    assert step(found, "introduced").actual == Figure(0.0, Basis.MEASURED)
    assert step(found, "won").actual == Figure(0.0, Basis.REPORTED)


def test_rates_follow_those_of_the_step_before() -> None:
    found = report(
        [],
        [],
        [
            record("a@x.example", met=day(3)),
            record("b@x.example", won=day(9)),
            record("c@x.example"),
            # Introduced too early to be of those, met in the period all the same.
            record("d@x.example", introduced=BEFORE, met=day(1)),
        ],
    )
    met, opportunity = step(found, "met"), step(found, "opportunity")
    assert met.rate == rate(2, 3), "who signed was met"
    assert opportunity.rate == rate(0, 2)
    assert met.actual.value == 2


def test_readings_are_a_part_of_visits_and_forms_of_readings() -> None:
    found = report(
        [seen(count=40), seen(count=10, what=What.READ)],
        [form()],
        [record("told@x.example", told="Mara")],
    )
    assert step(found, "read").rate == rate(10, 40)
    assert step(found, "introduced").rate == rate(1, 10), "nobody read for the other"


def test_more_readings_than_visits_make_no_rate() -> None:
    assert step(report([seen(count=2, what=What.READ)]), "read").rate is None


def test_visits_a_share_are_those_that_links_led_to() -> None:
    found = report([seen(count=8), seen(INES, 4), seen(None, 88, page="")])
    assert value(found, "visited") == 100
    assert step(found, "visited").each == 6


def test_revenue_a_customer_counts_those_of_whom_it_is_known() -> None:
    found = report(
        (),
        (),
        [
            record("a@x.example", won=day(9), amount=300),
            record("b@x.example", won=day(9), amount=100),
            record("c@x.example", won=day(9)),
        ],
    )
    assert step(found, "revenue").each == 200
    assert value(found, "won") == 3


def test_a_customer_is_won_once_and_every_deal_is_revenue_of_its_own_day() -> None:
    deals = [
        record(key="1", won=BEFORE, introduced=BEFORE, amount=100),
        record(key="2", won=day(9), amount=30),
    ]
    found = report((), (), deals)
    assert (value(found, "won"), value(found, "revenue")) == (0, 30)


def test_targets_are_for_the_length_of_the_period() -> None:
    targets = {"shares_a_month": 40, "won_a_month": 2, "revenue_a_month": 21000}
    found = report([seen()], kit_=kit(targets=targets))
    assert step(found, "shared").target == 120
    assert step(found, "won").target == 6
    assert step(found, "revenue").target == 62800
    assert step(found, "met").target is None


@pytest.mark.parametrize(
    ("month", "days", "rounded"), [(2, 7, 0.5), (23, 7, 5), (40, 91, 120), (0, 91, 0), (9, 91, 27)]
)
def test_targets_are_rounded_as_wishes_are(month: float, days: int, rounded: float) -> None:
    period = Period(MAY, MAY + dt.timedelta(days - 1))
    assert target("met", {"meetings_a_month": month}, period) == rounded


def test_targets_that_are_not_known_are_named() -> None:
    assert unknown({"won_a_month": 1, "likes_a_month": 5}) == ("likes_a_month",)


def test_a_period_that_is_not_over_counts_what_has_happened() -> None:
    found = report([seen(day=TODAY)], (), (), Period(MAY, TODAY + dt.timedelta(30)))
    assert value(found, "visited") == 1
