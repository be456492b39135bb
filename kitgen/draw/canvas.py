"""What all charts are drawn with: measured words, round ticks, boxes that do not collide."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

LABEL = 13.5
"""The size of labels in px, as the page's CSS sets them."""
FIGURE = 22.0
"""The size of the large figures (classes n and na)."""
WIDE, NARROW = 620, 342

Say = Callable[[float], str]
"""How a number is written, its unit included."""

_ADVANCES = {
    char: width
    for width, chars in (
        (0.25, "ijlI.,:;'’‘|! \u00a0\u202f"),
        (0.38, 'ftr()[]/“”"*-'),
        (0.54, "acekpsvxyzJ"),
        (0.67, "0123456789€$£+−–=<>?…"),
        (0.84, "mwM%"),
        (1.0, "W@—&"),
    )
    for char in chars
}
"""Widths of the label face in em, medium weight."""


class ChartError(ValueError):
    """A number that cannot be drawn."""


@dataclass(frozen=True, slots=True)
class Table:
    """A chart in words: what screen readers and plain readers get instead."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A finding in one sentence, drawn twice so that its type never shrinks, and as a table."""

    title: str
    measure: str
    says: str
    """All of its numbers in words: the text alternative of its picture."""
    wide_svg: str
    narrow_svg: str
    table: Table


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that a label covers, in px from top left."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def numbers(values: Iterable[float]) -> tuple[float, ...]:
    """The values, all finite and none negative; else ChartError."""
    found = tuple(0.0 if abs(value) < 1e-9 else float(value) for value in values)
    for value in found:
        if not math.isfinite(value) or value < 0:
            raise ChartError(f"{value:g} cannot be drawn: charts show numbers from 0 upwards")
        if value > 1e15:
            raise ChartError(f"{value:g} is too large to be drawn")
    return found


def px(value: float) -> str:
    """A length, to a tenth of a px."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def width_of(text: str, size: float = LABEL) -> float:
    """About how wide the words are in px, rather too wide than too narrow."""
    return sum(map(_advance, text)) * size


def _advance(char: str) -> float:
    if known := _ADVANCES.get(char):
        return known
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    if unicodedata.combining(char):
        return 0.0
    return 0.75 if char.isupper() else 0.61


def fit(text: str, width: float, size: float = LABEL) -> str:
    """The words, shortened with an ellipsis if they are wider than that."""
    if width_of(text, size) <= width:
        return text
    kept = text
    while kept and width_of(kept + "…", size) > width:
        kept = kept[:-1]
    return kept.rstrip(" ,.;:–—") + "…"


def wrap(text: str, width: float, lines: int = 2, size: float = LABEL) -> list[str]:
    """The words in so many lines at most; the last is shortened if need be."""
    found: list[str] = []
    rest = text.split()
    while rest and len(found) < lines - 1:
        line = rest.pop(0)
        while rest and width_of(f"{line} {rest[0]}", size) <= width:
            line = f"{line} {rest.pop(0)}"
        found.append(fit(line, width, size))
    if rest:
        found.append(fit(" ".join(rest), width, size))
    return found


def step_of(top: float, lines: int = 3) -> float:
    """The smallest round step that needs at most so many gridlines above zero."""
    if top < 1e-12:
        return 1.0
    power = 10.0 ** (math.floor(math.log10(top)) - 1)
    for factor in (1, 2, 3, 5, 10, 20, 30, 50, 100):
        if top / (power * factor) + 1e-9 < lines + 1:
            return power * factor
    return power * 100


def ticks(top: float, lines: int = 3) -> list[float]:
    """Round values from zero to the top."""
    step = step_of(top, lines)
    return [float(f"{step * i:.12g}") for i in range(int(top / step + 1e-9) + 1)]


def _escape(words: str) -> str:
    # A control character would make the drawing no XML.
    return escape("".join(c for c in words if c == "\t" or ord(c) > 31), quote=False)


def text(words: str, x: float, y: float, anchor: str = "start", kind: str = "") -> str:
    """A label; its kind is the class that the page's CSS paints."""
    shape = f'class="{kind}" ' if kind else ""
    end = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text {shape}x="{px(x)}" y="{px(y)}"{end}>{_escape(words)}</text>'


def path(d: str, kind: str, stroke: float | None = None, fill: str | None = None) -> str:
    """A line or an area of the given class."""
    shape = f'class="{kind}" ' if kind else ""
    shape += f'stroke-width="{stroke:g}" ' if stroke is not None else ""
    shape += f'fill="{fill}" ' if fill else ""
    return f'<path {shape}d="{d}"/>'


def dot(x: float, y: float, r: float, kind: str, stroke: float | None = None) -> str:
    """A point."""
    ring = f' stroke-width="{stroke:g}"' if stroke is not None else ""
    return f'<circle class="{kind}"{ring} cx="{px(x)}" cy="{px(y)}" r="{px(r)}"/>'


def polyline(points: Sequence[tuple[float, float]]) -> str:
    """The d of a line through the points."""
    return "M" + "L".join(f"{px(x)} {px(y)}" for x, y in points)


def box_of(words: str, x: float, y: float, anchor: str = "start", size: float = LABEL) -> Box:
    """What a label covers."""
    width = width_of(words, size)
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    return Box(left, y - 0.8 * size, left + width, y + 0.25 * size)


def hatch(name: str, width: int, kind: str = "h1") -> str:
    """The ruled fill of an area, in lines of a class."""
    return (
        f'<defs><pattern id="{name}" width="{width}" height="5" patternUnits="userSpaceOnUse">'
        f'<path class="{kind}" d="M0 2.5H{width}"/></pattern></defs>'
    )


def drawing(
    prefix: str, kind: str, width: int, height: float, says: str, shapes: Iterable[str]
) -> str:
    """The SVG: what it says is its title; ids begin with the chart's prefix."""
    name = f"{prefix}-{kind}"
    return (
        # Charts run from left to right in every script; only the words inside turn.
        f'<svg class="{kind}" viewBox="0 0 {width} {px(height)}" role="img" direction="ltr" '
        f'aria-labelledby="{name}-t"><title id="{name}-t">{_escape(says)}</title>'
        f"{''.join(shapes)}</svg>"
    )
