from __future__ import annotations

import pytest

from kitgen.text.numbers import compact, money, number, quantity


@pytest.mark.parametrize(
    ("value", "currency", "text"),
    [
        (38099, "€", "€38,099"),
        (38099.4, "€", "€38,099"),
        (9.5, "$", "$9.50"),
        (-1200, "£", "−£1,200"),
        (-0.001, "€", "€0"),
        (1200, "CHF", "1,200\u00a0CHF"),
        (12, "A$", "A$12"),
    ],
)
def test_signs_stand_before_and_codes_after_a_sum(value: float, currency: str, text: str) -> None:
    assert money(value, currency) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (74, "days", "74\u00a0days"),
        (264, "h", "264\u00a0h"),
        (9, "%", "9%"),
        (95, "€", "€95"),
        (1.25, None, "1.25"),
        (-3, "%", "−3%"),
    ],
)
def test_a_quantity_has_its_unit(value: float, unit: str | None, text: str) -> None:
    assert quantity(value, unit) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"), (999, "999"), (1000, "1k"), (243288, "243k"), (999_950, "1m"), (999_499, "999k"),
        (1_200_000, "1.2m"), (1e9, "1bn"), (2.5e12, "2.5tn"), (-1500, "−1.5k"), (0.004, "0"),
        (12.34, "12.3"),
    ],
)  # fmt: skip
def test_the_compact_form_has_three_digits_at_most(value: float, text: str) -> None:
    assert compact(value) == text


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="no number"):
        number(float("nan"))


def test_short_money_is_for_charts() -> None:
    assert money(243288, "€", short=True) == "€243k"
