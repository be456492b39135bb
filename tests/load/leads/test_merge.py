"""Two rows about one record are one record, whichever comes first."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from kitgen.load.leads.merge import merge
from kitgen.model.lead import Reached, Record, Stage

FIRST, LATER = dt.date(2026, 1, 5), dt.date(2026, 1, 9)
WON = Record(
    "sheet",
    "ada",
    name="Ada",
    currency="EUR",
    reached=(
        Reached(Stage.INTRODUCTION, LATER),
        Reached(Stage.MEETING, None),
        Reached(Stage.OPPORTUNITY, None, Decimal(5)),
        Reached(Stage.WON, LATER, Decimal(5)),
    ),
)


@pytest.mark.parametrize("turned", [False, True])
def test_the_further_row_leads_and_the_other_fills_what_is_empty(turned: bool) -> None:
    other = Record(
        "sheet",
        "ada",
        name="A.",
        email="a@x.example",
        reached=(Reached(Stage.INTRODUCTION, FIRST), Reached(Stage.LOST, FIRST, Decimal(9))),
    )
    merged = merge(other, WON) if turned else merge(WON, other)
    assert (merged.name, merged.email) == ("Ada", "a@x.example")
    assert merged.reached == (Reached(Stage.INTRODUCTION, FIRST), *WON.reached[1:])


def test_an_amount_in_another_currency_does_not_fill_in() -> None:
    bare = WON._replace(reached=(*WON.reached[:3], Reached(Stage.WON, LATER)))
    assert merge(bare, WON._replace(currency="SEK")).reached[-1].amount is None
    assert merge(bare, WON).reached[-1].amount == 5


def test_a_record_with_itself_is_itself() -> None:
    assert merge(WON, WON) == WON
