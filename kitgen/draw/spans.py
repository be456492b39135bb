"""The chart of what happened week by week: a row of bars a series, each on its own scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from kitgen.draw.canvas import (
    FIGURE,
    NARROW,
    Chart,
    Table,
    dot,
    drawing,
    fit,
    hatch,
    numbers,
    path,
    px,
    text,
    width_of,
)

COLUMN: Final = 480
"""The width of charts that stand beside a table."""
_FULLEST: Final = 84.0
"""Of a span, bar and gap: fewer spans do not make bars into blocks."""
_BAR: Final = 30.0


MARKS: Final = frozenset(("full", "open", "half"))
"""Small round marks that say what a figure rests on; a page's key explains them."""


class Series(NamedTuple):
    """What is counted, span by span."""

    name: str
    total: str
    values: tuple[float | None, ...]
    """None: not known, and nothing is drawn."""
    labels: tuple[str, ...]
    """The values as they are written."""
    target: float | None = None
    """For one span."""
    mark: str = ""
    """full, open or half; nothing for none."""


def mark(kind: str, x: float, y: float) -> str:
    """A mark to the right of x, beside words whose line is y; nothing for no kind."""
    if kind not in MARKS:
        return ""
    x, y, r = x + 3.5, y - 4.5, 3.0
    ring = dot(x, y, r, "f0" if kind == "full" else "m2", 1)
    if kind == "half":
        ring += path(f"M{px(x - r)} {px(y)}a{r:g} {r:g} 0 0 0 {px(2 * r)} 0z", "f0")
    return ring


def spans(
    prefix: str,
    title: str,
    measure: str,
    series: Sequence[Series],
    ends: Sequence[str],
    *,
    says: str,
    table: Table,
    unfinished: frozenset[int] = frozenset(),
) -> Chart:
    """Small multiples; `ends` name the spans, those that are `unfinished` are ruled, not filled."""
    for one in series:
        numbers(value for value in (*one.values, one.target) if value is not None)

    def draw(kind: str) -> str:
        return _draw(prefix, kind, says, series, ends, unfinished)

    return Chart(title, measure, says, draw("wide"), draw("narrow"), table)


def _draw(
    prefix: str,
    kind: str,
    says: str,
    series: Sequence[Series],
    ends: Sequence[str],
    unfinished: frozenset[int],
) -> str:
    wide = kind == "wide"
    width = COLUMN if wide else NARROW
    start = 124 if wide else 0
    room = max(width_of(one.labels[-1], FIGURE) for one in series) + 12
    count = len(ends)
    widest = max(width_of(label) for one in series for label in one.labels)
    labelled = (width - start) / count >= widest + 8
    pitch = min((width - start - (0 if labelled else room)) / count, _FULLEST)
    bar = max(min(pitch * 0.8, _BAR), 0.5)
    ruled = f"{prefix}-{kind}-rule"
    shapes = []
    if unfinished:
        shapes = [hatch(ruled, width, "m2"), hatch(f"{ruled}-last", width)]
    y = 0.0
    for one in series:
        height = 34.0
        head = 18.0 if labelled else 6.0
        if not wide:
            name = fit(one.name, width * 0.6)
            beside = width_of(name) + 8
            shapes.append(text(name, 0, y + 12, kind="b"))
            shapes += _total(one, beside, y + 12)
            head += 18
        base = y + head + height
        known = [value for value in (*one.values, one.target) if value is not None]
        top = max(known, default=0) or 1
        if wide:
            shapes.append(text(fit(one.name, start - 12), 0, base - 18, kind="b"))
            shapes += _total(one, 0, base - 1)
        for i, value in enumerate(one.values):
            last = i == count - 1
            x = start + pitch * i
            if value:
                tall = height * value / top
                d = f"M{px(x)} {px(base)}v{px(-tall)}h{px(bar)}v{px(tall)}z"
                if i in unfinished:
                    which, line = ("-last", "m1") if last else ("", "m2")
                    shapes.append(path(d, "", fill=f"url(#{ruled}{which})"))
                    shapes.append(path(d, line, 1))
                else:
                    shapes.append(path(d, "f1" if last else "f0"))
        if one.target:
            at = base - height * one.target / top
            end = start + pitch * (count - 1) + bar
            shapes.append(path(f"M{px(start)} {px(at)}H{px(end)}", "m0 d", 1))
        shapes.append(path(f"M{start} {px(base)}H{px(start + pitch * (count - 1) + bar)}", "m0", 1))
        if labelled:
            # Words come after the lines that they stand before.
            for i, value in enumerate(one.values):
                at = base - height * (value or 0) / top - 5
                words = one.labels[i]
                shapes.append(
                    text(words, start + pitch * i, at, kind="a" if i == count - 1 else "")
                )
        else:
            tall = height * (one.values[-1] or 0) / top
            at = min(base, max(base - tall + 14, y + head + 12))
            shapes.append(text(one.labels[-1], width, at, "end", "na"))
        y = base + (14 if wide else 18)
    shapes += _axis(ends, start, pitch, bar, y + 8)
    return drawing(prefix, kind, width, y + 14, says, shapes)


def _total(one: Series, x: float, y: float) -> list[str]:
    drawn = mark(one.mark, x, y)
    return [drawn, text(one.total, x + (12 if drawn else 0), y)]


def _axis(ends: Sequence[str], start: float, pitch: float, bar: float, y: float) -> list[str]:
    """The first and the last span by name, and between them as many as there is room for."""
    last = len(ends) - 1
    reach = pitch * last + bar
    shapes = [text(fit(ends[0], max(reach / 2 - 8, 80)), start, y)]
    if all(width_of(word) + 8 <= pitch for word in ends):
        return [text(word, start + pitch * i, y) for i, word in enumerate(ends)]
    if last and reach >= width_of(ends[0]) + width_of(ends[-1]) + 16:
        shapes.append(text(ends[-1], start + reach, y, "end"))
    return shapes
