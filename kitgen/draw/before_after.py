"""The chart of what changed: a row each, from the figure before to the figure after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kitgen.draw.canvas import (
    FIGURE,
    NARROW,
    WIDE,
    Chart,
    Say,
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


@dataclass(frozen=True, slots=True)
class Change:
    """One figure before and after, and whose it is."""

    name: str
    before: float
    after: float
    sub: str | None = None


def before_after(
    prefix: str,
    title: str,
    measure: str,
    changes: Sequence[Change],
    *,
    say: Say,
    brief: Say | None = None,
    zero: str | None = None,
    heads: tuple[str, str, str] = ("Who", "Before", "After"),
) -> Chart:
    """All changes on one scale, the largest figure before first; zero labels the scale: 0 days."""
    numbers(value for change in changes for value in (change.before, change.after))
    rows = sorted(changes, key=lambda change: (-change.before, -change.after, change.name))
    says = "; ".join(f"{row.name} from {say(row.before)} to {say(row.after)}" for row in rows)
    says = f"{measure}: {says}."
    table = Table(heads, tuple((row.name, say(row.before), say(row.after)) for row in rows))

    def draw(kind: str) -> str:
        return _draw(prefix, kind, says, rows, brief or say, zero)

    return Chart(title, measure, says, draw("wide"), draw("narrow"), table)


def _draw(
    prefix: str, kind: str, says: str, rows: Sequence[Change], brief: Say, zero: str | None
) -> str:
    wide = kind == "wide"
    width = WIDE if wide else NARROW
    column = 152 if wide else 0
    row_height = 54 if wide else 64
    top = max((max(row.before, row.after) for row in rows), default=0)
    top = top if top > 1e-9 else 1
    room = {value: width_of(brief(value), FIGURE) for r in rows for value in (r.before, r.after)}
    end = width - 14 - max((room[max(row.before, row.after)] for row in rows), default=0)
    start = float(column + 16 if wide else 0)
    for _ in range(4):
        # A figure left of its point may not run into the names.
        unit = (end - start - 7) / top
        over = [
            column + room[low] + 14 - (start + low * unit)
            for low in (min(row.before, row.after) for row in rows)
        ]
        start += max(0.0, *over, 0.0)
    unit = (end - start - 7) / top
    height = 38 + row_height * len(rows)
    shapes = _scale(start, unit, top, height, brief, zero, width)
    for i, row in enumerate(rows):
        y = 24 + row_height * i + (33 if wide else 49.5)
        shapes.append(text(fit(row.name, column or width), 0, y - (2 if wide else 24), kind="b"))
        if row.sub and wide:
            shapes.append(text(fit(row.sub, column), 0, y + 15))
        shapes += _row(start + row.before * unit, start + row.after * unit, y, row, brief)
    return drawing(prefix, kind, width, height, says, shapes)


def _scale(
    start: float, unit: float, top: float, height: float, brief: Say, zero: str | None, width: int
) -> list[str]:
    shapes: list[str] = []
    free = 0.0
    marks = ticks(top)
    for value in marks:
        x = start + value * unit
        shapes.append(path(f"M{px(x)} 24V{px(height)}", "g"))
        words = brief(value)
        if not value:
            words = zero or words
            # The unit is named once, if the next label leaves it room.
            if len(marks) > 1:
                first = width_of(brief(marks[1])) / 2
                if width_of(words) + 8 > marks[1] * unit - first:
                    words = brief(value)
        half = width_of(words) / 2
        left, anchor = (x, "start") if not value else (x - half, "middle")
        if left >= free and (not value or x + half <= width):
            shapes.append(text(words, x, 16, anchor))
            free = left + 2 * half + 6
    return shapes


def _row(before: float, after: float, y: float, row: Change, brief: Say) -> list[str]:
    shapes: list[str] = []
    low, high = min(before, after), max(before, after)
    if high - low > 13:
        inner = (before - 6, after) if before > after else (before + 6, after)
        shapes.append(path(f"M{px(min(inner))} {px(y)}H{px(max(inner))}", "m1", 1.5))
    shapes.append(dot(before, y, 5.5, "f2 m0", 1.5))
    shapes.append(dot(after, y, 6.5 if high - low > 5 else 3.5, "f1"))
    falls = row.after <= row.before
    left, right = (row.after, row.before) if falls else (row.before, row.after)
    kinds = ("na", "n") if falls else ("n", "na")
    if left == right:
        return [*shapes, text(brief(right), high + 13, y + 7, kind="na")]
    shapes.append(text(brief(left), low - 14, y + 7, "end", kinds[0]))
    shapes.append(text(brief(right), high + 13, y + 7, kind=kinds[1]))
    return shapes
