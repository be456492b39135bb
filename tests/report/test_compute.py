"""The report as a whole."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.links.ledger import Ledger
from kitgen.model.lead import Record, Request, Stage
from kitgen.model.report import Basis, Read, Report
from kitgen.model.tally import Tally, What
from kitgen.report.compute import compute

from .making import (
    DANIEL,
    GONE,
    INES,
    LEDGER,
    MARA,
    MARA_NAMED,
    MAY,
    PERIOD,
    TODAY,
    day,
    facts,
    form,
    kit,
    record,
    report,
    seen,
    value,
)


def test_a_report_of_nothing_works() -> None:
    bare = kit(people=[], problems=[])._replace(entries=())
    found = report(kit_=bare, ledger=Ledger())
    assert {one.actual.basis for one in found.steps} == {Basis.MISSING}
    assert all(not one.rows for one in found.breakdowns)
    assert (found.introductions, found.comparison, found.markets) == ((), None, ())
    assert (len(found.weeks), len(found.months)) == (13, 4)
    assert found.headline == "Nobody has opened a link yet."


def test_it_says_whose_it_is_and_how_it_counts() -> None:
    own = kit(
        site={"notice": "Invented.", "language": "de"},
        report={"credit": "first", "window_days": 30, "currency": "CHF"},
    )
    reads = (Read("the database", "the collector's database", 12),)
    found = compute(facts(kit_=own)._replace(reads=reads), PERIOD)
    assert (found.title, found.notice) == ("The Studio Cash-Flow Field Guide", "Invented.")
    assert (found.first, found.last, found.made) == (*PERIOD, TODAY)
    assert (found.language, found.currency) == ("de", "CHF")
    assert (found.credit, found.window_days) == ("first", 30)
    assert found.reads == reads


def test_what_machines_did_is_shown_with_the_reason_forms_too() -> None:
    found = report(
        [seen(count=5, machine="a preview fetcher")],
        [
            form(machine="filled in at once"),
            form(machine="filled in at once", email="b@x.example"),
            form(machine="filled in at once", day=day(-99), email="c@x.example"),
        ],
    )
    assert found.machines == (
        ("a preview fetcher", "visit", 5),
        ("filled in at once", "request", 2),
    )
    assert value(found, "introduced") == 0


def test_introductions_are_listed_the_latest_first_with_all_that_is_known() -> None:
    found = report(
        (),
        [form(MARA, day(3)), form(INES, day(9), "b@x.example", name="Bea")],
        [
            record(
                introduced=day(3),
                met=day(4),
                opportunity=day(5),
                amount=900,
                company="Olsen",
                industry="Hotels",
                place="Oslo",
                problem="Fees that leak",
            )
        ],
    )
    bea, ann = found.introductions
    assert (bea.name, bea.basis, bea.amount) == ("Bea", Basis.MEASURED, None)
    assert bea.problem == "Waiting to be paid, Fees that leak"
    assert ann[:7] == (
        "Ann Olsen",
        "ann@studio.example",
        "Olsen",
        "Hotels",
        "Oslo",
        "Fees that leak",
        Basis.BOTH,
    )
    assert [stage for stage, _ in ann.days] == [
        Stage.INTRODUCTION,
        Stage.MEETING,
        Stage.OPPORTUNITY,
    ]
    assert ann.amount == 900


def test_who_was_introduced_before_is_listed_when_something_happened_since() -> None:
    old = record(introduced=day(-99), met=day(1))
    assert [one.name for one in report((), (), [old]).introductions] == ["Ann Olsen"]
    assert not report((), (), [record(introduced=day(-99))]).introductions


TALLIES = st.builds(
    seen,
    st.sampled_from([MARA, INES, DANIEL, MARA_NAMED, GONE, None]),
    st.integers(1, 30),
    st.dates(PERIOD.first - dt.timedelta(20), PERIOD.last),
    st.sampled_from(What),
    machine=st.sampled_from(["", "", "a crawler"]),
    source=st.sampled_from(["collector", "nginx"]),
)
DAYS = st.dates(PERIOD.first - dt.timedelta(40), PERIOD.last)
EMAILS = st.sampled_from([f"{name}@x.example" for name in "abcd"])
FORMS = st.builds(
    form,
    st.sampled_from([MARA, INES, DANIEL, None]),
    DAYS,
    EMAILS,
    told=st.sampled_from(["", "Mara", "Anna", "Daniel"]),
    hour=st.integers(0, 23),
    machine=st.sampled_from(["", "", "", "too quick"]),
)
RECORDS = st.builds(
    record,
    EMAILS,
    key=st.sampled_from("12345"),
    origin=st.sampled_from(["hubspot", "sheet"]),
    source=st.sampled_from(["Referral", "Fair", ""]),
    told=st.sampled_from(["", "Inês"]),
    introduced=st.none() | DAYS,
    met=st.none() | DAYS,
    opportunity=st.none() | DAYS,
    won=st.none() | DAYS,
    amount=st.none() | st.integers(0, 9000),
    industry=st.sampled_from(["", "Hotels"]),
)


@given(
    st.lists(TALLIES, max_size=20),
    st.lists(FORMS, max_size=6, unique_by=lambda one: one.id),
    st.lists(RECORDS, max_size=8, unique_by=lambda one: (one.origin, one.key)),
    st.sampled_from(["first", "last", "shared"]),
    st.randoms(use_true_random=False),
)
def test_whatever_happened_the_report_is_sound(
    tallies: list[Tally],
    forms: list[Request],
    records: list[Record],
    rule: str,
    chance: random.Random,
) -> None:
    own = kit(report={"credit": rule, "since": MAY.isoformat()}, targets={"won_a_month": 2})
    found = report(tallies, forms, records, kit_=own)
    for given_ in (tallies, forms, records):
        chance.shuffle(given_)
    assert report(tallies, forms, records, kit_=own) == found, "the order of facts does not matter"
    _never_twice(found, forms, records)
    for one in found.steps:
        if one.rate:
            assert one.rate.low <= (one.rate.value or 0) <= one.rate.high
    for breakdown in found.breakdowns:
        if breakdown.together.introductions.value is not None:
            every = sum(row.introductions.value or 0 for row in breakdown.rows)
            assert every == pytest.approx(breakdown.together.introductions.value, abs=1e-4)
        for row in breakdown.rows:
            for figure in (row.visits, row.reads, row.downloads):
                few = figure.value is not None and 0 < figure.value < 5
                assert not few or not row.id


def _never_twice(found: Report, forms: list[Request], records: list[Record]) -> None:
    addresses = [one.email for one in found.introductions]
    assert len(addresses) == len(set(addresses))
    people = {one.email for one in forms if not one.machine} | {one.email for one in records}
    assert (value(found, "introduced") or 0) <= len(people)
    assert (value(found, "won") or 0) <= len({one.email for one in records if one.at(Stage.WON)})
    most = sum(float(won.amount or 0) for one in records if (won := one.at(Stage.WON)))
    assert (value(found, "revenue") or 0) <= most
    for one in found.introductions:
        assert not one.credits or sum(credit.part for credit in one.credits) == pytest.approx(1)


def test_tallies_are_gone_through_once() -> None:
    found = compute(facts(iter([seen(count=3)]), ledger=LEDGER), PERIOD)
    assert value(found, "visited") == 3
