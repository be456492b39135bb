"""The chart of how long things took: the middle half of all as a line, the median as a mark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kitgen.draw.canvas import (
    NARROW,
    Chart,
    Table,
    dot,
    drawing,
    fit,
    numbers,
    path,
    px,
    text,
    ticks,
    width_of,
)
from kitgen.draw.spans import COLUMN


class Range(NamedTuple):
    """A row: quartiles, and how they are written."""

    name: str
    low: float
    middle: float
    high: float
    said: str
    """Of the median."""
    detail: str
    """Of the quartiles and of how many it is true."""


def ranges(
    prefix: str,
    title: str,
    measure: str,
    rows: Sequence[Range],
    *,
    marks: str,
    says: str,
    table: Table,
) -> Chart:
    """All on one scale from nothing; `marks` writes a gridline: {} days."""
    numbers(v for row in rows for v in (row.low, row.middle, row.high))

    def draw(kind: str) -> str:
        return _draw(prefix, kind, says, rows, marks)

    return Chart(title, measure, says, draw("wide"), draw("narrow"), table)


def _draw(prefix: str, kind: str, says: str, rows: Sequence[Range], marks: str) -> str:
    wide = kind == "wide"
    width = COLUMN if wide else NARROW
    start = 132 if wide else 0
    room = max(width_of(row.said, 22.0) for row in rows) + 14
    top = max(numbers(max(row.high, row.middle) for row in rows)) or 1
    scale = (width - start - room) / top
    pitch = 46 if wide else 62
    foot = len(rows) * pitch
    shapes = []
    steps = ticks(top, 2)
    for value in steps:
        x = start + value * scale
        shapes.append(path(f"M{px(x)} 0V{px(foot)}", "m0" if value == 0 else "g", 1))
    for i, row in enumerate(rows):
        y = pitch * i
        shapes.append(
            text(
                fit(row.name, start - 12 if wide else width / 2),
                0 if wide else 6,
                y + (18 if wide else 14),
                kind="b",
            )
        )
        if wide:
            shapes.append(text(fit(row.detail, start - 8), 0, y + 35))
        else:
            shapes.append(text(fit(row.detail, width / 2 - 10), width, y + 14, "end"))
        at = y + 23 if wide else y + 38
        left, right = start + row.low * scale, start + row.high * scale
        length = max(right - left, 2)
        shapes.append(path(f"M{px(left)} {px(at - 4)}h{px(length)}v8h{px(-length)}z", "f0"))
        shapes.append(dot(start + row.middle * scale, at, 7, "f1 k", 2))
        shapes.append(text(row.said, width, at + 7.5, "end", "na"))
    for place, value in enumerate(steps):
        x = start + value * scale
        words = marks.format(f"{value:g}") if place == len(steps) - 1 else f"{value:g}"
        shapes.append(text(words, x, foot + 18, "start" if value == 0 else "middle"))
    return drawing(prefix, kind, width, foot + 24, says, shapes)
