"""Words as outlines: set by their typeface, or not at all."""

from __future__ import annotations

import pytest

from kitgen.media import fonts
from kitgen.media.outline import Typeface


@pytest.fixture(scope="module")
def serif() -> Typeface:
    return Typeface(fonts.choose(fonts.faces("Newsreader")), wght=400, opsz=24)


def _ems(face: Typeface, words: str) -> float:
    width = face.width(words)
    assert width is not None
    return width


def test_letters_are_kerned(serif: Typeface) -> None:
    assert _ems(serif, "To") < _ems(serif, "T") + _ems(serif, "o")


def test_a_line_is_as_long_as_its_words(serif: Typeface) -> None:
    parts = sum(_ems(serif, part) for part in ("Mara", " ", "Lindqvist"))
    assert _ems(serif, "Mara Lindqvist") == pytest.approx(parts, rel=0.02)


def test_an_axis_is_set(serif: Typeface) -> None:
    light = Typeface(fonts.choose(fonts.faces("Figtree")), wght=300)
    bold = Typeface(fonts.choose(fonts.faces("Figtree")), wght=700)
    assert _ems(light, "Weight") < _ems(bold, "Weight")
    small = Typeface(fonts.choose(fonts.faces("Newsreader")), opsz=72)
    assert small.path("a") != serif.path("a")


@pytest.mark.parametrize("words", ["مريم", "漢字", "Mara مريم", ""])
def test_what_a_typeface_cannot_set_is_not_outlined(serif: Typeface, words: str) -> None:
    assert serif.width(words) is None


def test_an_outline_is_a_closed_path_of_whole_numbers(serif: Typeface) -> None:
    path = serif.path("Mara")
    assert path.startswith("M")
    assert path.endswith("Z")
    assert path.count("Z") >= 4
    assert "." not in path
    assert path == serif.path("Mara")
