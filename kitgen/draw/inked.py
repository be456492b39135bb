"""Charts in ink: what a page's style sheet paints, written into the drawing, for print and slides.

On the web a chart's colours follow the reader's scheme; WeasyPrint paints no classes of a page
inside a picture and needs each word's typeface beside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Final, NamedTuple

from kitgen.draw.canvas import FIGURE, LABEL


class Inks(NamedTuple):
    """The colours of a printed chart as #rrggbb, and its typefaces as CSS names them."""

    ink: str
    """As it was."""
    quiet: str
    """Labels."""
    rule: str
    accent: str
    """What changed."""
    paper: str
    fill: str
    """A bar of what was."""
    figures: str
    """The families of large figures; below, those of labels."""
    labels: str


_CLASS: Final = re.compile(r'(<\w+) class="([^"]*)"')
"""Of an element: words of a label may look like it."""
_TEXT: Final = re.compile(r'<text(?: class="([^"]*)")?')
_OUTER: Final = re.compile(r"^<svg class=\"\w+\" viewBox=\"0 0 ([\d.]+) ([\d.]+)\"")
_LIFT: Final = 2.0
"""Pixels above its ink that the first label may reach."""


def inked(svg: str, inks: Inks) -> str:
    """A chart's drawing as a picture of its own, to be loaded as an image.

    A class without ink is a KeyError: what has no colour would be black, or not be seen.
    """
    found = _OUTER.match(svg)
    assert found, "charts begin with their size"
    width, height = found[1], float(found[2])
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height + _LIFT:g}" '
        f'viewBox="0 {-_LIFT:g} {width} {height + _LIFT:g}"'
    )
    drawn = _TEXT.sub(lambda word: _text(word[1] or "", inks), svg[found.end() :])
    marks = _marks(inks)
    return head + _CLASS.sub(lambda mark: _painted(mark, marks), drawn)


def proportion(svg: str) -> float:
    """How high a chart's picture is for its width."""
    found = _OUTER.match(svg)
    assert found, "charts begin with their size"
    return (float(found[2]) + _LIFT) / float(found[1])


def _marks(inks: Inks) -> Mapping[str, str]:
    return {
        "g": f' fill="none" stroke="{inks.rule}"',
        "m0": f' fill="none" stroke="{inks.ink}"',
        "m1": f' fill="none" stroke="{inks.accent}"',
        "f0": f' fill="{inks.fill}"',
        "f1": f' fill="{inks.accent}"',
        "f2": f' fill="{inks.paper}"',
        "k": f' fill="none" stroke="{inks.paper}"',
        "h1": f' fill="none" stroke="{inks.accent}" stroke-width=".8"',
    }


def _painted(mark: re.Match[str], marks: Mapping[str, str]) -> str:
    first, *more = (marks[name] for name in mark[2].split())
    # A ring is filled by one class and outlined by the other.
    return "".join((mark[1], first, *(second.replace(' fill="none"', "") for second in more)))


def _text(kind: str, inks: Inks) -> str:
    if kind in ("n", "na"):
        colour = inks.accent if kind == "na" else inks.ink
        family, size = inks.figures, FIGURE
    else:
        known = {"": inks.quiet, "i": inks.ink, "b": inks.ink, "f1t": inks.accent}
        family, size, colour = inks.labels, LABEL, known[kind]
    weight = {"b": 600, "n": 400, "na": 400}.get(kind, 500)
    return (
        f'<text font-family="{escape(family)}" font-size="{size:g}" font-weight="{weight}" '
        f'fill="{colour}"'
    )
