"""The cover: the title as large as its words allow, the drawing below in what room is left."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from kitgen.outputs.pdf.breaking import pieces
from kitgen.outputs.pdf.sheet import MM, Sheet

Ruler = Callable[[str], float | None]
"""How long words are in the display face, in ems; None if it cannot be told."""

_SIZES: Final = (62, 56, 50, 45, 40, 36, 32, 28, 24, 21, 18)
_LEADING: Final = 0.93
_TALL_LEADING: Final = 1.12
_BLANK: Final = 0.22
"""The white between words, in ems."""
_TRACKING: Final = -0.027
_TITLE: Final = 0.40
"""The share of the page's height that a title may take."""
_SUB: Final = 60
"""Points that the line below the title takes, and the air around it."""
_FOOT: Final = 36


class Cover(NamedTuple):
    """Where everything on a cover stands, as CSS writes it."""

    rows: tuple[str, ...]
    """The title, line by line."""
    style: str
    """The title's size and leading."""
    sub: str
    """Where the line below the title begins; then where the drawing does, and how high it is."""
    plate: str
    height: str


def cover(title: str, subtitle: str, sheet: Sheet, ruler: Ruler) -> Cover | None:
    """The cover of a title; None if it cannot be set large enough to be one."""
    parts = list(_parts(title, ruler))
    leading = _TALL_LEADING if any(map(_tall, title)) else _LEADING
    for size in (step * sheet.scale for step in _SIZES):
        rows = _rows(parts, sheet.full * MM / size)
        high = len(rows) * size * leading
        if rows and high <= sheet.height * MM * _TITLE:
            break
    else:
        return None
    top = sheet.edge * MM + high + 0.42 * size
    length = sum(1.0 if _wide(char) else 0.46 for char in subtitle)
    below = length / (sheet.full * 0.66 * MM / (13 * sheet.scale))
    sub = 18 * sheet.scale * (int(below) + 1) + _SUB * sheet.scale * 0.55
    plate = top + sub
    end = (sheet.height - sheet.edge) * MM - _FOOT * sheet.scale * 0.75
    return Cover(
        rows,
        f"font-size:{size:.2f}pt;line-height:{leading}",
        f"{top:.1f}pt",
        f"{plate:.1f}pt",
        f"{end - plate:.1f}pt",
    )


class _Part(NamedTuple):
    """What stands between two places at which a row may break."""

    text: str
    width: float
    blank: float
    """The white before it: none between ideographs."""


def _parts(title: str, ruler: Ruler) -> Iterator[_Part]:
    for word in title.split():
        blank = _BLANK
        for text in pieces(word) if any(map(_wide, word)) else (word,):
            yield _Part(text, width_of(text, ruler), blank)
            blank = 0.0


def _rows(parts: Sequence[_Part], room: float) -> tuple[str, ...]:
    """Words in as few lines as fit into a room in ems, evenly; none if a word is too long."""
    low, high = max((part.width for part in parts), default=0.0), room
    if low > room:
        return ()
    count = len(_greedy(parts, room))
    for _ in range(12):
        # The narrowest room that takes no more lines makes them even.
        middle = (low + high) / 2
        if len(_greedy(parts, middle)) > count:
            low = middle
        else:
            high = middle
    found, at = [], 0
    for taken in _greedy(parts, high):
        row = parts[at : at + taken]
        found.append("".join(f"{' ' if part.blank else ''}{part.text}" for part in row).strip())
        at += taken
    return tuple(found)


def _greedy(parts: Sequence[_Part], room: float) -> list[int]:
    lines: list[int] = []
    length = room + 1
    for part in parts:
        if length + part.blank + part.width <= room:
            length += part.blank + part.width
            lines[-1] += 1
        else:
            length = part.width
            lines.append(1)
    return lines


def width_of(word: str, ruler: Ruler) -> float:
    """How long words are on a cover or in a headline, in ems; roughly, where it cannot be told."""
    known = ruler(word)
    if known is None:
        known = sum(1.0 if _wide(char) else 0.56 for char in word)
    return known + _TRACKING * len(word)


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def _tall(char: str) -> bool:
    """Whether a letter is of a script that is higher or deeper than Latin."""
    return ord(char) >= 0x0590 and unicodedata.category(char)[0] in "LM"
