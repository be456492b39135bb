"""Words of a report."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.report.words import counted, date, listed, money, quoted, sentence


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "no meetings"),
        (1, "one meeting"),
        (2, "two meetings"),
        (12, "twelve meetings"),
        (13, "13 meetings"),
        (1484, "1,484 meetings"),
    ],
)
def test_numbers_to_twelve_are_words(count: int, words: str) -> None:
    assert counted(count, "meeting") == words


def test_a_plural_may_be_irregular() -> None:
    assert counted(2, "opportunity", "opportunities") == "two opportunities"


def test_lists_read_as_english_does() -> None:
    assert [listed(tuple("abc"[:n])) for n in range(4)] == ["", "a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    ("currency", "text"), [("EUR", "€74,300"), ("USD", "$74,300"), ("CHF", "74,300\u00a0CHF")]
)
def test_money_has_its_sign(currency: str, text: str) -> None:
    assert money(74300, currency) == text


def test_days_and_sentences_are_written_out() -> None:
    assert date(dt.date(2026, 6, 8)) == "8 June 2026"
    assert sentence("nine clients") == "Nine clients."
    assert sentence("") == "."


@given(st.text(max_size=500))
def test_what_others_wrote_is_one_short_line_without_control_characters(text: str) -> None:
    found = quoted(text)
    assert len(found) <= 82
    assert not [char for char in found if unicodedata.category(char)[0] == "C"]
    assert "\n" not in found


def test_words_that_turn_the_line_around_lose_it() -> None:
    assert quoted("Mara\u202e\x00\n  L.") == "“Mara L.”"
