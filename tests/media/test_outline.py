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


def _commands(face: Typeface, glyph: int) -> list[str]:
    from fontTools.pens.recordingPen import RecordingPen

    pen = RecordingPen()
    face.draw(glyph, pen)
    return [command for command, _ in pen.value]


def test_glyphs_are_drawn_in_few_cubic_curves(serif: Typeface) -> None:
    (o,) = serif.placed("o", "Latn")
    commands = _commands(serif, o.glyph)
    assert set(commands) <= {"moveTo", "lineTo", "curveTo", "closePath"}
    assert commands.count("curveTo") <= 24


def test_glyphs_of_a_line_stand_where_its_words_end(serif: Typeface) -> None:
    placed = serif.placed("Mara", "Latn")
    assert [glyph.at for glyph in placed] == [0, 1, 2, 3]
    assert sum(glyph.advance for glyph in placed) / 500 == pytest.approx(_ems(serif, "Mara"))


def test_a_mark_without_a_place_is_set_over_its_letter(serif: Typeface) -> None:
    letter, mark = serif.placed("\u1eb9\u0301", "Latn")
    assert 0 < mark.x < letter.advance
    capital, high = serif.placed("Z\u0303", "Latn")
    assert 0 < high.x < capital.advance
    assert high.y > mark.y


def test_a_typeface_knows_what_it_has(serif: Typeface) -> None:
    assert serif.has("é")
    assert not serif.has("漢")
    assert serif.ascent > 0.5
    assert serif.descent > 0.1
