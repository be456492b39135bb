"""The calculator on paper: lines for a pencil, and how one follows from the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from kitgen.load.kit import load
from kitgen.outputs.common import calculator
from kitgen.outputs.common.calculator import spelled

SAMPLE = load(Path(__file__).parents[3]).kit


@pytest.mark.parametrize(
    ("formula", "written"),
    [
        ("fees * days / 365", "fees × days ÷ 365"),
        ("fees*max(0,days-30)/365*0.09", "fees × (days − 30) ÷ 365 × 0.09"),
        ("max(0, a + b_c)", "(a + b c)"),
        ("partner_hours * rate", "partner hours × rate"),
        ("12", "12"),
    ],
)
def test_a_formula_is_written_as_one_does_on_paper(formula: str, written: str) -> None:
    assert spelled(formula) == written


def test_questions_come_first_and_each_line_says_how_it_follows() -> None:
    assert SAMPLE is not None
    cost = SAMPLE.problems["waiting-to-be-paid"].cost
    assert cost is not None
    found = calculator.of(cost).pencil
    assert [row.label for row in found] == [
        "Fees in a year,\u00a0€",
        "Days from finished to paid",
        "Partner hours a month chasing",
        "Value of an hour,\u00a0€",
        "Interest at 9%",
        "Partner time spent chasing",
    ]
    assert found[4].how == "fees × (days − 30) ÷ 365 × 0.09"


def test_every_name_in_a_formula_is_one_that_the_page_says() -> None:
    assert SAMPLE is not None
    for problem in SAMPLE.problems.values():
        assert problem.cost is not None
        rows = calculator.of(problem.cost).pencil
        named = {row.how for row in rows[: len(problem.cost.inputs)]}
        for row in rows[len(problem.cost.inputs) :]:
            assert [name for name in named if name in row.how], row
