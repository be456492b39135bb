"""Setting words into a given space: how wide they are, where lines break, which size fits."""

from __future__ import annotations

import io
import math
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

_WIDE: Final = frozenset("WF")
_OPENING: Final = "“„«‹‘‚\"'"
_HALF_EMPTY: Final = "「『（《〈【〔［｛"
"""Marks of Chinese and Japanese that have their ink in the right half of a square."""
_IDEOGRAPHS: Final = r"\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef\U00020000-\U0003ffff"
_UNSPACED: Final = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Burmese, Khmer: lines break between words, but nothing is written between them."""
_NOT_FIRST: Final = (
    r"、。，．・：；？！ー）］｝」』〕〉》】…’”\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087"
    r"\u308e\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u3005"
)
"""What no line begins with: closing marks, small kana, the sign of repetition."""
_BREAKS: Final = re.compile(
    rf"[{_HALF_EMPTY}“‘]*[{_IDEOGRAPHS}{_UNSPACED}][{_NOT_FIRST}]* ?"
    rf"|[^{_IDEOGRAPHS}{_UNSPACED}]*?[-–—](?=\w)"
    rf"|[^{_IDEOGRAPHS}{_UNSPACED}{_HALF_EMPTY}]+"
    rf"|."
)


_RUNS_ON: Final = re.compile(rf"[{_UNSPACED}]")
_PAUSES: Final = tuple(",.;:!?…—、。，．")
_Piece = tuple[str, float, float]
"""What is between two breaks, its width, and its width at the end of a line."""


class Size(NamedTuple):
    """A size of type and its leading, in pixels."""

    size: int
    leading: int
    most: int = 9
    """Lines that may be set in it: what is very large is for few words."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How words are set: the size, the column, and how many lines they need there."""

    size: Size
    width: int
    lines: int
    rows: tuple[str, ...] = ()
    """The lines, balanced; none where they are left to run as wide as they may."""

    @property
    def height(self) -> int:
        """All lines, in pixels."""
        return self.lines * self.size.leading


@dataclass(frozen=True, slots=True)
class Ruler:
    """Measures words; kerning is left out, so words are hardly ever wider than measured.

    What is set at last is looked at again: letters that join or stack are only estimated here.
    """

    advances: Mapping[int, float]
    """Width of each character as a share of the size."""
    tracking: float = 0.0

    @classmethod
    def of(cls, fonts: Sequence[bytes], tracking: float = 0.0) -> Ruler:
        """The ruler of font files; each is asked for what those before it cannot draw."""
        from fontTools.ttLib import TTFont

        advances: dict[int, float] = {}
        for number, font in enumerate(fonts):
            opened = TTFont(io.BytesIO(font), lazy=True)
            # Joined forms may be wider than those that stand alone.
            units = opened["head"].unitsPerEm * (0.92 if number else 1)
            widths = opened["hmtx"].metrics
            for point, name in opened.getBestCmap().items():
                advances.setdefault(point, widths[name][0] / units)
        return cls(advances, tracking)

    def width(self, text: str) -> float:
        """The width of words as a share of the size."""
        return sum(self._advance(c) + self.tracking for c in text)

    def hang(self, text: str) -> float:
        """How far an opening mark hangs out, as a share of the size."""
        if text and text[0] in _HALF_EMPTY:
            return 0.5
        return self.width(text[0]) if text and text[0] in _OPENING else 0.0

    def set(
        self,
        text: str,
        sizes: Sequence[Size],
        width: int,
        height: int,
        *,
        hang: float = 0.0,
        balanced: bool = True,
    ) -> Setting | None:
        """The first size at which the words fit into the space, set in lines of like length.

        Not `balanced`, the first of the sizes takes the whole width and lets lines run.
        """
        pieces = [(piece, self.width(piece), self.width(piece.rstrip())) for piece in _pieces(text)]
        # A word longer than a line is broken, but only when no size holds it.
        for size, breaking in [*((size, False) for size in sizes), (sizes[-1], True)]:
            lines = _lines(pieces, width / size.size, hang, breaking)
            if lines is None or lines > min(height // size.leading, size.most):
                continue
            if breaking or (size == sizes[0] and not balanced) or _RUNS_ON.search(text):
                return Setting(size, width, lines)
            rows, widest = _balanced(pieces, width / size.size, lines, hang)
            # A hair of room, for the renderer rounds in its own way.
            return Setting(size, min(width, math.ceil(widest * size.size) + 4), lines, rows)
        return None

    def _advance(self, char: str) -> float:
        known = self.advances.get(ord(char))
        if known is not None:
            return known
        if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
            return 0.0
        return 1.0 if unicodedata.east_asian_width(char) in _WIDE else 0.75


def _pieces(text: str) -> Iterator[str]:
    """The parts between which a line may break, each with the space that follows it."""
    for word in re.findall(r"[^ ]+ ?", text):
        yield from _BREAKS.findall(word)


def _lines(
    pieces: Sequence[_Piece], width: float, hang: float, breaking: bool = False
) -> int | None:
    """How many lines the pieces need, or None if one is wider than a line and must not break."""
    lines, x = 1, -hang
    for _, advance, bare in pieces:
        # The space at the end of a line hangs over.
        if x > 0 and x + bare > width:
            lines, x = lines + 1, 0.0
        if x + bare > width:
            if not breaking:
                return None
            lines, x = lines + int((x + bare) // width), (x + bare) % width
            continue
        x += advance
    return lines


def _balanced(
    pieces: Sequence[_Piece], width: float, lines: int, hang: float
) -> tuple[tuple[str, ...], float]:
    """The pieces in so many lines of like length, and the width of the longest.

    The squares of the lengths are least where they are alike; a line that ends where the sentence
    pauses may be somewhat out of step.
    """
    pause = 0.12 * (sum(advance for _, advance, _ in pieces) / lines) ** 2
    # The least cost of setting the first pieces in a number of lines, and where the last begins.
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in range(lines):
        row: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in best[-1].items():
            x = 0.0 if start else -hang
            for end in range(start, len(pieces)):
                words, advance, bare = pieces[end]
                if x + bare > width:
                    break
                bonus = pause if words.rstrip().endswith(_PAUSES) else 0.0
                total = cost + (x + bare) ** 2 - bonus
                if end + 1 not in row or total < row[end + 1][0]:
                    row[end + 1] = total, start
                x += advance
        best.append(row)
    rows: list[str] = []
    end, widest = len(pieces), 0.0
    for row in reversed(best[1:]):
        start = row[end][1]
        *before, last = pieces[start:end]
        x = sum(advance for _, advance, _ in before) + last[2] - (0.0 if start else hang)
        widest = max(widest, x)
        rows.append("".join(words for words, _, _ in pieces[start:end]).rstrip())
        end = start
    return tuple(reversed(rows)), widest
