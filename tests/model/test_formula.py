from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.model.formula import FormulaError, parse


def test_a_formula_is_computed_with_the_inputs() -> None:
    formula = parse("fees * max(0, days - 30) / 365")
    assert formula.names == {"fees", "days"}
    assert formula.value({"fees": 365_000.0, "days": 74.0}) == 44_000.0
    assert formula.value({"fees": 365_000.0, "days": 10.0}) == 0.0


def test_max_and_min_take_more_than_two_and_minus_takes_one() -> None:
    assert parse("max(1, 3, 2) - min(4, -5, 6)").value({}) == 8.0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1 +",
        "a.b",
        "a[0]",
        "f(1)",
        "max(1)",
        "max(*a)",
        "max(a, key=b)",
        "2 ** 9",
        "'a' * 9",
        "True",
        "1j",
        "lambda: 1",
        "(" * 300,
        "1" + "0" * 390,
        "1e999",
        "1+" * 250 + "1",
        "a\0b",
    ],
)
def test_what_is_no_arithmetic_is_a_formula_error(text: str) -> None:
    with pytest.raises(FormulaError):
        parse(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1 / a", "divides by zero"),
        ("b + 1", "no input is called 'b'"),
        ("1e300 * 1e300", "has no end"),
        ("1e300 * 1e300 - 1e300 * 1e300", "has no end"),
    ],
)
def test_what_cannot_be_computed_is_a_formula_error(text: str, says: str) -> None:
    with pytest.raises(FormulaError, match=says):
        parse(text).value({"a": 0.0})


@given(st.text("0123456789.e+-*/() ,abmaxin", max_size=60))
def test_any_text_is_a_formula_or_a_formula_error(text: str) -> None:
    try:
        value = parse(text).value({"a": 2.0, "b": 3.0})
    except FormulaError:
        return
    assert isinstance(value, float)
