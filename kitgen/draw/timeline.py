"""The chart of what comes if nothing changes: what it has cost by each event, at its distance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kitgen.draw.canvas import (
    FIGURE,
    LABEL,
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
    width_of,
)

HEIGHT, TOP, BASE = 190, 40.0, 150.0


@dataclass(frozen=True, slots=True)
class Moment:
    """An event: what it is called, and how many months from today it is."""

    name: str
    months: float


def timeline(
    prefix: str,
    title: str,
    measure: str,
    moments: Sequence[Moment],
    yearly: float,
    *,
    say: Say,
    brief: Say | None = None,
    heads: tuple[str, str] = ("When", "Cost"),
) -> Chart:
    """A yearly cost at each moment, as it has come to by then; moments stand in order of time."""
    (yearly, *_) = numbers([yearly, *(moment.months for moment in moments)])
    told = [(moment.name, say(yearly * moment.months / 12)) for moment in moments]
    says = f"{measure}: {'; '.join(f'{when} {sum_}' for when, sum_ in told)}."

    def draw(kind: str) -> str:
        return _draw(prefix, kind, says, moments, yearly, brief or say)

    return Chart(title, measure, says, draw("wide"), draw("narrow"), Table(heads, tuple(told)))


def _draw(
    prefix: str, kind: str, says: str, moments: Sequence[Moment], yearly: float, brief: Say
) -> str:
    width = WIDE if kind == "wide" else NARROW
    last = max((moment.months for moment in moments), default=0) or 1
    figures = [brief(yearly * moment.months / 12) for moment in moments]
    end = width - max((width_of(figure, FIGURE) / 2 for figure in figures[-1:]), default=0) - 2
    start = 6.0
    unit = (end - start) / last
    shapes = [path(f"M0 {px(BASE)}H{width}", "g")]
    free_name = free_figure = 0.0
    points: list[str] = []
    labels: list[str] = []
    for index, (moment, figure) in enumerate(zip(moments, figures, strict=True)):
        x = start + moment.months * unit
        y = BASE - (BASE - TOP) * moment.months / last
        final = index == len(moments) - 1
        if moment.months:
            points.append(path(f"M{px(x)} {px(BASE)}V{px(y + 5)}", "m1", 1.5))
        points.append(dot(x, y, 5, "f1" if final else "f2 m1", None if final else 1.5))
        free_name = _named(labels, moment, x, free_name, width)
        half = width_of(figure, FIGURE) / 2
        following = moments[index + 1].months if not final else None
        # The next point is higher: it may stand in the way of a figure above this one.
        blocked = following is not None and (
            start + following * unit - 8 < x + half
            and (BASE - TOP) * (following - moment.months) / last > 5
        )
        if moment.months and x - half >= free_figure and not blocked:
            labels.append(text(figure, x, y - 13, "middle", "na" if final else "n"))
            free_figure = x + half + 8
    return drawing(prefix, kind, width, HEIGHT, says, [*shapes, *points, *labels])


def _named(labels: list[str], moment: Moment, x: float, free: float, width: int) -> float:
    """The name below its moment, if there is room; where the next one may begin."""
    words = fit(moment.name, 110)
    length = width_of(words, LABEL)
    anchor, left = "middle", x - length / 2
    if left < 0:
        anchor, left = "start", x - 6
    elif x + length / 2 > width:
        anchor, left = "end", x - length
    if left < free:
        return free
    labels.append(text(words, left if anchor == "start" else x, BASE + 24, anchor))
    return left + length + 8
