"""Setting words into a given space: how wide they are, where lines break, which size fits."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

_WIDE: Final = frozenset("WF")
_IDEOGRAPHS: Final = r"\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef"
_BREAKS: Final = re.compile(rf"[{_IDEOGRAPHS}] ?|[^{_IDEOGRAPHS}]*?[-–—](?=\w)|[^{_IDEOGRAPHS}]+")
_OPENING: Final = "“„«‹‘‚\"'"


class Size(NamedTuple):
    """A size of type and its leading, in pixels."""

    size: int
    leading: int


@dataclass(frozen=True, slots=True)
class Setting:
    """How words are set: the size, the narrowest column that needs no further line, the lines."""

    size: Size
    width: int
    lines: int


@dataclass(frozen=True, slots=True)
class Ruler:
    """Measures words in one font; kerning is left out, so words are never wider than measured."""

    advances: Mapping[int, float]
    """Width of each character as a share of the size."""
    tracking: float = 0.0

    @classmethod
    def of(cls, font: bytes, tracking: float = 0.0) -> Ruler:
        """The ruler of a font file."""
        from fontTools.ttLib import TTFont

        opened = TTFont(io.BytesIO(font), lazy=True)
        units = opened["head"].unitsPerEm
        widths = opened["hmtx"].metrics
        cmap = opened.getBestCmap()
        return cls({point: widths[name][0] / units for point, name in cmap.items()}, tracking)

    def width(self, text: str) -> float:
        """The width of words as a share of the size."""
        return sum(self._advance(c) + self.tracking for c in text)

    def hang(self, text: str) -> float:
        """How far an opening quotation mark hangs out, as a share of the size."""
        return self.width(text[0]) if text and text[0] in _OPENING else 0.0

    def set(self, text: str, sizes: Sequence[Size], width: int, height: int) -> Setting | None:
        """The first size at which the words fit into the space, set in lines of like length."""
        hang = self.hang(text)
        pieces = [(piece, self.width(piece)) for piece in _pieces(text)]
        # A word longer than a line is broken, but only when no size holds it.
        for size, breaking in [*((size, False) for size in sizes), (sizes[-1], True)]:
            most = height // size.leading
            lines = _lines(pieces, width / size.size, hang, breaking)
            if lines is None or lines > most:
                continue
            if breaking:
                return Setting(size, width, lines)
            low, high = 1, width
            while low < high:
                middle = (low + high) // 2
                if (_lines(pieces, middle / size.size, hang) or most + 1) <= lines:
                    high = middle
                else:
                    low = middle + 1
            # A hair of room, for the renderer rounds in its own way.
            return Setting(size, min(width, low + 4), lines)
        return None

    def _advance(self, char: str) -> float:
        known = self.advances.get(ord(char))
        if known is not None:
            return known
        if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
            return 0.0
        return 1.0 if unicodedata.east_asian_width(char) in _WIDE else 0.65


def joined(text: str) -> str:
    """The words on one line, the last two held together unless that makes one long lump."""
    words = text.split()
    if len(words) > 3 and len(words[-2]) + len(words[-1]) <= 16:
        words[-2:] = ["\u00a0".join(words[-2:])]
    return " ".join(words)


def _pieces(text: str) -> Iterator[str]:
    """The parts between which a line may break, each with the space that follows it."""
    for word in re.findall(r"[^ ]+ ?", text):
        yield from _BREAKS.findall(word)


def _lines(
    pieces: Sequence[tuple[str, float]], width: float, hang: float, breaking: bool = False
) -> int | None:
    """How many lines the pieces need, or None if one is wider than a line and must not break."""
    lines, x = 1, -hang
    for piece, advance in pieces:
        # The space at the end of a line may hang over.
        room = width + (0.2 if piece.endswith(" ") else 0)
        if x > 0 and x + advance > room:
            lines, x = lines + 1, 0.0
        x += advance
        if x > room:
            if not breaking:
                return None
            lines, x = lines + int(x // width), x % width
    return lines
