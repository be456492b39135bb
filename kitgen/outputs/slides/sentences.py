"""Sentences: the first of a text, and as many of them as there is room for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from kitgen.text import markdown

_END: Final = re.compile(r"(?<=[.!?…])([”’»)\"']*)\s+(?=[^\s\d\W]|[“‘«„(¿¡\d])|(?<=[。！？؟।])\s*")
_ABBREVIATED: Final = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|No|vs|etc|e\.g|i\.e|z\.B|ca|bzw|M))\.$"
)
_BLANK: Final = re.compile(r"\n[ \t]*\n+")


def sentences(text: str) -> list[str]:
    """The sentences of a Markdown text, as plain words."""
    return _sentences(markdown.plain(text))


def _sentences(said: str) -> list[str]:
    found: list[str] = []
    start = 0
    for end in _END.finditer(said):
        sentence = said[start : end.end(1) if end[1] else end.start()].strip()
        following = said[end.end() : end.end() + 1]
        if _ABBREVIATED.search(sentence) or following.islower():
            continue
        if sentence:
            found.append(sentence)
        start = end.end()
    if rest := said[start:].strip():
        found.append(rest)
    return found


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a Markdown text, as plain words."""
    return [said for block in _BLANK.split(text) if (said := markdown.plain(block))]


def whole(text: str, fits: Callable[[str], bool]) -> str:
    """As many of the first sentences as fit; nothing if not even the first does."""
    found = sentences(text)
    for count in range(len(found), 0, -1):
        if fits(said := " ".join(found[:count])):
            return said
    return ""


def brief(text: str, most: int) -> str:
    """The first sentences within so many characters; a first one that is longer ends in a dot."""
    said = whole(text, lambda words: len(words) <= most)
    if said:
        return said
    cut = markdown.plain(text)[: most - 1]
    return cut.rpartition(" ")[0].rstrip(" ,;:–—") + "…" if " " in cut else cut + "…"
