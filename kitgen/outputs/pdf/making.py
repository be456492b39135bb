"""The dear work of the book as pure functions: typefaces, pictures, the book itself."""

from __future__ import annotations

import gc
import io
from collections.abc import Iterator
from typing import Final

from kitgen.media import fonts
from kitgen.model import palette
from kitgen.outputs.common import scripts
from kitgen.outputs.common.passing import Slot
from kitgen.outputs.page import Json, Piece

CUTS: Final = (
    ("Text", "text", "normal", 400, 14),
    ("Text", "text", "italic", 400, 14),
    ("Text", "text", "normal", 600, 14),
    ("Deck", "text", "normal", 400, 28),
    ("Display", "text", "normal", 400, 72),
    ("Label", "label", "normal", 400, 8),
    ("Label", "label", "normal", 500, 8),
    ("Label", "label", "normal", 600, 8),
)
"""The cuts that the style sheet uses: family there, role, style, weight, optical size.

Print takes no variable fonts: a size for each use is a cut of its own.
"""
_LETTERS: Final = frozenset(range(0xA0, 0x180)) | frozenset(
    map(ord, "ȘșȚț‐‑‒–—―‘’‚“”„†‡•…‰′″‹›⁄€№™←↑→↓−≈≠≤≥\u202f\u2060")
)


def faces(text: str, label: str, characters: str) -> Iterator[Piece]:
    """Every cut of the brand's faces, then what draws the characters that they do not have."""
    found = {"text": fonts.faces(text), "label": fonts.faces(label)}
    points = fonts.LATIN | _LETTERS | fonts.codepoints([characters])
    lacking: frozenset[int] | None = None
    for number, (family, role, style, weight, size) in enumerate(CUTS):
        face = fonts.choose(found[role], "italic" if style == "italic" else "normal", weight)
        name = f"Book {family} {weight}{' Italic' if style == 'italic' else ''}"
        data = fonts.cut(face, points, name, wght=weight, opsz=size)
        yield _about(family, f"face-{number}.ttf", weight, style), data
        missing = fonts.missing(face.path, fonts.codepoints([characters]))
        lacking = missing if lacking is None else lacking | missing
    for number, data in enumerate(scripts.faces(lacking or frozenset())):
        yield _about(f"More {number}", f"more-{number}.ttf"), data


def _about(family: str, file: str, weight: int = 400, style: str = "normal") -> dict[str, Json]:
    return {"family": family, "file": file, "weight": weight, "style": style}


def portrait(
    data: bytes, focus: tuple[float, float], colour: bool, brand: str, width: int
) -> Iterator[Piece]:
    """A photograph as it is printed: cut to 4:5, in the house's two inks or in its own colours."""
    from PIL import Image

    from kitgen.media import images

    scale = palette.scale(brand)
    image = images.flat(images.upright(data, at_least=(width * 2, width * 5 // 2)))
    image = image.crop(images.crop_box(*image.size, 4 / 5, focus))
    if image.width > width:
        image = image.resize((width, width * 5 // 4), Image.Resampling.LANCZOS, reducing_gap=3.0)
    if not colour:
        image = images.duotone(image, scale.light.ink, scale.a100)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=76, optimize=True, subsampling="4:2:0")
    yield {"format": "jpg", "width": image.width, "height": image.height}, out.getvalue()


def plate(seed: str, width: int, height: int, stones: int | None, colour: str) -> Iterator[Piece]:
    """The house pattern in ink, as it lies on a plate."""
    from kitgen.draw import lines

    # In print a unit is half a point or less: what is thinned out here is thinner than the lines.
    drawn = lines.pattern(
        seed, width, height, gap=8, stroke=0.9, n=stones, colour=colour, tolerance=0.3
    )
    yield {"format": "svg"}, drawn.encode()


def book(
    html: str,
    files: tuple[tuple[str, bytes], ...],
    labels: tuple[tuple[str, str, str], ...],
    identifier: str,
    archive: bool,
) -> Iterator[Piece]:
    """The base of a book's editions, with what has to be known of its pages."""
    from kitgen.outputs.common import press
    from kitgen.outputs.pdf import slots
    from kitgen.outputs.pdf.base import prepare
    from kitgen.outputs.pdf.bind import bind

    placeholders = slots.pictures(html)
    try:
        bound = bind(html, {**dict(files), **placeholders}, identifier.encode(), archive=archive)
    except press.Complaint as complaint:
        yield {"complaint": str(complaint), "missing": "".join(sorted(complaint.missing))}, b""
        return
    # The boxes of a layout hold one another: a third of the memory is theirs until it is asked for.
    gc.collect()
    base = prepare(bound.pdf, {Slot(target, channel): words for target, channel, words in labels})
    about: dict[str, Json] = {
        "base": base.about(),
        "pages": bound.pages,
        "places": dict(bound.places),
        "tight": list(bound.tight),
        "astray": bound.astray,
        "clipped": [[page, words] for page, words in bound.clipped],
    }
    yield about, base.data
