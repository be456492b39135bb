"""The report's typefaces: cut to the characters that stand in it, and written into its page."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from html import unescape
from typing import Final

from kitgen.media import fonts
from kitgen.model.brand import Fonts

_DISPLAY: Final = 28.0
"""The optical size that headlines and large figures are drawn for."""
_WEIGHTS: Final = (400.0, 600.0)
_TAG: Final = re.compile(r"<style.*?</style>|<[^>]*>", re.DOTALL)


def faces(brand: Fonts, html: str) -> list[tuple[str, str]]:
    """A @font-face rule and a data: address for each face; none for a family that is not there.

    What is not Latin or not in the family is drawn by the reader's own machine.
    """
    points = fonts.codepoints([unescape(_TAG.sub("", html))]) | frozenset(b" 0123456789")
    return [
        (fonts.css(family, [(cut, "@url")]), f"data:font/woff2;base64,{data}")
        for family, cut, data in (*_text(brand.text, points), *_label(brand.label, points))
    ]


def _text(family: str, points: frozenset[int]) -> Iterator[tuple[str, fonts.Cut, str]]:
    """The text face sets nothing but large words: one weight, one size."""
    try:
        face = fonts.choose(fonts.faces(family))
        limits = face.at(wght=_WEIGHTS[0], opsz=_DISPLAY)
        data = fonts.subset(face.path, limits, points)
    except fonts.FontError:
        # The build has a finding for it; a report in another typeface says the same.
        return
    yield face.family, fonts.Cut(face, (), "400"), b64encode(data).decode()


def _label(family: str, points: frozenset[int]) -> Iterator[tuple[str, fonts.Cut, str]]:
    try:
        for cut in fonts.cuts(fonts.faces(family), "label"):
            data = fonts.subset(cut.face.path, dict(cut.limits), points)
            yield cut.face.family, cut, b64encode(data).decode()
    except fonts.FontError:
        return
