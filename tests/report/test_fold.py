"""One spelling for all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.report.fold import fold, folds


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Inês Carrasco", "ines carrasco"),
        ("  LINDQVIST,  Mara. ", "lindqvist mara"),
        ("Søren Łukasz Weiß", "soren lukasz weiss"),
        ("O’Brien-Smith", "o brien smith"),
        ("山田 太郎", "山田 太郎"),
        ("—", ""),
    ],
)
def test_capitals_accents_and_punctuation_go(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_who_cannot_type_the_letters_is_understood() -> None:
    assert folds("Jörg Müller") == ("jorg muller", "joerg mueller")
    assert folds("Jo\u0308rg") == ("jorg", "joerg")
    assert folds("Anna") == ("anna",)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_the_quick_way_is_the_slow_way(text: str) -> None:
    assert fold(text) == fold(f"{text} é").removesuffix("e").rstrip()
