"""Industries and places that were new."""

from __future__ import annotations

from kitgen.model.lead import Reached, Stage

from .making import day, record, report


def test_the_first_customer_of_an_industry_or_place_opens_a_market() -> None:
    won = record(won=day(9), industry="Hotels", place="Porto", company="Casa", told="Inês")
    found = report((), (), [won]).markets
    assert found == (
        ("industry", "Hotels", day(9), "Casa", "Inês Carrasco"),
        ("place", "Porto", day(9), "Casa", "Inês Carrasco"),
    )


def test_where_somebody_was_won_before_nothing_is_new_whatever_the_source() -> None:
    won = record(won=day(9), industry="Hotels")
    for source in ("Fair", "", "Referral"):
        before = record("b@x.example", won=day(-99), industry="HOTELS", source=source)
        assert not report((), (), [before, won]).markets


def test_a_customer_without_a_day_may_have_been_there_before() -> None:
    undated = record(
        "b@x.example", industry="Hotels", reached=(Reached(Stage.WON, None),), source="Fair"
    )
    assert not report((), (), [undated, record(won=day(9), industry="Hotels")]).markets


def test_a_market_is_opened_once() -> None:
    records = [
        record(f"{number}@x.example", won=day(number), industry="Hotels", name=f"N{number}")
        for number in (9, 3, 5)
    ]
    (market,) = report((), (), records).markets
    assert (market.day, market.customer) == (day(3), "N3")


def test_who_came_otherwise_opens_no_market() -> None:
    assert not report((), (), [record(won=day(9), industry="Hotels", source="Fair")]).markets


def test_what_was_won_before_the_period_is_not_news() -> None:
    assert not report((), (), [record(introduced=None, won=day(-99), industry="Hotels")]).markets
