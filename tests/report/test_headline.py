"""The finding in a sentence or two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.model.report import Basis, Figure, Step
from kitgen.model.tally import What
from kitgen.report.headline import headline
from kitgen.report.narrow import narrow
from kitgen.report.steps import STAGES
from kitgen.report.wilson import rate

from .making import INES, day, form, kit, record, report, seen

IDS = ("shared", "visited", "read", *STAGES, "revenue")


def steps(*values: float | None, targets: dict[str, float] | None = None) -> tuple[Step, ...]:
    basis = {True: Basis.MISSING, False: Basis.REPORTED}
    return tuple(
        Step(id, Figure(value, basis[value is None]), (targets or {}).get(id))
        for id, value in zip(IDS, values, strict=True)
    )


def say(*values: float | None, targets: dict[str, float] | None = None, **more: bool) -> str:
    known = {"ever_opened": True, "ever_met": True} | more
    return headline(steps(*values, targets=targets), "EUR", **known)


def test_it_is_what_the_design_says() -> None:
    targets = {"introduced": 60, "met": 40, "opportunity": 20, "won": 8, "visited": 1600}
    assert say(212, 1484, 463, 57, 31, 18, 9, 74300, targets=targets) == (
        "Nine new clients from 57 introductions, worth €74,300. Meetings are the narrow place."
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((1, 9, 2, 1, 1, 1, 1, 900), "One new client from one introduction, worth €900."),
        ((1, 9, 2, 4, 1, 1, 13, 0), "13 new clients from four introductions."),
        ((1, 9, 2, 0, 0, 0, 2, 10), "Two new clients from earlier introductions, worth €10."),
        ((1, 9, 2, 3, 4, 0, 0, 0), "Nothing was won yet: three introductions, and four meetings."),
        ((1, 9, 2, 1, 1, 0, 0, 0), "Nothing was won yet: one introduction, and one meeting."),
        (
            (1, 9, 2, 3, 0, 0, 0, 0),
            "Nothing was won yet: three introductions, and no meeting in this period.",
        ),
        (
            (1, 9, 2, 3, None, None, None, None),
            "Three introductions, and nobody has imported what became of them.",
        ),
        ((4, 9, 2, 0, 0, 0, 0, 0), "Nine visits of four shared links, and nobody was introduced."),
        ((0, 1, 0, 0, 0, 0, 0, 0), "One visit, and nobody was introduced."),
        ((0, 0, 0, 0, 0, 0, 0, 0), "Nobody opened a link in this period."),
    ],
)
def test_every_number_has_its_words(values: tuple[float | None, ...], words: str) -> None:
    assert say(*values) == words


def test_it_is_honest_where_there_is_nothing() -> None:
    assert report().headline == "Nobody has opened a link yet."
    assert report([seen(machine="a crawler")]).headline == "Nobody has opened a link yet."
    assert report((), [form()], [record(source="Fair", email="b@x.example")]).headline == (
        "Nothing was won yet: one introduction, and the first meeting is still to come."
    )
    logs = [seen(what=What.ASKED, count=50, source="nginx")]
    assert report(logs, (), [record(source="Fair")]).headline == (
        "Visits are not measured, and nobody was introduced."
    )
    assert report([seen(INES, day=day(-99))]).headline == "Nobody opened a link in this period."


@given(
    st.tuples(*[st.none() | st.integers(0, 2_000)] * 8),
    st.dictionaries(st.sampled_from(IDS), st.integers(0, 50)),
    st.booleans(),
    st.booleans(),
)
def test_whatever_happened_it_is_one_or_two_sentences(
    values: tuple[int | None, ...], targets: dict[str, float], opened: bool, met: bool
) -> None:
    said = say(*values, targets=targets, ever_opened=opened, ever_met=met)
    assert said[0].isupper() or said[0].isdigit()
    assert 1 <= said.count(". ") + 1 <= 2
    assert said.endswith(".")
    assert ".." not in said


def test_the_narrow_place_is_furthest_below_its_target() -> None:
    found = narrow(steps(5, 80, 9, 9, 1, 2, 3, 0, targets={"visited": 100, "met": 2, "won": 3}))
    assert found
    assert found.id == "met"


def test_where_all_targets_are_reached_there_is_none() -> None:
    assert narrow(steps(9, 9, 9, 9, 9, 9, 9, 9, targets=dict.fromkeys(IDS, 9))) is None


def test_money_is_no_place_and_what_is_not_measured_is_not_behind() -> None:
    targets = {"revenue": 100, "visited": 100, "won": 2}
    found = narrow(steps(1, None, 1, 1, 1, 1, 1, 0, targets=targets))
    assert found
    assert found.id == "won"


def test_without_targets_it_is_where_fewest_go_on() -> None:
    rates = {"read": rate(1, 90), "met": rate(5, 10), "opportunity": rate(2, 5), "won": rate(0, 2)}
    found = narrow([one._replace(rate=rates.get(one.id)) for one in steps(*[9] * 8)])
    assert found
    assert found.id == "opportunity", "of two nobody can tell"


def test_too_few_make_no_narrow_place() -> None:
    targets = kit(targets={"meetings_a_month": 4})
    found = report([seen(INES, 9)], [form(INES)], [record(won=day(9), amount=10)], kit_=targets)
    assert found.headline.endswith("Meetings are the narrow place.")
    free = report([seen(INES, 9)], [form(INES)], [record(won=day(9), amount=10)])
    assert free.headline == "One new client from one introduction, worth €10."
