"""Small drawings that stand in the cells of a table, beside the figures that they show."""

from __future__ import annotations

from typing import Final

from kitgen.draw.canvas import dot, numbers, path, px

WIDTH: Final = 150
_HEIGHT: Final = 18
_GOAL: Final = 0.8
"""Where the target stands, as a share of the width, if the bar is not longer."""


def bullet(actual: float, target: float) -> str:
    """A bar against its target, which is a stroke; both begin at nothing, on one scale."""
    actual, target = numbers((actual, target))
    full = max(actual, target / _GOAL) or 1
    length = WIDTH * actual / full
    at = min(WIDTH * target / full, WIDTH - 1)
    kind = "f1" if actual >= target else "f0"
    shapes = path(f"M0 16.5H{WIDTH}", "g")
    if length:
        shapes += path(f"M0 5h{px(length)}v8h{px(-length)}z", kind)
    return _cell(shapes + path(f"M{px(at)} 0V18", "m0", 1.5))


def interval(low: float, value: float, high: float) -> str:
    """A share with the interval it may lie in; the whole width is 100 %."""
    low, value, high = (WIDTH * min(one, 1) for one in numbers((low, value, high)))
    shapes = path(f"M0 9H{WIDTH}", "g")
    shapes += path(f"M{px(low)} 9H{px(max(high, low + 1))}", "m0", 1.5)
    return _cell(shapes + dot(min(max(value, 4), WIDTH - 4), 9, 4, "f0"))


def _cell(shapes: str) -> str:
    # The figures stand beside it: for those who do not see it, there is nothing to add.
    return (
        f'<svg class="cell" viewBox="0 0 {WIDTH} {_HEIGHT}" width="{WIDTH}" height="{_HEIGHT}" '
        f'aria-hidden="true">{shapes}</svg>'
    )
