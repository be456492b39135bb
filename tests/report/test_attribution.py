"""Who is credited, and what shows it."""

from __future__ import annotations

import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kitgen.model.lead import Record, Request
from kitgen.model.report import Basis, Introduction

from .making import (
    DANIEL,
    GONE,
    INES,
    MARA,
    MARA_GUIDE,
    MARA_NAMED,
    MAY,
    day,
    form,
    kit,
    record,
    report,
)


def credited(
    requests: list[Request], records: list[Record] | None = None, **rules: object
) -> Introduction:
    (found,) = report((), requests, records or [], kit_=kit(report=rules)).introductions
    return found


def who(introduction: Introduction) -> dict[str, float]:
    return {credit.ambassador: credit.part for credit in introduction.credits}


def test_the_link_that_the_form_came_by_is_measured() -> None:
    (credit,) = credited([form(MARA)]).credits
    assert credit == (
        "mara",
        "Mara Lindqvist",
        1.0,
        "whatsapp",
        "interview:mara",
        MAY,
        Basis.MEASURED,
        "the form came by link mrwhtsppbb, WhatsApp",
    )


def test_a_name_that_was_given_is_reported_and_has_no_channel() -> None:
    (credit,) = credited([form(None, told="Inês")]).credits
    assert (credit.ambassador, credit.channel, credit.target) == ("ines", "", "")
    assert credit.basis is Basis.REPORTED
    assert credit.evidence == "under who told you they wrote “Inês”"


def test_a_code_said_aloud_is_reported_and_tells_the_channel() -> None:
    (credit,) = credited([form(None, told=DANIEL.code)]).credits
    assert (credit.ambassador, credit.channel, credit.target) == ("daniel-rao", "print", "guide")
    assert credit.basis is Basis.REPORTED
    assert "which is link dnprntbbb2, Print" in credit.evidence


def test_a_link_and_a_name_that_agree_are_both() -> None:
    (credit,) = credited([form(MARA, told="mara")]).credits
    assert credit.basis is Basis.BOTH
    assert "“mara”" in credit.evidence
    assert "the form came by link" in credit.evidence


def test_a_link_and_a_name_that_do_not_agree_say_so() -> None:
    (credit,) = credited([form(MARA, told="Daniel")]).credits
    assert credit.ambassador == "mara"
    assert credit.basis is Basis.MEASURED
    assert credit.evidence.endswith(
        "this does not agree: under who told you they wrote “Daniel” (Daniel Rao)"
    )


@pytest.mark.parametrize(
    ("rule", "parts"),
    [
        ("first", {"daniel-rao": 1.0}),
        ("last", {"mara": 1.0}),
        ("shared", {"daniel-rao": 0.5, "mara": 0.5}),
    ],
)
def test_being_told_comes_before_following_the_link(rule: str, parts: dict[str, float]) -> None:
    assert who(credited([form(MARA, told="Daniel")], credit=rule)) == parts


@pytest.mark.parametrize(
    ("rule", "parts"),
    [
        ("first", {"ines": 1.0}),
        ("last", {"mara": 1.0}),
        ("shared", {"ines": 1 / 3, "daniel-rao": 1 / 3, "mara": 1 / 3}),
    ],
)
def test_of_several_forms_the_rule_chooses(rule: str, parts: dict[str, float]) -> None:
    forms = [form(MARA, day(20)), form(INES, day(0)), form(DANIEL, day(10)), form(INES, day(12))]
    assert who(credited(forms, credit=rule)) == parts


@pytest.mark.parametrize(("days", "parts"), [(30, {"ines": 0.5, "mara": 0.5}), (31, {"mara": 1.0})])
def test_the_window_holds_its_last_day(days: int, parts: dict[str, float]) -> None:
    forms = [form(INES, day(0)), form(MARA, day(days))]
    assert who(credited(forms, credit="shared", window_days=30)) == parts


def test_what_comes_after_the_first_meeting_has_no_part() -> None:
    forms = [form(INES, day(0)), form(MARA, day(9))]
    assert who(credited(forms, [record(introduced=day(0), met=day(5))])) == {"ines": 1.0}
    assert who(credited(forms, [record(introduced=day(0), won=day(5))])) == {"ines": 1.0}


def test_who_was_met_before_they_ever_asked_keeps_their_form() -> None:
    assert who(credited([form(MARA, day(9))], [record(introduced=day(0), met=day(1))])) == {
        "mara": 1.0
    }


def test_what_a_crm_was_told_is_reported() -> None:
    (credit,) = credited([], [record(told="Daniel Rao", origin="salesforce")]).credits
    assert (credit.ambassador, credit.basis) == ("daniel-rao", Basis.REPORTED)
    assert credit.evidence == "Salesforce says that they were told by “Daniel Rao”"


def test_a_code_in_a_crm_is_reported_and_the_forms_own_is_not_told_twice() -> None:
    (credit,) = credited([], [record(code=MARA_GUIDE.code, origin="sheet")]).credits
    assert (credit.channel, credit.basis) == ("email", Basis.REPORTED)
    assert credit.evidence == "the sheet has the code of link mrgdmlbbbb, Email"
    (copied,) = credited([form(MARA)], [record(code=MARA.code)]).credits
    assert copied.basis is Basis.MEASURED


def test_a_crms_answer_belongs_to_the_form_beside_it() -> None:
    records = [record(told="Daniel", introduced=day(2))]
    assert who(credited([form(MARA, day(0))], records)) == {"mara": 1.0}
    assert who(credited([form(MARA, day(0))], records, credit="first")) == {"daniel-rao": 1.0}


@pytest.mark.parametrize("told", ["Anna", "my neighbour"])
def test_what_is_unclear_credits_nobody_and_is_shown_as_it_was_written(told: str) -> None:
    found = credited([form(None, told=told)])
    assert found.credits == ()
    assert found.unclear == told


def test_a_code_that_nobody_has_is_unclear() -> None:
    found = credited([form(None, code="nobodyknow")])
    assert (found.credits, found.unclear) == ((), "nobodyknow")


def test_a_named_link_is_credited_as_the_one_it_stands_for() -> None:
    (credit,) = credited([form(MARA_NAMED)]).credits
    assert (credit.ambassador, credit.channel) == ("mara", "link")


def test_who_left_keeps_their_credit_without_a_name() -> None:
    (credit,) = credited([form(GONE)]).credits
    assert (credit.ambassador, credit.name) == ("somebody-gone", "somebody-gone")


def test_nobody_introduces_themselves() -> None:
    found = credited([form(MARA, email="MARA@havn.example")])
    assert found.credits == ()


def test_evidence_holds_what_was_written_harmlessly() -> None:
    told = "Mara\u202e\x1b[31m, Daniel" + " and so on" * 50
    (credit,) = credited([form(None, told=told)], credit="first").credits
    assert "\x1b" not in credit.evidence
    assert "\u202e" not in credit.evidence
    assert len(credit.evidence) < 400


FORMS = st.builds(
    form,
    st.sampled_from([MARA, INES, DANIEL, MARA_GUIDE, None]),
    st.integers(0, 50).map(day),
    told=st.sampled_from(["", "Mara", "Daniel", "Anna", DANIEL.code, "Mara and Inês"]),
    hour=st.integers(0, 23),
)
RECORDS = st.builds(
    record,
    key=st.sampled_from("123"),
    introduced=st.integers(0, 50).map(day),
    met=st.none() | st.integers(0, 54).map(day),
    told=st.sampled_from(["", "Mara", "Inês Carrasco", "Petra"]),
    code=st.sampled_from(["", MARA.code, DANIEL.code]),
)


@given(
    st.lists(FORMS, min_size=1, max_size=5, unique_by=lambda one: one.id),
    st.lists(RECORDS, max_size=3, unique_by=lambda one: one.key),
    st.sampled_from(["first", "last", "shared"]),
    st.sampled_from([1, 10, 90]),
    st.randoms(use_true_random=False),
)
def test_credits_add_up_to_one_and_do_not_depend_on_order(
    forms: list[Request], records: list[Record], rule: str, window: int, chance: random.Random
) -> None:
    # Of whom nobody says anything was introduced by nobody.
    assume(any(one.code or one.told for one in (*forms, *records)))
    found = credited(forms, records, credit=rule, window_days=window)
    if found.credits:
        assert sum(who(found).values()) == pytest.approx(1)
    assert len(who(found)) == len(found.credits), "one credit an ambassador"
    assert all(credit.evidence for credit in found.credits)
    assert rule == "shared" or len(found.credits) <= 1
    chance.shuffle(forms)
    chance.shuffle(records)
    assert credited(forms, records, credit=rule, window_days=window) == found
