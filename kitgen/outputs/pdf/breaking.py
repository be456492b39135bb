"""Where lines of lettering may break, and where they best do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_IDEOGRAPHS: Final = r"\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef\U00020000-\U0003ffff"
_BEFORE: Final = r"（《「『【〔［｛"
_AFTER: Final = r"、。，．・：；？！ー）》」』】〕］｝々"
"""Marks that no line ends with, or begins with."""
_PIECES: Final = re.compile(
    rf"[{_BEFORE}]*[{_IDEOGRAPHS}][{_AFTER}]* ?"
    rf"|[^ /–—{_IDEOGRAPHS}-]*(?:[/–—-]+ ?| |$|(?=[{_IDEOGRAPHS}]))"
)


def pieces(words: str) -> list[str]:
    """What stands between the places at which a line of these words may break."""
    return [piece for piece in _PIECES.findall(words) if piece]


def balanced(widths: Sequence[tuple[float, float]], room: float, count: int) -> list[int] | None:
    """Where to break pieces so that the longest of so many rows is as short as can be."""
    best = None
    low, high = max(bare for _, bare in widths), room
    while high - low > 1 or best is None:
        middle = high if best is None else (low + high) / 2
        breaks = _greedy(widths, middle)
        if len(breaks) - 1 <= count and middle >= low:
            best, high = breaks, middle
        elif best is None:
            return None
        else:
            low = middle
    return best if len(best) - 1 == count else None


def _greedy(widths: Sequence[tuple[float, float]], room: float) -> list[int]:
    """Where rows begin if each takes all that it has room for, and where the last one ends."""
    breaks, x = [0], 0.0
    for index, (advance, bare) in enumerate(widths):
        if index > breaks[-1] and x + bare > room:
            breaks.append(index)
            x = 0.0
        x += advance
    return [*breaks, len(widths)]
