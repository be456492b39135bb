"""How often somebody may do something."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kitgen.track.pace import Pace


def test_so_many_at_once_and_no_more() -> None:
    pace = Pace(3, 60)
    assert [pace.take("a", 0) for _ in range(4)] == [True, True, True, False]


def test_one_more_after_its_share_of_the_time() -> None:
    pace = Pace(3, 60)
    for _ in range(3):
        pace.take("a", 0)
    assert not pace.take("a", 19)
    assert pace.take("a", 39)
    assert not pace.take("a", 39)


def test_whoever_was_away_for_long_may_no_more_than_at_first() -> None:
    pace = Pace(2, 60)
    pace.take("a", 0)
    assert [pace.take("a", 10_000) for _ in range(3)] == [True, True, False]


def test_nobody_is_kept_waiting_for_others() -> None:
    pace = Pace(1, 60)
    assert pace.take("a", 0)
    assert pace.take("b", 0)


def test_a_clock_that_is_set_back_makes_nobody_wait() -> None:
    pace = Pace(2, 60)
    assert pace.take("a", 10_000)
    assert pace.take("a", 10)
    assert pace.take("a", 70)


def test_only_so_many_are_remembered_and_the_latest_among_them() -> None:
    pace = Pace(1, 3600, visitors=100)
    for visitor in range(1000):
        assert pace.take(visitor, visitor)
    assert len(pace._left) == 100
    assert not pace.take(999, 1000)
    assert pace.take(0, 1000)


def test_what_came_to_nothing_is_given_back() -> None:
    pace = Pace(1, 60)
    assert pace.take("a", 0)
    pace.give_back("a")
    pace.give_back("a")
    pace.give_back("b")
    assert pace.take("a", 0)
    assert not pace.take("a", 0)


@given(st.lists(st.floats(0, 10_000), max_size=50))
def test_in_no_time_are_there_more_than_allowed(moments: list[float]) -> None:
    pace = Pace(3, 60)
    taken = [moment for moment in sorted(moments) if pace.take("a", moment)]
    for first in taken:
        within = [moment for moment in taken if first <= moment <= first + 60]
        # What was left at the beginning, and what came in the time.
        assert len(within) <= 6
