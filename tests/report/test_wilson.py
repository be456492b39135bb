"""Shares of small numbers and how sure they are."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.report.wilson import difference, rate

SHARES = st.integers(0, 2_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(SHARES)
def test_the_interval_holds_the_share_and_stays_between_0_and_1(share: tuple[int, int]) -> None:
    found = rate(*share)
    assert 0 <= found.low <= found.high <= 1
    if found.value is not None:
        assert found.low <= found.value <= found.high


@given(st.integers(0, 20), st.integers(1, 20), st.integers(2, 50))
def test_more_people_make_it_narrower(part: int, more: int, times: int) -> None:
    few, many = rate(part, part + more), rate(part * times, (part + more) * times)
    assert many.high - many.low < few.high - few.low


@given(SHARES)
def test_those_who_did_not_are_the_mirror_of_those_who_did(share: tuple[int, int]) -> None:
    part, whole = share
    one, other = rate(part, whole), rate(whole - part, whole)
    assert one.low == pytest.approx(1 - other.high, abs=1e-12)


def test_of_nobody_it_is_anything() -> None:
    found = rate(0, 0)
    assert (found.low, found.high, found.value) == (0.0, 1.0, None)


@given(SHARES.filter(lambda share: 0 < share[0] < share[1]))
def test_its_ends_are_where_the_score_test_turns(share: tuple[int, int]) -> None:
    part, whole = share
    found = rate(part, whole)
    for end in (found.low, found.high):
        # Wilson's interval is all p for which |p̂ - p| is at most z standard errors of p itself.
        score = abs(part / whole - end) / math.sqrt(end * (1 - end) / whole)
        assert score == pytest.approx(1.959963984540054, rel=1e-6)


def test_a_known_interval_comes_out() -> None:
    # Newcombe 1998, two-sided intervals for the single proportion, table I: 81/263 and 1/29.
    assert rate(81, 263)[2:] == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert rate(1, 29)[2:] == pytest.approx((0.0061, 0.1718), abs=5e-5)
    assert rate(0, 20)[2:] == pytest.approx((0.0, 0.1611), abs=5e-5)


def test_a_known_difference_comes_out() -> None:
    # Newcombe 1998, interval estimation for the difference, table II, method 10: 56/70 and 48/80.
    assert difference(rate(56, 70), rate(48, 80)) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert difference(rate(9, 10), rate(3, 10)) == pytest.approx((0.1705, 0.8090), abs=5e-5)


@given(SHARES, SHARES)
def test_a_difference_turns_its_sign_with_its_sides(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    low, high = difference(rate(*one), rate(*other))
    back = difference(rate(*other), rate(*one))
    assert back == pytest.approx((-high, -low), abs=1e-12)
    assert -1 - 1e-9 <= low <= high <= 1 + 1e-9


@pytest.mark.parametrize("share", [(2, 1), (-1, 3)])
def test_more_than_all_is_refused(share: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="is no part of"):
        rate(*share)
