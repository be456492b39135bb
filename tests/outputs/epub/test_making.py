"""The dear work: a cover for any title, portraits on the plate, faces that e-readers can use."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from kitgen.load.resources import templates
from kitgen.model import palette
from kitgen.model.colour import hex6
from kitgen.outputs.epub import making

GREEN = "#2d6c4a"
PLATE = tuple(bytes.fromhex(hex6(palette.scale(GREEN).a100)[1:]))
JACKET = (templates() / "epub" / "jacket.html").read_text("utf-8")


def cover(title: str, subtitle: str = "What helped", language: str = "en") -> Image.Image:
    faces, words = ("Newsreader", "Figtree"), (title, subtitle, "A sample.")
    ((about, data),) = making.cover(JACKET, GREEN, faces, words, language)
    image = Image.open(io.BytesIO(data))
    assert image.size == (about["width"], about["height"]) == making.COVER
    assert len(data) < 400_000
    return image.convert("RGB")


def ink(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether anything dark stands in a part of the cover."""
    return min(image.crop(box).convert("L").tobytes()) < 100


@pytest.mark.parametrize(
    "title",
    ["Late", "The Studio Cash-Flow Field Guide", "Words " * 66, "W" * 400, "Donau" * 12],
    ids=["short", "usual", "long", "one-word", "compound"],
)
def test_any_title_stays_within_the_margins_and_above_the_pattern(title: str) -> None:
    image = cover(title, "What helped " * 33 if len(title) > 300 else "What helped")
    assert ink(image, (130, 118, 1470, 600))
    assert not ink(image, (0, 0, 120, 2264))
    assert not ink(image, (1480, 0, 1600, 2264))
    plate = next(y for y in range(600, 1100) if not _paper(image, y))
    assert not ink(image, (130, plate - 40, 1470, plate - 2))


def _paper(image: Image.Image, y: int) -> bool:
    """Whether paper is seen anywhere in a row of the column."""
    return any(min(_pixel(image, x, y)) > 240 for x in range(131, 1469, 7))


def _pixel(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    found = image.getpixel((x, y))
    assert isinstance(found, tuple)
    return found


def test_a_cover_from_right_to_left_begins_on_the_right() -> None:
    image = cover("دليل", "لماذا", "ar")
    assert ink(image, (1100, 118, 1470, 600))
    assert not ink(image, (130, 118, 500, 500))


def test_the_same_words_give_the_same_cover() -> None:
    assert cover("Late").tobytes() == cover("Late").tobytes()


def picture(mode: str, colour: Any, size: tuple[int, int] = (900, 900)) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, colour).save(out, "PNG")
    return out.getvalue()


def portrait(data: bytes, own_colours: bool) -> tuple[Mapping[str, Any], Image.Image]:
    ((about, made),) = making.photograph(data, GREEN, (0.5, 0.3), own_colours)
    return about, Image.open(io.BytesIO(made)).convert("RGB")


def test_a_photograph_is_printed_in_one_ink_on_the_plate() -> None:
    data = Image.radial_gradient("L").resize((1000, 1000))
    out = io.BytesIO()
    data.save(out, "PNG")
    about, image = portrait(out.getvalue(), own_colours=False)
    assert (about["format"], *image.size) == ("jpeg", *making.PORTRAIT)
    assert max(abs(a - b) for a, b in zip(_pixel(image, 2, 2), PLATE, strict=True)) < 12


def test_own_colours_are_kept_and_what_is_cut_out_stands_on_the_plate() -> None:
    _, red = portrait(picture("RGB", (200, 20, 20)), own_colours=True)
    assert _pixel(red, 9, 9)[0] > 180 > 60 > _pixel(red, 9, 9)[1]
    _, clear = portrait(picture("RGBA", (0, 0, 0, 0)), own_colours=True)
    assert max(abs(a - b) for a, b in zip(_pixel(clear, 9, 9), PLATE, strict=True)) < 12


def test_a_small_photograph_is_not_enlarged() -> None:
    about, _ = portrait(picture("RGB", 0, (200, 300)), own_colours=False)
    assert (about["width"], about["height"]) == (200, 250)


def test_a_drawing_is_made_safe_and_stands_on_the_plate() -> None:
    drawn = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5">'
    drawn += b'<script>alert(1)</script><path d="M0 0h2"/></svg>'
    ((about, made),) = making.drawing(drawn, GREEN)
    assert about == {"format": "svg", "width": 4, "height": 5}
    assert b"script" not in made
    assert made.index(palette.scale(GREEN).a100.encode()) < made.index(b"M0 0h2")


def test_typefaces_are_static_and_hold_the_characters_that_are_needed() -> None:
    pieces = list(making.typefaces("Newsreader", "Figtree", "ł"))
    roles = [(one["family"], one["style"], one["weight"]) for one, _ in pieces]
    assert roles == [
        ("Text", "normal", 400), ("Text", "italic", 400), ("Text", "normal", 600),
        ("Display", "normal", 400), ("Label", "normal", 400), ("Label", "normal", 600),
    ]  # fmt: skip
    for _, data in pieces:
        font = TTFont(io.BytesIO(data))
        assert "fvar" not in font
        assert ord("ł") in font.getBestCmap()
        assert len(data) < 40_000
