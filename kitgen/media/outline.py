"""Words as outlines, set as the typeface's maker meant: shaped, kerned, with no font to load.

HarfBuzz shapes and draws them, straight from the font file and at any point of its axes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

from kitgen.media.fonts import Face

PER_EM: Final = 500
"""The units of outlines: a twentieth of a pixel at the sizes of labels and names."""


class Placed(NamedTuple):
    """A glyph of a line: where it is drawn, how far it moves the pen, which character it is of."""

    glyph: int
    x: float
    y: float
    """Upwards; both from the beginning of the baseline, `PER_EM` to the em."""
    advance: float
    at: int
    """The index of the first character that it shows."""


class _Ink(NamedTuple):
    """What a glyph blackens."""

    left: float
    low: float
    right: float
    high: float


class Typeface:
    """A face at one point of its axes."""

    def __init__(self, face: Face, **wanted: float) -> None:
        """Open the font file; axes that are not named stay where the file has them."""
        self._open(face.path, 0)
        self._font.set_variations(face.at(**wanted))

    @classmethod
    def of_file(cls, path: Path, index: int = 0) -> Self:
        """A face of a font file or a collection, its axes as they are."""
        made = cls.__new__(cls)
        made._open(path, index)
        return made

    @property
    def ascent(self) -> float:
        """What the face takes above the baseline, in ems."""
        return float(self._font.get_font_extents("ltr").ascender) * self._scale / PER_EM

    @property
    def descent(self) -> float:
        """What it takes below the baseline, in ems."""
        return float(-self._font.get_font_extents("ltr").descender) * self._scale / PER_EM

    def has(self, character: str) -> bool:
        """Whether there is a glyph for a character."""
        return bool(self._font.get_nominal_glyph(ord(character)))

    def width(self, words: str) -> float | None:
        """The length of a line in ems; None if it cannot be outlined.

        That is so if the typeface lacks a glyph, or if the words run in both directions.
        """
        if not words or both_ways(words):
            return None
        buffer = self._shaped(words)
        if any(glyph.codepoint == 0 for glyph in buffer.glyph_infos):
            return None
        advances: float = sum(place.x_advance for place in buffer.glyph_positions)
        return advances * self._scale / PER_EM

    def path(self, words: str) -> str:
        """A line that can be outlined as an SVG path from 0 on its baseline, `PER_EM` to the em."""
        from fontTools.pens.svgPathPen import SVGPathPen
        from fontTools.pens.transformPen import TransformPen

        buffer = self._shaped(words)
        pen, x, scale = SVGPathPen(None, ntos=_whole), 0, self._scale
        for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            # Fonts count upwards, SVG downwards.
            left, down = (x + place.x_offset) * scale, -place.y_offset * scale
            at = TransformPen(pen, (scale, 0, 0, -scale, left, down))
            self._font.draw_glyph_with_pen(glyph.codepoint, at)
            x += place.x_advance
        commands: str = pen.getCommands()
        return commands

    def placed(self, words: str, script: str, *, to_left: bool = False) -> list[Placed]:
        """The glyphs of words of one script and direction, from left to right.

        `script` is a code of ISO 15924. A glyph that the face lacks is number 0.
        """
        buffer = self._shaped(words, script, "rtl" if to_left else "ltr")
        found: list[Placed] = []
        x, scale = 0, self._scale
        for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            left, up = (x + place.x_offset) * scale, place.y_offset * scale
            advance = place.x_advance * scale
            mark = not place.x_advance and bool(found) and found[-1].at == glyph.cluster
            placed = Placed(glyph.codepoint, left, up, advance, glyph.cluster)
            if mark and not place.x_offset and not place.y_offset and script in _ALPHABETS:
                placed = self._attached(placed, found)
            found.append(placed)
            x += place.x_advance
        return found

    def draw(self, glyph: int, pen: Any) -> None:
        """Draw a glyph with a pen of fontTools in cubic curves, `PER_EM` to the em.

        Curves of TrueType come as the few cubic ones that they were most likely made from.
        """
        from fontTools.pens.qu2cuPen import Qu2CuPen
        from fontTools.pens.transformPen import TransformPen

        scaled = TransformPen(pen, (self._scale, 0, 0, self._scale, 0, 0))
        most = _CLOSE / self._scale
        self._font.draw_glyph_with_pen(glyph, Qu2CuPen(scaled, most, all_cubic=True))

    def _attached(self, mark: Placed, before: Sequence[Placed]) -> Placed:
        """A mark over or under its letter, where the typeface does not say how the two join."""
        own = self._ink(mark._replace(x=0.0, y=0.0))
        letter = next((one for one in reversed(before) if one.advance), None)
        if own is None or letter is None or (under := self._ink(letter)) is None:
            return mark
        others = [ink for one in before if one.at == mark.at and (ink := self._ink(one))]
        middle = (under.left + under.right) / 2 - (own.left + own.right) / 2
        if own.low + own.high > 0:
            rise = max(0.0, max(ink.high for ink in others) + _GAP - own.low)
        else:
            rise = min(0.0, min(ink.low for ink in others) - _GAP - own.high)
        return mark._replace(x=middle, y=rise)

    def _ink(self, placed: Placed) -> _Ink | None:
        extents = self._font.get_glyph_extents(placed.glyph)
        if not extents or not extents.width:
            return None
        left, top = placed.x + extents.x_bearing * self._scale, extents.y_bearing * self._scale
        return _Ink(
            left,
            placed.y + top + extents.height * self._scale,
            left + extents.width * self._scale,
            placed.y + top,
        )

    def bearing(self, glyph: int) -> float:
        """The white on the left of a glyph, `PER_EM` to the em."""
        extents = self._font.get_glyph_extents(glyph)
        return float(extents.x_bearing) * self._scale if extents else 0.0

    def _open(self, path: Path, index: int) -> None:
        import uharfbuzz

        opened = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)), index)
        self._scale: float = PER_EM / opened.upem
        self._font = uharfbuzz.Font(opened)

    def _shaped(self, words: str, script: str = "", direction: str = "") -> Any:
        import uharfbuzz

        buffer = uharfbuzz.Buffer()
        buffer.add_str(words)
        if script:
            buffer.script, buffer.direction = script, direction
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._font, buffer)
        return buffer


def both_ways(words: str) -> bool:
    """Whether some of the words run to the left and some to the right."""
    kinds = {unicodedata.bidirectional(character) for character in words}
    return bool(kinds & {"R", "AL"}) and bool(kinds & {"L", "EN", "AN"})


_ALPHABETS: Final = frozenset(("Latn", "Grek", "Cyrl"))
"""Scripts whose typefaces do without rules for marks; their letters are mostly ready-made."""
_GAP: Final = 0.04 * PER_EM
"""The white between a letter and its mark."""
_CLOSE: Final = 0.4
"""How far, in units of outlines, a curve may be from the one that it stands for."""


def _whole(value: float) -> str:
    return f"{value:.0f}"
