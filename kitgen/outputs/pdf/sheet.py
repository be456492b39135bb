"""Sheets of paper: how large a page is, and where words stand on it.

All are set on one plan: a column for words, and on the left of every page a narrower one for notes
and folios, which a reader's pencil may use, on a screen, on single sheets and in a bound copy.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from kitgen.model import book
from kitgen.outputs.pdf.boxes import Box

MM: Final = 72 / 25.4
"""Points in a millimetre."""


class Sheet(NamedTuple):
    """A page, in millimetres but for the type, which is measured in points."""

    width: float
    height: float
    edge: float
    """Margin left and right: home printers clip nothing."""
    note: float
    """The column of notes, and below what keeps it from the words."""
    gap: float
    top: float
    """In points, as all that follows the lines of type."""
    lines: int
    scale: float = 1.0
    """How large type is: 1 is 10.5 on 15 points."""

    @property
    def line(self) -> float:
        """From line to line, in points."""
        return 15 * self.scale

    @property
    def left(self) -> float:
        """Where words begin, in mm."""
        return self.edge + self.note + self.gap

    @property
    def measure(self) -> float:
        """How wide a column of words is, in mm."""
        return self.width - self.left - self.edge

    @property
    def full(self) -> float:
        """The width between the edges, in mm."""
        return self.width - 2 * self.edge

    @property
    def depth(self) -> float:
        """The height of all lines, in points."""
        return self.lines * self.line

    @property
    def bottom(self) -> float:
        """Margin below the last line, in points."""
        return self.height * MM - self.top - self.depth

    @property
    def boxes(self) -> Mapping[str, Box]:
        """The room for the words of an edition, in points: on plate, cover and letter."""
        plate = Box(round(self.full * 0.78 * MM - 41.2 * self.scale, 2), round(68 * self.scale, 2))
        foot = Box(round(self.full * 0.5 * MM, 2), round(10.5 * self.scale, 2))
        title = Box(round((self.width - 84) * MM, 2), 62.0)
        return {"plate": plate, "foot": foot, "for": title}

    @property
    def typed(self) -> Box:
        """The room for an address that is typed: beside a code, or below words."""
        return Box(round(self.boxes["plate"].width - 88 * self.scale, 2), round(11 * self.scale, 2))

    def pt(self, size: float) -> str:
        """A size of type or a distance that grows with it, as CSS writes it."""
        return f"{size * self.scale:.3f}".rstrip("0").rstrip(".") + "pt"


SHEETS: Final[Mapping[book.Sheet, Sheet]] = MappingProxyType(
    {
        "170x240": Sheet(170, 240, edge=14, note=34, gap=6, top=63, lines=37),
        "a5": Sheet(148, 210, edge=11, note=27, gap=5, top=58, lines=33, scale=0.95),
        "a4": Sheet(210, 297, edge=18, note=42, gap=8, top=72, lines=44, scale=1.06),
        "letter": Sheet(215.9, 279.4, edge=19, note=43, gap=8, top=70, lines=41, scale=1.06),
    }
)
"""170 × 240 mm has a book's proportion and 1 : √2, so that “fit to page” fills A4 exactly."""


def sheet_of(page: book.Sheet, *, single: bool) -> Sheet:
    """The paper of a kit's book; of what is a `single` page, the one that most printers hold."""
    if single:
        return SHEETS["letter" if page == "letter" else "a4"]
    return SHEETS[page]
