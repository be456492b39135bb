"""Dates are read as their whole column is written, and never guessed from one cell to the next."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.load.leads.days import Order, agreed, by_language, is_never, read
from kitgen.model.columns import DateOrder

FIFTH = dt.date(2026, 3, 5)
DAYS = st.dates(dt.date(1980, 1, 1), dt.date(2199, 12, 31))


@pytest.mark.parametrize(
    "cell",
    [
        "2026-03-05",
        "2026-3-5",
        "2026/03/05",
        "2026-03-05 14:22",
        "2026-03-05T14:22:00Z",
        "2026-03-05T14:22:00.000+02:00",
        "2026-03-05 14:22:00 UTC",
        "05.03.2026",
        "5.3.26",
        "5. 3. 2026",
        "05.03.2026 14:22",
        "Do, 05.03.2026",
        "5 Mar 2026",
        "5 March 2026",
        "March 5, 2026",
        "Mar 5, 2026 2:22 PM",
        "Thursday, March 5, 2026 2:22 PM",
        "5-Mar-26",
        "5. März 2026",
        "5. Mär 2026",
        "5. Mrz. 2026",
        "5 mars 2026",
        "jeu. 5 mars 2026 14:22",
        "5 de marzo de 2026",
        "5 mrt 2026",
        "2026 March 5",
        "20260305",
        "46086",
        "46086.59861",
        "46086,59861",
        "1772668800",
        "1772668800000",
    ],
)
def test_a_date_that_can_be_only_one_is_read_without_knowing_the_order(cell: str) -> None:
    assert read(cell, None) == FIFTH
    assert read(cell, DateOrder.MONTH_FIRST) == FIFTH
    assert read(cell, DateOrder.DAY_FIRST) == FIFTH


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "soon",
        "31.02.2026",
        "2026-13-01",
        "Mar 2026",
        "5 Mar",
        "99/99/2026",
        "2026-03-05abc",
        "12",
        "3/5/2026/7",
        "1970-01-01",
        "9999-12-31",
        "5 Mar 2026 and 6 Mar 2026",
        "<5 Mar 2026>",
        "5" * 1000,
        "²⁰²⁶-03-05",
    ],
)
def test_what_is_no_day_is_none(cell: str) -> None:
    assert read(cell, None) is None
    assert read(cell, DateOrder.DAY_FIRST) is None


def test_the_first_of_two_weekdays_that_look_like_months_is_the_weekday() -> None:
    assert read("mar. 5 mai 2026", None) == dt.date(2026, 5, 5)


def test_what_may_be_two_days_is_none_without_an_order() -> None:
    assert read("3/5/2026", None) is None
    assert read("3/5/2026", DateOrder.MONTH_FIRST) == FIFTH
    assert read("3/5/2026", DateOrder.DAY_FIRST) == dt.date(2026, 5, 3)
    assert read("25/3/2026", DateOrder.MONTH_FIRST) is None


@given(DAYS, st.sampled_from(["/", "-", "."]))
def test_days_come_back_as_they_were_written(day: dt.date, sign: str) -> None:
    for style in ("%d{}%m{}%Y", "%d{}%m{}%Y 14:22:00"):
        cell = day.strftime(style.format(sign, sign))
        assert read(cell, DateOrder.DAY_FIRST) == day
    assert read(day.isoformat(), None) == day
    assert read(day.strftime("%B %d, %Y"), None) == day
    if sign != ".":
        assert read(day.strftime(f"%m{sign}%d{sign}%Y"), DateOrder.MONTH_FIRST) == day
    if day >= dt.date(1990, 1, 1) and day <= dt.date(2170, 1, 1):
        assert read(str((day - dt.date(1899, 12, 30)).days), None) == day


@given(st.text())
def test_any_text_is_a_day_or_none(cell: str) -> None:
    for order in (None, *DateOrder):
        day = read(cell, order)
        assert day is None or 1980 <= day.year <= 2200


def told(*cells: str) -> Order:
    order = Order()
    for line, cell in enumerate(cells, 2):
        order.look(cell, line)
    return order


def test_one_cell_that_cannot_be_otherwise_decides_the_column() -> None:
    assert told("3/5/2026", "3/25/2026").told is DateOrder.MONTH_FIRST
    assert told("3/5/2026", "25/3/2026").told is DateOrder.DAY_FIRST
    assert told("05.03.2026").told is DateOrder.DAY_FIRST
    assert told("3/5/2026", "4/4/2026").told is None
    assert told("2026-03-05", "rubbish").told is None


def test_a_column_of_two_minds_is_mixed_and_knows_where() -> None:
    order = told("3/5/2026", "25/3/2026", "3/25/2026")
    assert order.mixed
    assert (order.told, order.day_first, order.month_first) == (None, 3, 4)
    assert (order.unsure, order.example) == (2, "3/5/2026")


def test_the_other_columns_of_an_export_decide_if_they_agree() -> None:
    assert agreed([told("3/5/2026"), told("3/25/2026")]) is DateOrder.MONTH_FIRST
    assert agreed([told("25/3/2026"), told("3/25/2026")]) is None
    assert agreed([]) is None


def test_other_languages_than_english_have_the_day_first() -> None:
    for heading in ("Erstellungsdatum", "Créé le", "Fecha de cierre", "Aangemaakt op"):
        assert by_language(heading) is DateOrder.DAY_FIRST
    for heading in ("Create Date", "Deal - Won time", "Closed on", "Became a Customer Date"):
        assert by_language(heading) is None


@pytest.mark.parametrize("cell", ["0000-00-00", "0000-00-00 00:00:00", "1900-01-00", "00.00.0000"])
def test_databases_write_no_day_in_their_own_ways(cell: str) -> None:
    assert is_never(cell)
    assert not is_never("2026-03-05")
