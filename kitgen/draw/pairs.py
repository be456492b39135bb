"""The chart of two counts that belong to the same thing: a row each, a bar for either."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kitgen.draw.canvas import (
    NARROW,
    Chart,
    Table,
    drawing,
    fit,
    numbers,
    path,
    px,
    text,
    width_of,
)
from kitgen.draw.spans import COLUMN, mark


class Pair(NamedTuple):
    """A row: two counts, and how they are written."""

    name: str
    left: float | None
    """None: not known, and nothing is drawn."""
    right: float | None
    said: tuple[str, str]


def pairs(
    prefix: str,
    title: str,
    measure: str,
    rows: Sequence[Pair],
    *,
    heads: tuple[str, str],
    marks: tuple[str, str] = ("", ""),
    says: str,
    table: Table,
) -> Chart:
    """Bars of either count on a scale of their own; both begin at nothing."""
    numbers(v for row in rows for v in (row.left, row.right) if v is not None)

    def draw(kind: str) -> str:
        return _draw(prefix, kind, says, rows, heads, marks)

    return Chart(title, measure, says, draw("wide"), draw("narrow"), table)


def _draw(
    prefix: str,
    kind: str,
    says: str,
    rows: Sequence[Pair],
    heads: tuple[str, str],
    marks: tuple[str, str],
) -> str:
    wide = kind == "wide"
    width = COLUMN if wide else NARROW
    # Narrow, names stand above their bars.
    start = 132 if wide else 0
    gap = 20
    half = (width - start - gap) / 2
    columns = (start, start + half + gap)
    pitch = 38 if wide else 52
    shapes = []
    for head, sign, at in zip(heads, marks, columns, strict=True):
        drawn = mark(sign, at, 12)
        shapes += [drawn, text(fit(head, half - 12), at + (12 if drawn else 0), 12)]
    scales = [
        _scale([(row.left, row.right)[i] for row in rows], [row.said[i] for row in rows], half)
        for i in (0, 1)
    ]
    y = 26.0
    for row in rows:
        shapes.append(path(f"M0 {px(y)}H{width}", "g"))
        words = fit(row.name, start - 12 if wide else width)
        shapes.append(text(words, 0, y + (23 if wide else 18), kind="i"))
        at = y + 19 if wide else y + 34
        for i, value in enumerate((row.left, row.right)):
            length = numbers([value or 0])[0] * scales[i]
            if length:
                d = f"M{px(columns[i])} {px(at - 5.5)}h{px(length)}v11h{px(-length)}z"
                shapes.append(path(d, f"f{i}"))
            shapes.append(text(row.said[i], columns[i] + length + (7 if length else 0), at + 4.5))
        y += pitch
    return drawing(prefix, kind, width, y, says, shapes)


def _scale(values: Sequence[float | None], said: Sequence[str], room: float) -> float:
    """Pixels a unit, so that the longest bar and its label fit."""
    top = max(numbers(value or 0 for value in values)) or 1
    return max(room - 8 - max(width_of(words) for words in said), 20) / top
