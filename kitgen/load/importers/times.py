"""Times as recordings and transcripts write them, in seconds: [04:33], \\[04:33\\], 01:01:14.03."""

from __future__ import annotations

import re

LONGEST = 86_400.0
_BARE = r"\d{1,3}:[0-5]\d(?::[0-5]\d)?(?:[.,;:]\d{1,3})?"
BARE = rf"{_BARE}(?![\d:])"
"""A time without brackets."""
BRACKETED = rf"(?:\\?\[\s*{_BARE}(?:\s*(?:-->|[-–—])\s*{_BARE})?\s*\\?\]|\(\s*{_BARE}\s*\))"
"""A time, or a span of it, in square or round brackets; Markdown may have escaped them."""

_FIRST = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2}))?")
_LEADING = re.compile(rf"\s*({BRACKETED})\s*[-–—:]?(?:\s+|$)")
_ALONE = re.compile(rf"\s*{BARE}(?:\s*(?:-->|[-–—])\s*{BARE})?\s*$")


def seconds(text: str) -> float | None:
    """The first time in a text; None when there is none or it is past a day."""
    found = _FIRST.search(text)
    if found is None:
        return None
    first, second, third = (int(part) if part else None for part in found.groups())
    assert first is not None
    assert second is not None
    total = first * 60 + second if third is None else first * 3600 + second * 60 + third
    return float(total) if total <= LONGEST else None


def leading(text: str) -> tuple[float | None, str]:
    """The bracketed time a paragraph starts with, or a time that stands alone, and the rest."""
    if _ALONE.match(text):
        at = seconds(text)
        return (at, "") if at is not None else (None, text)
    found = _LEADING.match(text)
    if found is None:
        return None, text
    at = seconds(found[1])
    return (at, text[found.end() :]) if at is not None else (None, text)


def stamp(at: float) -> str:
    """A time as interview.md writes it: 04:33, and from one hour on 1:01:14."""
    minutes, second = divmod(int(at), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02}:{second:02}" if hour else f"{minute:02}:{second:02}"
