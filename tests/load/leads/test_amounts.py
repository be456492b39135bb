"""Amounts are read as their whole column is written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.load.leads.amounts import Style, take_apart, value_of
from kitgen.model.columns import Decimals

MONEY = st.decimals(0, 10**11, places=2)


def value(cell: str, decimals: Decimals | None = None, *, mixed: bool = False) -> Decimal | None:
    written = take_apart(cell)
    return written and value_of(written, decimals, mixed=mixed)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("1234", "1234"),
        ("1234.5", "1234.5"),
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1 234,50", "1234.50"),
        ("1\u202f234,50\u00a0€", "1234.50"),
        ("€1,234", "1234"),
        ("1.234", "1234"),
        ("1'234.50", "1234.50"),
        ("CHF 1’234.–", "1234"),
        ("1.234,- €", "1234"),
        ("(1,234)", "-1234"),
        ("-€5", "-5"),
        ("€ -5", "-5"),
        ("5-", "-5"),
        ("−5", "-5"),
        ("1,23,456.00", "123456.00"),
        ("1.234.567", "1234567"),
        ("EUR 1.234.567,8", "1234567.8"),
        ("US$ 0.500", "0.500"),
        ("12 Euro", "12"),
        ("0", "0"),
    ],
)
def test_an_amount_is_read_however_it_is_written(cell: str, amount: str) -> None:
    assert value(cell) == Decimal(amount)


@pytest.mark.parametrize(
    "cell",
    [
        "12k",
        "1.5 Mio",
        "about 500",
        "5 per month",
        "1E+05",
        "1 23",
        "1.234,56,7",
        "1,2.3,4",
        "--5",
        "(-5)",
        "€5€",
        "€",
        "",
        "10000000000000",
        "12/7",
        "٣",
        "=1+1",
        "9" * 100,
    ],
)
def test_what_is_no_clear_amount_is_none(cell: str) -> None:
    assert value(cell) is None


def test_the_column_decides_what_three_digits_are() -> None:
    assert value("1.234", Decimals.POINT) == Decimal("1.234")
    assert value("1.234", Decimals.COMMA) == 1234
    assert value("1,234", Decimals.POINT) == 1234
    assert value("1,234", Decimals.COMMA) == Decimal("1.234")
    assert value("12,5", Decimals.POINT) is None


def told(*cells: str) -> Style:
    style = Style()
    for line, cell in enumerate(cells, 2):
        style.look(cell, line)
    return style


def test_one_cell_that_cannot_be_otherwise_decides_the_column() -> None:
    assert told("1.234", "12,50").told is Decimals.COMMA
    assert told("1,234", "12.50").told is Decimals.POINT
    assert told("1,234,567").told is Decimals.POINT
    assert told("1'234.567").told is Decimals.POINT
    assert told("1.234", "500", "12k").told is None


def test_a_column_of_two_minds_reads_only_what_is_clear() -> None:
    style = told("1.234", "1.234,50", "1,234.50")
    assert style.mixed
    assert style.told is None
    assert value("1.234", None, mixed=True) is None
    assert value("1.234,50", None, mixed=True) == Decimal("1234.50")
    assert value("12", None, mixed=True) == 12


@given(MONEY, st.booleans())
def test_amounts_come_back_as_they_were_written(amount: Decimal, negative: bool) -> None:
    sign, expected = ("-", -amount) if negative else ("", amount)
    point = f"{sign}{amount:,.2f}"
    comma = point.translate(str.maketrans(",.", ".,"))
    assert value(point) == value(comma) == value(f"{sign}{amount:.2f}") == expected
    assert value(point, Decimals.POINT) == value(comma, Decimals.COMMA) == expected
    assert value(f"{comma} €".replace(".", "\u00a0")) == expected


@given(st.text())
def test_any_text_is_an_amount_or_none(cell: str) -> None:
    Style().look(cell, 1)
    for decimals in (None, *Decimals):
        amount = value(cell, decimals)
        assert amount is None or amount.is_finite()
