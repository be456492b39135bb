"""Numbers take the form that their language gives them."""

from __future__ import annotations

import pytest

from kitgen.outputs.common import plurals


@pytest.mark.parametrize(
    ("language", "numbers", "wanted"),
    [
        ("en", (0, 1, 2, 21), ("other", "one", "other", "other")),
        ("fr", (0, 1, 2), ("one", "one", "other")),
        ("pt-BR", (0, 1, 2), ("one", "one", "other")),
        ("ja", (0, 1, 5), ("other", "other", "other")),
        ("ru", (1, 2, 5, 11, 12, 21, 22), ("one", "few", "many", "many", "many", "one", "few")),
        ("pl", (1, 2, 5, 12, 21, 22), ("one", "few", "many", "many", "many", "few")),
        ("hr", (1, 2, 5, 21), ("one", "few", "other", "one")),
        ("cs", (1, 4, 5, 22), ("one", "few", "other", "other")),
        ("sl", (1, 2, 3, 4, 5, 101), ("one", "two", "few", "few", "other", "one")),
        ("lt", (1, 2, 10, 11, 21), ("one", "few", "other", "other", "one")),
        ("lv", (0, 1, 2, 11, 21), ("zero", "one", "other", "zero", "one")),
        ("ro", (0, 1, 2, 19, 20, 101), ("few", "one", "few", "few", "other", "few")),
        ("ar", (0, 1, 2, 3, 11, 100), ("zero", "one", "two", "few", "many", "other")),
        ("he", (1, 2, 3), ("one", "two", "other")),
        ("ga", (1, 2, 3, 7, 11), ("one", "two", "few", "many", "other")),
        ("cy", (0, 1, 2, 3, 4, 6), ("zero", "one", "two", "few", "other", "many")),
        ("mt", (0, 1, 2, 3, 11, 20), ("few", "one", "two", "few", "many", "other")),
        ("is", (1, 11, 21), ("one", "other", "one")),
    ],
)
def test_a_number_takes_the_form_of_its_language(
    language: str, numbers: tuple[int, ...], wanted: tuple[str, ...]
) -> None:
    assert tuple(plurals.form(language, number) for number in numbers) == wanted


@pytest.mark.parametrize("language", ["en", "xx", "cs", "pl", "ar", "cy", "ja"])
def test_the_forms_of_a_language_are_those_that_its_numbers_take(language: str) -> None:
    found = {plurals.form(language, number) for number in range(2000)}
    assert found - {"many"} <= set(plurals.forms(language)) <= set(plurals.FORMS)
