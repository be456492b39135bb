"""The dear work of slides as pure functions of plain values: portraits and patterns."""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.media import fonts
from kitgen.model import palette
from kitgen.outputs.page import Piece
from kitgen.outputs.slides import picture

SCALE = 2.5
"""Pixels a point: sharp on a screen of 2,400 pixels."""


def pattern(
    color: str, seed: str, stones: int | None, width: float, height: float
) -> Iterator[Piece]:
    """The line pattern as it stands on a plate of so many points."""
    size = (round(width * SCALE), round(height * SCALE))
    yield {"format": "png"}, picture.pattern(seed, stones, palette.scale(color), size)


def portrait(
    data: bytes,
    color: str,
    focus: tuple[float, float],
    own_colours: bool,
    width: float,
    height: float,
) -> Iterator[Piece]:
    """A guest's portrait on a plate of so many points."""
    size = (round(width * SCALE), round(height * SCALE))
    found = picture.portrait(data, focus, own_colours, palette.scale(color), size)
    yield {"format": "png" if found.startswith(b"\x89PNG") else "jpeg"}, found


def faces(text: str, label: str, characters: str) -> Iterator[Piece]:
    """The cuts that the print is set in, each with its name in the style sheet and its weight."""
    points = fonts.LATIN | frozenset(range(0xA0, 0x180)) | fonts.codepoints([characters])
    serif, sans = fonts.choose(fonts.faces(text)), fonts.choose(fonts.faces(label))
    bold = fonts.choose(fonts.faces(label), weight=600)
    for name, face, weight, size in (
        ("Display", serif, 400, 72),
        ("Deck", serif, 400, 20),
        ("Label", sans, 400, 20),
        ("Label", bold, 600, 20),
    ):
        data = fonts.cut(face, points, f"Slide {name} {weight}", wght=weight, opsz=size)
        yield {"name": name, "weight": weight}, data
