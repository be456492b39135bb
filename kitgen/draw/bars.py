"""The chart of a sum: a bar a line, the total under a rule."""

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
    drawing,
    fit,
    numbers,
    path,
    px,
    text,
    width_of,
    wrap,
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a sum."""

    label: str
    value: float
    detail: str | None = None


def bars(
    prefix: str,
    title: str,
    measure: str,
    lines: Sequence[Bar],
    *,
    total: str,
    say: Say,
    brief: Say | None = None,
    heads: tuple[str, str] = ("Line", "Amount"),
) -> Chart:
    """The lines of a sum and their total; brief writes the numbers beside the bars."""
    whole = sum(numbers(line.value for line in lines))
    says = "; ".join(f"{line.label} {say(line.value)}" for line in lines)
    says = f"{title} {says}; {total} {say(whole)}."
    rows = [*((line.label, say(line.value)) for line in lines), (total, say(whole))]
    everything = (*lines, Bar(total, whole))

    def draw(kind: str) -> str:
        return _draw(prefix, kind, says, everything, brief or say)

    return Chart(title, measure, says, draw("wide"), draw("narrow"), Table(heads, tuple(rows)))


def _draw(prefix: str, kind: str, says: str, lines: Sequence[Bar], brief: Say) -> str:
    wide = kind == "wide"
    width = WIDE if wide else NARROW
    start = 200 if wide else 0
    figures = [brief(line.value) for line in lines]
    room = max(width_of(figure, FIGURE) for figure in figures) + 12
    full = max(width - start - room, 40)
    top = max((line.value for line in lines), default=0) or 1
    shapes: list[str] = []
    y = 8.0
    for i, (line, figure) in enumerate(zip(lines, figures, strict=True)):
        last = i == len(lines) - 1
        if last:
            shapes.append(path(f"M0 {px(y)}H{width}", "m0", 1))
            y += 8
        label = wrap(line.label, start - 20 if wide else width, 2)
        detail = fit(line.detail, start - 20 if wide else width) if line.detail else None
        at = y + 17
        for words in label:
            shapes.append(text(words, 0, at, kind="b"))
            at += 17
        if detail:
            shapes.append(text(detail, 0, at))
            at += 17
        middle = (y + 17 * (len(label) + bool(detail)) / 2 + 4) if wide else at + 4
        length = full * line.value / top
        if length:
            d = f"M{start} {px(middle - 8)}h{px(length)}v16h{px(-length)}z"
            shapes.append(path(d, "f1" if last else "f0"))
        shapes.append(path(f"M{start} {px(middle - 11)}v22", "m0", 1))
        shapes.append(text(figure, start + length + 12, middle + 7.5, kind="na" if last else "n"))
        y = max(at, middle + 12) + (12 if wide else 18)
    return drawing(prefix, kind, width, y, says, shapes)
