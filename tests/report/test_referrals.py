"""Who was introduced, and who came otherwise."""

from __future__ import annotations

import pytest

from kitgen.model.lead import Record, Request
from kitgen.model.link import Link
from kitgen.model.report import Basis
from kitgen.report.pages import Pages
from kitgen.report.referrals import Leads, Referral, leads, source

from .making import DANIEL, INES, LEDGER, MARA, facts, form, kit, record


def known(*records: Record, requests: tuple[Request, ...] = ()) -> Leads:
    found = facts((), requests, records)
    return leads(found, Pages(found.kit, found.ledger))


def divided(one: Referral, by: str) -> dict[str, float]:
    return {id: weight.part for id, weight in one.weights[by].items()}


@pytest.mark.parametrize(
    "fields",
    [
        {"source": "Word of mouth"},
        {"source": "", "code": MARA.code},
        {"source": "", "told": "Mara"},
        {"source": "Google Ads", "told": "my neighbour"},
    ],
)
def test_introduced_is_whom_a_record_says_so_of(fields: dict[str, str]) -> None:
    assert len(known(record(**fields)).referred) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"source": "Google Ads"},
        {"source": "Google Ads", "code": "SUMMER20"},
        {"source": "", "told": "Google"},
    ],
)
def test_others_come_from_elsewhere(fields: dict[str, str]) -> None:
    found = known(record(**fields))
    assert (len(found.referred), len(found.others)) == (0, 1)


def test_of_whom_nothing_is_said_is_neither() -> None:
    found = known(record(source=""))
    assert (len(found.referred), len(found.others), len(found.sourceless)) == (0, 0, 1)


def test_who_found_the_form_without_a_link_was_introduced_by_nobody() -> None:
    found = known(requests=(form(None), form(None, email="b@x.example", told="Google")))
    assert (len(found.referred), len(found.others)) == (0, 2)
    assert {source(one) for one in found.others} == {"The form, without a link"}
    advertised = known(record(source="Google Ads"), requests=(form(None),))
    assert [source(one) for one in advertised.others] == ["Google Ads"]


def test_who_says_in_the_form_who_told_them_was_introduced_whatever_the_crm_says() -> None:
    requests = (form(None, told="my neighbour"),)
    (one,) = known(record(source="Google Ads"), requests=requests).referred
    assert one.basis is Basis.BOTH
    assert divided(one, "ambassador") == {"": 1.0}


def test_introductions_are_measured_reported_or_both() -> None:
    found = known(record("b@x.example"), requests=(form(email="a@x.example"),)).referred
    assert {one.person.email: one.basis for one in found} == {
        "a@x.example": Basis.MEASURED,
        "b@x.example": Basis.REPORTED,
    }


@pytest.mark.parametrize("problem", ["leaks", "Fees that leak", "FEES THAT LEAK!"])
def test_the_problem_is_the_one_that_a_record_names(problem: str) -> None:
    (one,) = known(record(problem=problem), requests=(form(MARA),)).referred
    assert divided(one, "problem") == {"leaks": 1.0}


@pytest.mark.parametrize(
    ("link", "problems"),
    [
        (MARA, {"waiting": 1.0}),
        (INES, {"waiting": 0.5, "leaks": 0.5}),
        (DANIEL, {"": 1.0}),
        (None, {"": 1.0}),
    ],
)
def test_else_those_of_the_conversation_that_led_there(
    link: Link | None, problems: dict[str, float]
) -> None:
    (one,) = known(record(problem="something else"), requests=(form(link),)).referred
    assert divided(one, "problem") == problems


def test_every_way_to_divide_an_introduction_adds_up() -> None:
    request = form(INES, told="Mara, Daniel")
    found = facts((), (request,), (), kit(report={"credit": "shared"}))
    (one,) = leads(found, Pages(found.kit, LEDGER)).referred
    assert divided(one, "ambassador") == pytest.approx(
        {"ines": 1 / 3, "mara": 1 / 3, "daniel-rao": 1 / 3}
    )
    assert divided(one, "channel") == pytest.approx({"whatsapp": 1 / 3, "": 2 / 3})
    assert divided(one, "problem") == pytest.approx({"waiting": 1 / 6, "leaks": 1 / 6, "": 2 / 3})
    for by in one.weights:
        assert sum(divided(one, by).values()) == pytest.approx(1)
