"""What letters call people."""

from __future__ import annotations

import pytest

from kitgen.build.links.mailmerge import first_name


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Mara Ek", "Mara"),
        ("Mara", "Mara"),
        ("Dr. Léa Öst", "Léa"),
        ("J. R. Smith", "J. R. Smith"),
        ("Prof. Ek", "Prof. Ek"),
        ("Ek, Mara", "Mara"),
        ("Jean-Luc Moreau", "Jean-Luc"),
        ("山田太郎", "山田太郎"),
        (".", "."),
        (",", ","),
    ],
)
def test_a_first_name_is_no_title_and_no_initial(name: str, first: str) -> None:
    assert first_name(name) == first
