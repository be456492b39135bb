"""A conversation in the book: headline, figures and excerpt on one page, the face beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from kitgen.model.interview import Interview
from kitgen.model.kit import Entry
from kitgen.outputs.common.excerpt import Excerpt, Passage, excerpt
from kitgen.outputs.common.view import Fact, fact
from kitgen.outputs.pdf import estimate
from kitgen.outputs.pdf.cover import Ruler, width_of
from kitgen.outputs.pdf.sheet import MM, Sheet
from kitgen.text import markdown, typography

_LARGE: Final = ((40, 42, 41), (70, 34, 35), (110, 27, 30), (400, 20, 24))
"""Up to how many characters a headline is set in which size, on which leading."""
_WORDS: Final = (340, 300, 270, 240, 210, 180, 150, 120, 90, 60, 40)
_FACTS: Final = 4


class Talk(NamedTuple):
    """A conversation as it stands in the book."""

    entry: Entry
    facts: tuple[Fact, ...]
    passages: tuple[Passage, ...]
    size: int
    leading: int
    picture: str
    """The file of the portrait, or of the drawing that stands for it."""
    alt: str


def talk(
    entry: Entry,
    interview: Interview,
    picture: str,
    alt: str,
    sheet: Sheet,
    ruler: Ruler,
    *,
    tightness: int = 0,
) -> Talk:
    """A conversation cut to what fits on one page; tighter where that has shown to be too full."""
    title = markdown.plain(entry.title)
    # The last two words are kept together, and none may be divided.
    longest = max(typography.widont(title).split(" "), key=len)
    most = sheet.measure * MM / (width_of(longest, ruler) * sheet.scale)
    size, leading = next(
        (
            (size, leading)
            for letters, size, leading in _LARGE
            if len(title) <= letters and size <= most
        ),
        _LARGE[-1][1:],
    )
    facts = tuple(map(fact, entry.results[:_FACTS]))
    room = sheet.lines * 15.0 - _head(title, facts, size, leading, sheet) - 60
    chosen = _fitting(interview, room / 15, sheet, tightness)
    return Talk(entry, facts, chosen.passages, size, leading, picture, alt)


def _head(title: str, facts: tuple[Fact, ...], size: int, leading: int, sheet: Sheet) -> float:
    """Points above the first question, at the scale of 1."""
    lines = _lines(title, size * 1.04, sheet)
    rows = sum(25 + 10.5 * (_lines(fact.label, 8 * 2.1, sheet) - 1) for fact in facts)
    return lines * leading + 14 + (rows + 15 if facts else 0)


def _fitting(interview: Interview, lines: float, sheet: Sheet, tightness: int) -> Excerpt:
    for words in _WORDS:
        found = excerpt(interview, words)
        if _height(found, sheet) <= lines:
            tightness -= 1
            if tightness < 0:
                return found
    # A paragraph is never cut: one that is too long goes on overleaf.
    return found


def _height(found: Excerpt, sheet: Sheet) -> float:
    """Lines that an excerpt takes."""
    high = 0.0
    for passage in found.passages:
        if passage.question:
            high += 0.6 + _lines(markdown.plain(passage.question), 10.9, sheet)
        for said in passage.said:
            high += 1.6 if said.speaker else 0
            high += sum(_lines(markdown.plain(text), 10.5, sheet) for text in said.paragraphs)
    return high


def _lines(text: str, size: float, sheet: Sheet) -> int:
    return estimate.lines(text, size * sheet.scale, sheet.measure * MM)


Pictured = Callable[[Entry], tuple[str, str]]
"""The file that shows a guest, and what it shows."""
