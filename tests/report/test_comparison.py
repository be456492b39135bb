"""Referred against other sources."""

from __future__ import annotations

from kitgen.model.lead import Record
from kitgen.model.report import Comparison

from .making import MAY, PERIOD, day, record, report


def group(count: int, won: int, source: str, amount: float | None = 100) -> list[Record]:
    return [
        record(
            f"{source}{number}@x.example",
            source=source,
            met=day(2) if number < won * 2 else None,
            won=day(9) if number < won else None,
            amount=amount if number < won else None,
        )
        for number in range(count)
    ]


def compared(*groups: list[Record]) -> Comparison:
    found = report((), (), [one for some in groups for one in some]).comparison
    assert found is not None
    return found


def test_without_other_sources_there_is_nothing_to_compare() -> None:
    assert report((), (), group(5, 1, "Referral")).comparison is None
    assert report((), (), group(5, 1, "")).comparison is None


def test_both_sides_are_counted_and_the_others_one_by_one() -> None:
    found = compared(group(4, 2, "Referral"), group(6, 1, "Google Ads"), group(3, 1, "Fair", 40))
    assert (found.referred.introductions, found.referred.won.part) == (4, 2)
    assert (found.referred.revenue, found.referred.average) == (200, 100)
    assert (found.others.introductions, found.others.revenue, found.others.average) == (9, 140, 70)
    assert [(one.name, one.introductions) for one in found.each] == [("Google Ads", 6), ("Fair", 3)]


def test_a_source_written_in_several_ways_is_one() -> None:
    (one,) = compared(group(2, 0, "Google Ads"), group(1, 0, "google-ads")).each
    assert (one.name, one.introductions) == ("Google Ads", 3)


def test_those_who_came_before_the_period_are_not_compared() -> None:
    old = record("old@x.example", source="Fair", introduced=day(-99), won=day(1))
    assert PERIOD.first <= MAY
    assert report((), (), [old, *group(3, 1, "Referral")]).comparison is None


def test_it_says_so_when_referrals_do_better() -> None:
    verdict = compared(group(40, 20, "Referral"), group(100, 5, "Fair")).verdict
    assert verdict.startswith(
        "Referrals do better: 20 of 40 (50%) introduced became customers, "
        "5 of 100 (5%) who came otherwise."
    )


def test_it_says_so_when_referrals_do_worse() -> None:
    verdict = compared(group(60, 1, "Referral"), group(60, 20, "Fair")).verdict
    assert verdict.startswith("Referrals do worse: 1 of 60 (2%)")


def test_small_numbers_are_admitted() -> None:
    verdict = compared(group(3, 2, "Referral"), group(3, 0, "Fair")).verdict
    assert verdict.startswith("Too few to tell: 2 of 3 (67%)")
    assert "may be chance" in verdict


def test_revenue_a_customer_is_compared_with_a_grain_of_salt() -> None:
    few = compared(group(3, 2, "Referral", 300), group(3, 1, "Fair", 90)).verdict
    assert "brought €300, another €90: of so few, one more may change that." in few
    many = compared(group(20, 15, "Referral", 300), group(20, 15, "Fair", 90)).verdict
    assert many.endswith("brought €300, another €90.")


def test_nobody_introduced_is_nothing_to_compare_with() -> None:
    assert compared(group(3, 1, "Fair")).verdict.startswith("Nobody was introduced")


def test_of_many_sources_the_largest_have_a_line() -> None:
    groups = [group(number % 3 + 1, 0, f"Source {number}") for number in range(20)]
    found = report((), (), [one for some in groups for one in some])
    assert found.comparison is not None
    assert len(found.comparison.each) == 12
    assert "Eight smaller sources without a line of their own." in found.notes
