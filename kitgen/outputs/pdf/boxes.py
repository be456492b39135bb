"""The room that each lettering has: where a page draws its placeholder, and how large."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

Matrix = tuple[float, float, float, float, float, float]

_ONE: Final = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST: Final = 8
"""Forms within forms that are looked into."""


class Box(NamedTuple):
    """The room for lettering, in points."""

    width: float
    height: float


def drawn(document: Pdf, named: Callable[[Object], str | None]) -> Iterator[tuple[str, Box]]:
    """Every picture that has a name, as often as it is drawn."""
    for page in document.pages:
        yield from _drawn(page.obj, page.obj.get("/Resources"), _ONE, named, depth=0)


def _drawn(
    content: Object,
    resources: Object | None,
    at: Matrix,
    named: Callable[[Object], str | None],
    depth: int,
) -> Iterator[tuple[str, Box]]:
    from pikepdf import parse_content_stream

    things = resources.get("/XObject") if resources is not None else None
    if things is None or depth > _DEEPEST:
        return
    stack: list[Matrix] = []
    for step in parse_content_stream(content, "q Q cm Do"):
        operands: list[Any] = list(step.operands)
        match str(step.operator):
            case "q":
                stack.append(at)
            case "Q" if stack:
                at = stack.pop()
            case "cm":
                at = _times([float(value) for value in operands], at)
            case "Do" if str(operands[0]) in things:
                thing = things[str(operands[0])]
                if thing.get("/Subtype") == "/Form":
                    own = [float(value) for value in thing.get("/Matrix", _ONE)]
                    inner = thing.get("/Resources", resources)
                    yield from _drawn(thing, inner, _times(own, at), named, depth + 1)
                elif name := named(thing):
                    # A ten-thousandth is finer than any printer, and hides how sums were rounded.
                    width, height = math.hypot(at[0], at[1]), math.hypot(at[2], at[3])
                    yield name, Box(round(width, 4), round(height, 4))


def _times(first: Sequence[float], then: Matrix) -> Matrix:
    """One transformation after another."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    across = (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j)
    return (*across, e * g + f * i + k, e * h + f * j + m)
