"""Whether printed pages are sound, told from their pixels and glyphs alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import pypdfium2
from PIL import ImageOps

from .reading import Pdf

_DPI = 36
_EDGE = 5
"""Millimetres that home printers do not reach."""
_LEAST = 12
"""Words of a page; a face and a quotation have fewer, and a picture."""


class Box(NamedTuple):
    """Where some glyphs stand on a page, in points from the bottom left."""

    left: float
    bottom: float
    right: float
    top: float

    def over(self, other: Box) -> float:
        """The share of the smaller one that the two have in common."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        area = min(one.area for one in (self, other))
        return wide * high / area if wide > 0 and high > 0 and area > 0 else 0.0

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.top - self.bottom)


def faults(pdf: Pdf) -> list[str]:
    """All that is wrong with the pages."""
    found = []
    pictures = pdf.painted(range(1, len(pdf.texts) + 1), _DPI)
    for number, (picture, text) in enumerate(zip(pictures, pdf.texts, strict=True), 1):
        inked = ImageOps.invert(picture).point(lambda grey: 255 if grey > 24 else 0)
        box = inked.getbbox()
        if box is None:
            found.append(f"page {number} is blank")
            continue
        edge = _EDGE / 25.4 * _DPI - 1
        if min(box[0], box[1], picture.width - box[2], picture.height - box[3]) < edge:
            found.append(f"page {number} has ink at the edge of the paper")
        if len(text.split()) < _LEAST and sum(inked.histogram()[128:]) < 400:
            found.append(f"page {number} is all but empty: {text!r}")
    return [*found, *_overlaps(pdf)]


def _overlaps(pdf: Pdf) -> Iterator[str]:
    """Words that stand upon others."""
    document = pypdfium2.PdfDocument(pdf.data)
    try:
        for number, page in enumerate(document, 1):
            words = page.get_textpage()
            boxes = [Box(*words.get_rect(n)) for n in range(words.count_rects())]
            for one, other in combinations(boxes, 2):
                if one.over(other) > 0.25:
                    said = [" ".join(words.get_text_bounded(*box).split()) for box in (one, other)]
                    # Letters that join are told apart by PDFium, though they are one.
                    if not any("\u0590" <= char <= "\u08ff" for char in "".join(said)):
                        yield f"page {number}: {said[0]!r} stands upon {said[1]!r}"
    finally:
        document.close()
