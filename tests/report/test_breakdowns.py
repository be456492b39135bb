"""By ambassador, channel, interview and problem."""

from __future__ import annotations

import pytest

from kitgen.model.report import Basis
from kitgen.model.tally import What

from .making import (
    DANIEL,
    GONE,
    INES,
    MARA,
    MARA_GUIDE,
    PEOPLE,
    breakdown,
    day,
    form,
    kit,
    record,
    report,
    rows,
    seen,
)

MONTH = [
    seen(MARA, 30),
    seen(MARA, 12, what=What.READ),
    seen(MARA_GUIDE, 8),
    seen(INES, 20),
    seen(None, 6, page="guide/leaks/"),
    seen(DANIEL, 9, what=What.DOWNLOAD, page=f"d/{DANIEL.code}.pdf"),
]


def test_everything_is_counted_by_ambassador() -> None:
    found = rows(
        report(MONTH, [form(), form(None, told="Inês", email="b@x.example")]), "ambassador"
    )
    mara = found["mara"]
    assert (mara.name, mara.shares.value, mara.visits.value) == ("Mara Lindqvist", 2, 38)
    assert (mara.reads.value, mara.introductions.value) == (12, 1)
    assert mara.introductions.basis is Basis.MEASURED
    assert found["ines"].introductions.basis is Basis.REPORTED, "that it was Inês, they say"
    assert found["daniel-rao"].downloads.value == 9
    assert found[""].name == "Nobody named"
    assert found[""].visits.value == 6


def test_everything_is_counted_by_channel() -> None:
    found = rows(report(MONTH, [form(), form(None, email="b@x.example", told="Petra")]), "channel")
    assert [(one.name, one.visits.value) for one in found.values()] == [
        ("WhatsApp", 50),
        ("Email", 8),
        ("Print", 0),
        ("Without a link", 6),
    ]
    assert found[""].introductions.value == 1


def test_everything_is_counted_by_conversation() -> None:
    found = rows(report([*MONTH, seen(None, 7, page="conversations/ines/")], [form()]), "interview")
    assert (found["mara"].visits.value, found["ines"].visits.value) == (30, 27)
    assert found["mara"].introductions.value == 1
    assert found[""].visits.value == 14


def test_a_page_about_two_problems_is_a_visit_to_each_and_one_in_all() -> None:
    found = report(MONTH, [form(INES)])
    by = rows(found, "problem")
    assert (by["waiting"].visits.value, by["leaks"].visits.value, by[""].visits.value) == (
        50,
        26,
        8,
    )
    assert breakdown(found, "problem").together.visits.value == 64
    assert (by["waiting"].introductions.value, by["leaks"].introductions.value) == (0.5, 0.5)


@pytest.mark.parametrize("by", ["ambassador", "channel", "interview", "problem"])
def test_introductions_add_up_and_are_together_what_the_steps_say(by: str) -> None:
    requests = [
        form(INES, told="Mara and Daniel Rao"),
        form(MARA, email="b@x.example"),
        form(None, email="c@x.example"),
    ]
    records = [record(met=day(1), won=day(4), amount=100), record("d@x.example", told="Anna")]
    found = report(MONTH, requests, records, kit_=kit(report={"credit": "shared"}))
    together = breakdown(found, by).together
    for name in ("introductions", "meetings", "won", "revenue"):
        every = sum(getattr(row, name).value for row in breakdown(found, by).rows)
        assert every == pytest.approx(getattr(together, name).value, abs=1e-4)
    assert [together.shares.value, together.visits.value, together.introductions.value] == [
        one.actual.value for one in found.steps if one.id in ("shared", "visited", "introduced")
    ]


def test_the_most_introductions_stand_first_and_what_cannot_be_told_last() -> None:
    requests = [form(INES), form(None, email="b@x.example"), form(None, email="c@x.example")]
    assert [*rows(report(MONTH, requests), "ambassador")] == ["ines", "mara", "daniel-rao", ""]


def test_who_did_nothing_has_no_row() -> None:
    found = report(MONTH)
    assert "anna-berg" not in rows(found, "ambassador")
    assert not breakdown(report(), "ambassador").rows


def test_few_visitors_are_withheld_with_the_next_row_but_not_together() -> None:
    found = report([seen(MARA, 30), seen(INES, 3), seen(DANIEL, 12), seen(None, 2, page="")])
    by = rows(found, "ambassador")
    assert by["ines"].visits == (None, Basis.MEASURED, True)
    assert by["daniel-rao"].visits.withheld
    assert by["mara"].visits.value == 30
    assert by[""].visits.value == 2, "who came by no link is no circle of friends"
    assert by["ines"].shares.value == 1
    assert breakdown(found, "ambassador").together.visits.value == 47
    assert any("withheld" in note for note in found.notes)


def test_without_a_collector_rows_have_no_visits() -> None:
    found = rows(report((), (), [record(told="Mara")]), "ambassador")
    assert found["mara"].visits.basis is Basis.MISSING
    assert not found["mara"].visits.withheld


def test_who_left_has_a_row_by_their_id() -> None:
    assert rows(report([seen(GONE, 9)]), "ambassador")["somebody-gone"].name == "somebody-gone"


def test_channels_of_the_kits_own_have_their_name() -> None:
    own = kit(channels=["email", {"id": "whatsapp", "name": "Team chat"}])
    assert rows(report(MONTH, kit_=own), "channel")["whatsapp"].name == "Team chat"


def test_a_kit_without_ambassadors_has_a_row_for_the_rest() -> None:
    found = report([seen(None, 9, page="")], [form(None)], kit_=kit(people=PEOPLE[:0]))
    assert [*rows(found, "ambassador")] == [""]
