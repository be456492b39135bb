"""The days from a share to every stage."""

from __future__ import annotations

import pytest

from kitgen.model.lead import Request, Stage
from kitgen.model.report import Report, Waiting

from .making import DANIEL, INES, MARA, MAY, PERIOD, day, form, kit, record, report, seen


def waited(found: Report, stage: Stage) -> Waiting:
    return next(one for one in found.waiting if one.stage is stage)


def people(*days: int) -> list[Request]:
    return [form(MARA, day(number), email=f"{number}@x.example") for number in days]


def test_quartiles_are_those_of_all_that_there_is() -> None:
    found = report([seen(day=MAY)], people(0, 4, 8, 10, 20))
    assert waited(found, Stage.INTRODUCTION) == (Stage.INTRODUCTION, 5, 4.0, 8.0, 10.0)


def test_one_alone_has_no_quartiles_and_nobody_has_nothing() -> None:
    found = report([seen(day=MAY)], [form(MARA, day(6))], [record(won=day(9))])
    assert waited(found, Stage.WON) == (Stage.WON, 1, None, 9.0, None)
    assert waited(found, Stage.MEETING) == (Stage.MEETING, 0, None, None, None)


def test_it_begins_when_a_person_first_opened_the_link_even_before_the_period() -> None:
    long_ago = day(-60)
    found = report(
        [seen(day=long_ago, machine="a preview fetcher"), seen(day=day(-50)), seen(day=MAY)],
        [form(MARA, day(0))],
    )
    assert long_ago < day(-50) < PERIOD.first
    assert waited(found, Stage.INTRODUCTION).median == 50


def test_stages_are_those_of_the_period() -> None:
    found = report(
        [seen(day=day(-60))], [form(MARA, day(-50))], [record(introduced=None, won=day(1))]
    )
    assert waited(found, Stage.INTRODUCTION).count == 0
    assert waited(found, Stage.WON).median == 61


def test_who_was_only_named_waits_from_no_day_that_is_known() -> None:
    found = report([seen(INES, day=MAY)], [form(None, day(3), told="Inês")])
    assert waited(found, Stage.INTRODUCTION).count == 0


def test_of_several_links_the_one_that_was_opened_first_counts() -> None:
    shared = kit(report={"credit": "shared"})
    opened = [seen(MARA, day=day(2)), seen(DANIEL, day=MAY)]
    found = report(opened, [form(MARA, day(5), told=DANIEL.code)], kit_=shared)
    assert waited(found, Stage.INTRODUCTION).median == 5


@pytest.mark.parametrize("backwards", [1, 2])
def test_what_came_before_the_link_was_opened_is_left_out_and_noted(backwards: int) -> None:
    found = report([seen(day=day(9))], people(*range(backwards), 9))
    assert waited(found, Stage.INTRODUCTION).count == 1
    assert any("before anybody opened the link" in note for note in found.notes)
