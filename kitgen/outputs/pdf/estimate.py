"""How much room words take, about, before anything is laid out."""

from __future__ import annotations

from typing import Final

from kitgen.text import markdown

_EM: Final = 0.45
"""The width of a letter in ems, on average."""
_FULL: Final = 0x2E80
"""From here on, characters fill their em."""


def lines(text: str, size: float, width: float) -> int:
    """Lines of ragged text at a size, in points, within a width, in points."""
    wide = sum(_EM if ord(char) < _FULL else 1.0 for char in text)
    return int(wide * size / width * 1.04) + 1


def paragraphs(text: str | None, size: float, width: float) -> int:
    """The same of Markdown whose paragraphs each begin a line; none of no text."""
    parts = [part for part in (text or "").split("\n\n") if part]
    return sum(lines(markdown.plain(part), size, width) for part in parts)
