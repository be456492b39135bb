"""The page of voices: quotes and where to hear them, above a drawing, before the conversations.

Lengths are points at the scale of 1, as in the style sheet, and a little more than what is set:
where it is close, nothing is promised.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kitgen.model.kit import Entry
from kitgen.model.problem import Proof
from kitgen.outputs.pdf.estimate import lines, paragraphs
from kitgen.outputs.pdf.sheet import MM, Sheet
from kitgen.text import markdown

UPPER: Final = 0.59
"""The share of a page's lines that stands above the drawing."""
_LINE: Final = 15
_SLACK: Final = 12
_LISTED: Final = range(2, 5)
"""How many conversations make a list for which to turn a page, and not too long a one."""


def apart(
    proof: Proof,
    quotes: Sequence[str],
    listed: Sequence[Entry],
    chart: float,
    sheet: Sheet,
) -> int | None:
    """The first of two quotes that stands on a page of voices; None if there is to be none.

    `chart` is how high the chart is for its width. The first quote stands below chart and text if
    there is room; a page is never turned for less than it holds.
    """
    if len(quotes) != 2 or len(listed) not in _LISTED:
        return None
    full, measure = (width * MM / sheet.scale for width in (sheet.full, sheet.measure))
    spoken = [27 + 26 * lines(quote, 22, full) for quote in quotes]
    rows = [
        32 + _LINE * lines(markdown.plain(one.title), 10.5, measure)
        + 10.5 * (lines(f"{one.name}, {one.company}, on page 100", 8 * 1.2, measure) - 1)
        for one in listed
    ]  # fmt: skip
    heard = 70 + sum(rows) + _SLACK
    before = _head(proof, full, measure) + full * chart
    first = 1 if before + spoken[0] <= sheet.lines * _LINE else 0
    upper = int(sheet.lines * UPPER) * _LINE
    voices = sum(spoken[first:]) + heard + (0 if first else 21)
    return first if voices <= upper and before <= sheet.lines * _LINE else None


def _head(proof: Proof, full: float, measure: float) -> float:
    """What stands above the first quote, but for the chart."""
    return (
        35 * lines(proof.title, 32, measure + 15) + 21
        + 7 + 17.5 * lines(proof.chart_title or "", 15, full) + 12.5
        + 16 + 19 + 10.5 * lines(proof.caption or "", 8, full)
        + _LINE * paragraphs(proof.text, 10.5, measure) + _SLACK
    )  # fmt: skip
