"""Setting words into a place: how wide they are, where lines break, which size fits.

A deck is shown with whatever typefaces its reader has, so lines are measured with air to spare.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from kitgen.media import fonts
from kitgen.media.outline import Typeface
from kitgen.outputs.slides.layout import Place, Type

AIR: Final = 1.06
"""Lines may be so much wider than measured before they break."""
_STRANGE: Final = 1.15
"""How much wider another typeface may be, where rules between lines must not be crossed."""
_ONE_BY_ONE: Final = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef\U00020000-\U0003ffff]"
    r"|[^\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef\U00020000-\U0003ffff]+"
    r"|\s+"
)


class Ruler:
    """Measures words in one face."""

    def __init__(self, face: Typeface) -> None:
        """Keep the face, and what was measured."""
        self._face = face
        self.width = lru_cache(maxsize=20_000)(self._width)

    def lines(self, text: str, size: float, width: float, spread: float = AIR) -> int:
        """How many lines the words take in a column; words that are too long are broken."""
        return sum(self._lines(line, width / size / spread) for line in text.split("\n"))

    def _lines(self, text: str, room: float) -> int:
        count, x = 1, 0.0
        for piece in _ONE_BY_ONE.findall(text):
            wide = self.width(piece)
            if piece.isspace() and "\u00a0" not in piece:
                x += wide
                continue
            if x > 0 and x + wide > room:
                count, x = count + 1, 0.0
            x += wide
            while x > room > 0:
                count, x = count + 1, x - room
        return count

    def rows(self, text: str, size: float, width: float) -> str | None:
        """The words in rows of like length that no other typeface breaks; None if a word is long.

        Rows are parted by line breaks.
        """
        found = self._even(text, width / size / _STRANGE)
        return "\n".join(found) if found else None

    def tail(self, text: str, size: float, width: float) -> str:
        """The second of two rows of like length, where words take two; of more none is a tail."""
        found = self._even(text, width / size / AIR)
        return found[1] if found and len(found) == 2 else ""

    def _even(self, text: str, room: float) -> list[str] | None:
        found = self._rows(text, room)
        while found:
            # As narrow as the same number of rows can be.
            room -= 0.25
            narrower = self._rows(text, room)
            if narrower is None or len(narrower) > len(found):
                break
            found = narrower
        return found

    def _rows(self, text: str, room: float) -> list[str] | None:
        rows, x = [""], 0.0
        for piece in _ONE_BY_ONE.findall(text):
            wide = self.width(piece)
            if wide > room:
                return None
            if x + wide > room:
                if piece.isspace():
                    continue
                rows[-1] = rows[-1].rstrip()
                rows.append("")
                x = 0.0
            rows[-1] += piece
            x += wide
        return rows

    def _width(self, piece: str) -> float:
        if piece.isspace():
            return 0.25 * len(piece)
        known = self._face.width(piece)
        return known if known is not None else sum(map(_estimate, piece))


class Rulers(NamedTuple):
    """The brand's faces: the text face, the label face, and the label face in bold."""

    text: Ruler
    label: Ruler
    bold: Ruler

    def of(self, type: Type) -> Ruler:
        """The ruler for words that are set so."""
        return self.text if type.family == "text" else self.bold if type.bold else self.label


def rulers(text: str, label: str) -> Rulers:
    """The rulers of two installed families; raises FontError."""
    labels = fonts.faces(label)
    return Rulers(
        # Programs set a variable face as its file has it: wider than at its display size.
        Ruler(Typeface(fonts.choose(fonts.faces(text)), wght=400)),
        Ruler(Typeface(fonts.choose(labels), wght=400)),
        Ruler(Typeface(fonts.choose(labels, weight=700), wght=700)),
    )


class Set(NamedTuple):
    """How paragraphs are set."""

    size: float
    leading: float
    lines: tuple[int, ...]

    def height(self, gap: float) -> float:
        """All of it, with a gap between paragraphs."""
        return sum(self.lines) * self.leading + gap * (len(self.lines) - 1)


def fitted(
    rulers: Rulers,
    place: Place,
    paragraphs: Sequence[str],
    *,
    gap: float = 0.0,
    pad: float = 0.0,
) -> Set | None:
    """The first size at which paragraphs fit into a place, or None.

    `gap` lies between them, `pad` above the first and below the last.
    """
    type = place.type
    if type is None:
        return None
    ruler = rulers.of(type)
    for size in type.sizes:
        lines = tuple(ruler.lines(text, size, place.width) for text in paragraphs)
        found = Set(size, type.line(size), lines)
        if found.height(gap) + 2 * pad <= place.height + 0.5:
            return found
    return None


def _estimate(char: str) -> float:
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    return 0.75 if char.isupper() else 0.6
