"""The chart of a cost that grows: a yearly total, accumulating month by month."""

from __future__ import annotations

from kitgen.draw.canvas import (
    FIGURE,
    NARROW,
    WIDE,
    Box,
    Chart,
    Say,
    Table,
    box_of,
    dot,
    drawing,
    hatch,
    numbers,
    path,
    px,
    text,
    ticks,
    width_of,
)

TOP, BASE, HEIGHT = 52.0, 266.0, 300


def rising(
    prefix: str,
    title: str,
    measure: str,
    yearly: float,
    *,
    say: Say,
    brief: Say | None = None,
    months: int = 12,
    month: str = "Month",
) -> Chart:
    """What a yearly cost comes to, a month at a time; the year ends are told in figures."""
    (yearly,) = numbers([yearly])
    if not 1 <= months <= 120:
        raise ValueError(f"{months} months cannot be drawn: from 1 to 120 can")
    marks = [*range(12, months, 12), months]
    told = [(f"{month} {m}", say(yearly * m / 12)) for m in marks]
    says = f"{measure}. {'; '.join(f'{when} {sum_}' for when, sum_ in told)}."
    table = Table((month, measure), tuple(told))

    def draw(kind: str) -> str:
        return _draw(prefix, kind, says, yearly, months, marks, brief or say, month)

    return Chart(title, measure, says, draw("wide"), draw("narrow"), table)


def _draw(
    prefix: str,
    kind: str,
    says: str,
    yearly: float,
    months: int,
    marks: list[int],
    brief: Say,
    month: str,
) -> str:
    width = WIDE if kind == "wide" else NARROW
    total = yearly * months / 12
    right = width - 10.0
    unit = (BASE - TOP) / (total or 1)
    top = BASE - total * unit
    name = f"{prefix}-{kind}-h"
    shapes = [hatch(name, width)]
    taken: list[Box] = []
    figures: list[str] = []
    # The last figure is the point of the chart and has its place first.
    for m in reversed(marks):
        x, y = right * m / months, BASE - yearly * m / 12 * unit
        figures.append(dot(x, y, 5.5, "f1"))
        words = brief(yearly * m / 12)
        at = min(x + 5.5, width) if m == months else x - 8
        box = box_of(words, at, y - 16, "end", FIGURE)
        if box.left < 0:  # too long for its place: it begins at the edge
            at, box = width_of(words, FIGURE), box_of(words, 0, y - 16, size=FIGURE)
        if m == months or not any(box.meets(other) for other in taken):
            last = m == months
            figures.append(text(words, at, y - 16, "end", "na" if last else "n"))
            taken.append(box)
    for value in ticks(total):
        y = BASE - value * unit
        shapes.append(path(f"M0 {px(y)}H{width}", "g"))
        box = box_of(brief(value), 0, y - 6)
        # The line passes from bottom left to top right: a label must stand left of it.
        clear = (BASE - box.bottom) / ((BASE - top) or 1) * right > box.right + 4
        if value and clear and not any(box.meets(other) for other in taken):
            shapes.append(text(brief(value), 0, y - 6))
    area = f"M0 {px(BASE)}L{px(right)} {px(top)}V{px(BASE)}Z"
    shapes.append(path(area, "", fill=f"url(#{name})"))
    shapes.append(path(f"M0 {px(BASE)}L{px(right)} {px(top)}", "m1", 1.75))
    shapes += figures
    step = next(s for s in (1, 3, 6, 12, 24, 60) if right / months * s >= 40 or s == 60)
    first = f"{month} {step}"
    free = 0.0
    for m in range(step, months + 1, step):
        words, x = first if m == step else str(m), right * m / months
        half = width_of(words) / 2
        x = min(max(x, half), width - half)
        if x - half >= free:
            shapes.append(text(words, x, BASE + 24, "middle"))
            free = x + half + 6
    return drawing(prefix, kind, width, HEIGHT, says, shapes)
