"""The badge: a small card that a guest puts on their own site, whole in one SVG."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final, NamedTuple

WIDTH: Final = 340
HEIGHT: Final = 96
ROOM: Final = 212
"""Pixels that a line of words may take."""
_SIDE = 112
"""Where the words begin: to the right of the plate and a gap."""
_AIR = 3
"""Between the name and the note."""


class Ink(NamedTuple):
    """The colours of a badge, as #rrggbb."""

    paper: str
    plate: str
    stone: str
    name: str
    note: str


class Line(NamedTuple):
    """A line of words: an outline, or words for a typeface that the reader's machine has."""

    words: str
    size: float
    """Pixels."""
    serif: bool
    width: float
    """Pixels that they take, if only by estimate."""
    path: str = ""
    """The outline; where there is none, the words are set as text."""
    scale: float = 1.0
    """Pixels that a unit of the outline takes."""


def badge(
    title: str,
    name: Sequence[Line],
    note: Sequence[Line],
    ink: Ink,
    pattern: str,
    *,
    to_left: bool = False,
) -> str:
    """The badge; `pattern` is a square SVG drawing, `to_left` sets it for languages read so."""
    plate = WIDTH - HEIGHT + 1 if to_left else 1
    lines = [*((line, ink.name) for line in name), *((line, ink.note) for line in note)]
    leading = [line.size * (1.12 if line.serif else 1.26) for line, _ in lines]
    y = (HEIGHT - sum(leading) - _AIR) / 2
    words: list[str] = []
    for number, ((line, colour), height) in enumerate(zip(lines, leading, strict=True)):
        y += height + (_AIR if number == len(name) else 0)
        words.append(_set(line, colour, y - 0.26 * height, to_left=to_left))
    inside = HEIGHT - 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" role="img"><title>{escape(title)}</title>'
        f'<rect x=".5" y=".5" width="{WIDTH - 1}" height="{HEIGHT - 1}" fill="{ink.paper}" '
        f'stroke="{ink.name}"/>'
        f'<rect x="{plate}" y="1" width="{inside}" height="{inside}" fill="{ink.plate}"/>'
        f'<svg x="{plate}" y="1" width="{inside}" height="{inside}"'
        f"{pattern.removeprefix('<svg')}{''.join(words)}</svg>"
    )


def _set(line: Line, colour: str, y: float, *, to_left: bool) -> str:
    if line.path:
        x = WIDTH - _SIDE - line.width if to_left else _SIDE
        return (
            f'<path fill="{colour}" transform="translate({x:.2f} {y:.2f}) scale({line.scale:.4f})" '
            f'd="{line.path}"/>'
        )
    x = WIDTH - _SIDE if to_left else _SIDE
    family = "Georgia,serif" if line.serif else "system-ui,sans-serif"
    way = ' direction="rtl"' if to_left else ""
    return (
        f'<text x="{x}" y="{y:.2f}"{way} font-family="{family}" font-size="{line.size:g}" '
        f'fill="{colour}">{escape(line.words)}</text>'
    )
