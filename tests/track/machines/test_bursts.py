"""Mail scanners, by the links of many people that they open within seconds."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from kitgen.track.machines.bursts import burst_visitors

EVENTS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 60), st.sampled_from(["", *"abcdefg"])), max_size=40
)


def test_one_visitor_with_many_peoples_links_at_once_is_a_scanner() -> None:
    scanner = [("gateway", 100.0 + at, who) for at, who in enumerate("abcd")]
    assert burst_visitors(scanner) == {"gateway"}


def test_a_reader_who_comes_back_by_many_links_slowly_is_none() -> None:
    reader = [("reader", 100.0 + 60 * at, who) for at, who in enumerate("abcdefgh")]
    assert burst_visitors(reader) == frozenset()


def test_one_persons_links_however_often_are_no_burst() -> None:
    assert burst_visitors([("reader", 100.0, "a")] * 50) == frozenset()


def test_links_of_nobody_count_for_nothing() -> None:
    assert burst_visitors([("reader", 1.0, one) for one in ("a", "b", "c", "", "")]) == frozenset()


def test_codes_may_be_told_apart_instead_with_other_limits() -> None:
    codes = [("gateway", 100.0 + at / 10, f"code{at}") for at in range(20)]
    assert burst_visitors(codes, groups=20) == {"gateway"}
    assert burst_visitors(codes, groups=21) == frozenset()
    assert burst_visitors(codes, groups=20, seconds=1) == frozenset()


@given(EVENTS, st.integers(1, 5), st.integers(0, 20))
def test_it_is_what_a_look_at_every_stretch_would_find(
    events: list[tuple[int, int, str]], groups: int, seconds: int
) -> None:
    expected = {
        visitor
        for visitor, start, _ in events
        if len(
            {
                group
                for other, at, group in events
                if other == visitor and group and start <= at <= start + seconds
            }
        )
        >= groups
    }
    shuffled = random.Random(0).sample(events, len(events))
    assert burst_visitors(shuffled, groups=groups, seconds=seconds) == expected
