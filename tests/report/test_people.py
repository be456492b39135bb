"""Forms and records of the same person."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kitgen.model.lead import Reached, Record, Request, Stage
from kitgen.report.people import Person, people

from .making import INES, MAY, TODAY, day, form, record


def everybody(
    requests: Sequence[Request] = (), records: Sequence[Record] = ()
) -> tuple[Person, ...]:
    return people(requests, records, TODAY, "EUR")


def one(requests: Sequence[Request] = (), records: Sequence[Record] = ()) -> Person:
    (person,) = everybody(requests, records)
    return person


def test_the_same_address_is_the_same_person_however_it_is_written() -> None:
    person = one(
        [form(email="Ann@Studio.example "), form(INES, day(3))],
        [record("ANN@studio.example"), record("ann@studio.example", origin="sheet", key="7")],
    )
    assert len(person.requests) == 2
    assert len(person.records) == 2


def test_a_record_without_address_belongs_to_the_only_one_of_its_name_and_company() -> None:
    named = {"name": "Ann Olsen", "company": "Olsen & Co"}
    bare = record("", key="deal", name="ANN OLSEN", company="Olsen  Co.")
    assert len(one([], [record(**named), bare]).records) == 2
    assert len(everybody([], [record(**named), record("b@x.example", **named), bare])) == 3
    assert len(everybody([], [record(), bare])) == 2, "the other has no company"


def test_records_without_address_join_by_name_and_company_only() -> None:
    first, second = (record("", key=key, company="Olsen") for key in "ab")
    assert len(one([], [first, second]).records) == 2
    strangers = [record("", key=key, name="Ann") for key in "ab"]
    assert len(everybody([], strangers)) == 2


def test_the_same_record_or_form_twice_is_one() -> None:
    person = one([form(), form()], [record(won=day(9), amount=500), record(won=day(9), amount=500)])
    assert len(person.requests) == len(person.records) == len(person.won) == 1


def test_what_machines_sent_is_nobody() -> None:
    assert not everybody([form(machine="filled in at once")])


def test_they_were_introduced_on_the_earliest_day_that_is_known() -> None:
    assert one([form(day=day(4))], [record(introduced=day(2))]).introduced == day(2)
    assert one([form(day=day(1))], [record(introduced=day(2))]).introduced == day(1)


def test_without_a_day_of_introduction_the_earliest_stage_is_taken() -> None:
    assert one([], [record(introduced=None, met=day(5), won=day(9))]).introduced == day(5)
    assert one([], [record(reached=(Reached(Stage.INTRODUCTION, None),))]).introduced is None


def test_a_form_is_of_the_day_in_utc() -> None:
    east = dt.timezone(dt.timedelta(hours=9))
    late = form()._replace(at=dt.datetime(2026, 5, 5, 3, tzinfo=east))
    assert one([late]).introduced == MAY
    naive = form()._replace(at=dt.datetime(2026, 5, 5, 3))
    assert one([naive, late]).introduced == MAY


def test_what_lies_ahead_was_not_reached() -> None:
    person = one([], [record(met=TODAY + dt.timedelta(1), won=TODAY + dt.timedelta(9), amount=5)])
    assert set(person.reached) == {Stage.INTRODUCTION}
    assert not person.won


def test_who_signed_has_come_past_all_stages_though_nobody_noted_them() -> None:
    person = one([], [record(won=day(9))])
    assert all(person.came(stage) for stage in (Stage.MEETING, Stage.OPPORTUNITY, Stage.WON))
    assert person.day(Stage.MEETING) is None
    lost = one([], [record(lost=day(9))])
    assert not lost.came(Stage.MEETING)
    assert lost.came(Stage.LOST)


def test_several_deals_of_one_crm_add_up() -> None:
    person = one([], [record(key=key, won=day(9), amount=500) for key in "ab"])
    assert [deal.amount for deal in person.won] == [Decimal(500), Decimal(500)]


def test_of_several_crms_the_one_that_says_the_most_counts() -> None:
    person = one(
        [],
        [
            record(origin="hubspot", key="1", won=day(9), amount=500),
            record(origin="sheet", key="1", won=day(9), amount=500),
            record(origin="sheet", key="2", won=day(20), amount=100),
        ],
    )
    assert sum(deal.amount or 0 for deal in person.won) == 600


def test_amounts_in_other_currencies_are_unknown() -> None:
    person = one([], [record(won=day(9), amount=500, currency="usd")])
    assert [deal.amount for deal in person.won] == [None]
    assert one([], [record(won=day(9), amount=500, currency="eur")]).won[0].amount == 500


@given(
    st.lists(st.sampled_from(["a@x.example", "A@x.example", "b@x.example", ""]), max_size=6),
    st.lists(
        st.builds(
            record,
            st.sampled_from(["a@x.example", "b@x.example", ""]),
            key=st.sampled_from("123"),
            origin=st.sampled_from(["hubspot", "sheet"]),
            company=st.sampled_from(["", "Olsen"]),
            name=st.sampled_from(["Ann", "Bea"]),
            won=st.sampled_from([None, day(9), day(20)]),
            amount=st.sampled_from([None, 10, 20]),
        ),
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_everybody_counts_once_in_any_order(
    emails: list[str], records: list[Record], chance: random.Random
) -> None:
    requests = [form(email=email, hour=hour) for hour, email in enumerate(emails)]
    found = everybody(requests, records)
    chance.shuffle(requests)
    chance.shuffle(records)
    assert everybody(requests, records) == found
    addresses = [person.email.casefold() for person in found if person.email]
    assert len(addresses) == len(set(addresses))
    assert sum(len(person.requests) for person in found) == len(requests)
    kept = [(card.origin, card.key) for person in found for card in person.records]
    assert sorted(kept) == sorted({(card.origin, card.key) for card in records})
