"""What the libraries below WeasyPrint know."""

from __future__ import annotations

import pytest

from kitgen.media import system


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        ("Mara", [0, 0, 0, 0]),
        ("a אב", [0, 0, 1, 1]),
        ("אב a", [1, 1, 1, 2]),
        ("אב (a) 1", [1, 1, 1, 1, 2, 1, 1, 2]),
    ],
)
def test_letters_have_levels_by_their_direction(words: str, levels: list[int]) -> None:
    assert system.levels(words) == levels


def test_a_font_of_the_computer_is_found() -> None:
    found = system.font_with("a", serif=True, weight=400)
    if found is None:
        pytest.skip("there are no fonts on this computer")
    assert found.path.is_file()
    assert found.face >= 0
