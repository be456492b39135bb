"""A timeline: what happens when, one under the other along a line."""

from __future__ import annotations

from collections.abc import Sequence

from kitgen.draw.canvas import (
    NARROW,
    WIDE,
    Chart,
    Table,
    dot,
    drawing,
    fit,
    path,
    px,
    text,
    wrap,
)


def timeline(
    prefix: str,
    title: str,
    measure: str,
    moments: Sequence[tuple[str, str]],
    *,
    heads: tuple[str, str] = ("When", "What"),
) -> Chart:
    """Moments as (when, what), in their order; the last is where it leads."""
    says = f"{title} " + " ".join(f"{when}: {what}" for when, what in moments)

    def draw(kind: str) -> str:
        return _draw(prefix, kind, says, moments)

    return Chart(title, measure, draw("wide"), draw("narrow"), Table(heads, tuple(moments)))


def _draw(prefix: str, kind: str, says: str, moments: Sequence[tuple[str, str]]) -> str:
    width = WIDE if kind == "wide" else NARROW
    shapes: list[str] = []
    y, last = 14.0, 14.0
    for i, (when, what) in enumerate(moments):
        last = y - 4.5
        ends = i == len(moments) - 1
        shapes.append(dot(6, last, 4.5, "f1 m1" if ends else "f2 m1", 1))
        shapes.append(text(fit(when, width - 30), 30, y, kind="a"))
        for line in wrap(what, width - 30, 4):
            y += 19
            shapes.append(text(line, 30, y, kind="i"))
        y += 34
    spine = [path(f"M6 9.5V{px(last)}", "m1", 1)] if len(moments) > 1 else []
    return drawing(prefix, kind, width, max(y - 26, 20), says, [*spine, *shapes])
