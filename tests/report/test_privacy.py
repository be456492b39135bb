"""Figures of a few visitors."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from functools import cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.model.report import Basis, Figure
from kitgen.report.figures import MISSING
from kitgen.report.privacy import FEW, withhold


def shown(*values: float) -> tuple[float | None, ...]:
    return tuple(one.value for one in withhold([Figure(v, Basis.MEASURED) for v in values]))


@pytest.mark.parametrize(
    ("values", "left"),
    [
        ((20, 8, 3), (20, None, None)),
        ((20, 8, 3, 2), (20, 8, None, None)),
        ((20, 8, 0), (20, 8, 0)),
        ((20, 8, 8, 3), (20, None, None, None)),
        ((20, 8, 1, 1), (20, None, None, None)),
        ((20, 8, 4, 4), (20, None, None, None)),
        ((20, 8, 4, 3), (20, 8, None, None)),
        ((3, 0, 0), (None, 0, 0)),
        ((3,), (None,)),
        ((5, 6), (5, 6)),
        ((), ()),
    ],
)
def test_few_are_hidden_and_the_next_where_one_would_be_told(
    values: tuple[float, ...], left: tuple[float | None, ...]
) -> None:
    assert shown(*values) == left


def test_what_is_not_measured_stays_so() -> None:
    assert withhold([MISSING, MISSING]) == (MISSING, MISSING)


def test_hidden_figures_say_that_they_are() -> None:
    (one, *_) = withhold([Figure(2.0, Basis.MEASURED), Figure(9.0, Basis.MEASURED)])
    assert one == Figure(None, Basis.MEASURED, withheld=True)


@given(st.lists(st.integers(0, 40), max_size=12))
def test_no_small_figure_is_ever_shown_and_nothing_is_changed(values: list[int]) -> None:
    for value, left in zip(values, shown(*values), strict=True):
        assert left in (None, value)
        assert left is None or left == 0 or left >= FEW


@cache
def _behind(rows: int, most: int) -> Mapping[Hashable, Collection[tuple[int, ...]]]:
    """All small tables by what is seen of them: the total, what is shown, and who has visitors."""
    found: dict[Hashable, set[tuple[int, ...]]] = {}
    for values in product(range(most + 1), repeat=rows):
        there = tuple(value > 0 for value in values)
        found.setdefault((sum(values), shown(*values), there), set()).add(values)
    return found


@pytest.mark.parametrize(("rows", "most"), [(2, 16), (3, 16), (4, 11)])
def test_nobody_who_knows_the_total_and_the_rule_can_tell_what_is_hidden(
    rows: int, most: int
) -> None:
    for values in product(range(most + 1), repeat=rows):
        left, there = shown(*values), tuple(value > 0 for value in values)
        # With nothing to hide behind the total tells, and that is the kit's own.
        if max(values) > most // 2 or all(one is None or one == 0 for one in left):
            continue
        behind = _behind(rows, most)[sum(values), left, there]
        for at, value in enumerate(left):
            if value is None:
                assert len({table[at] for table in behind}) > 1, (values, left)
