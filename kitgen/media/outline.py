"""Words as outlines, set as the typeface's maker meant: shaped, kerned, with no font to load.

HarfBuzz shapes and draws them, straight from the font file and at any point of its axes.
"""

from __future__ import annotations

import unicodedata
from typing import Any, Final

from kitgen.media.fonts import Face

PER_EM: Final = 500
"""The units of outlines: a twentieth of a pixel at the sizes of labels and names."""


class Typeface:
    """A face at one point of its axes."""

    def __init__(self, face: Face, **wanted: float) -> None:
        """Open the font file; axes that are not named stay where the file has them."""
        import uharfbuzz

        opened = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)))
        self._scale: float = PER_EM / opened.upem
        self._font = uharfbuzz.Font(opened)
        self._font.set_variations(face.at(**wanted))

    def width(self, words: str) -> float | None:
        """The length of a line in ems; None if it cannot be outlined.

        That is so if the typeface lacks a glyph, or if the words run in both directions.
        """
        if not words or _both_ways(words):
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

    def _shaped(self, words: str) -> Any:
        import uharfbuzz

        buffer = uharfbuzz.Buffer()
        buffer.add_str(words)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._font, buffer)
        return buffer


def _whole(value: float) -> str:
    return f"{value:.0f}"


def _both_ways(words: str) -> bool:
    kinds = {unicodedata.bidirectional(character) for character in words}
    return bool(kinds & {"R", "AL"}) and bool(kinds & {"L", "EN", "AN"})
