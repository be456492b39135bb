"""The dear work of the book as functions of plain values: its cover, portraits and typefaces."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kitgen.media import fonts
from kitgen.model import palette
from kitgen.outputs.common import press, scripts
from kitgen.outputs.common.strings import direction_of
from kitgen.outputs.page import Piece
from kitgen.text import typography

if TYPE_CHECKING:
    from PIL.Image import Image
    from weasyprint import Document

COVER: Final = (1600, 2264)
PORTRAIT: Final = (720, 900)
_SIZES: Final = (
    400,
    340,
    290,
    256,
    232,
    208,
    188,
    168,
    150,
    134,
    118,
    104,
    92,
    80,
    70,
    60,
    52,
    44,
    36,
    30,
)
"""Of the title on the cover, in pixels, largest first."""
_TOP: Final = 1030
"""Where the pattern begins at the latest; below, at the earliest."""
_HIGHEST: Final = 620
_FOOT: Final = 2066
"""Where it ends."""
_NOTHING: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
_AIR: Final = 80
"""What stays empty between the words and the pattern."""
_COLOURS: Final = 64
_DISPLAY: Final = 72
_TEXT: Final = 12


def typefaces(text: str, label: str, characters: str) -> Iterator[Piece]:
    """The brand's faces as e-readers can use them: static cuts of the characters that are needed.

    Many e-readers know neither WOFF2 nor variable fonts.
    """
    points = fonts.LATIN | fonts.codepoints([characters])
    text_faces, label_faces = fonts.faces(text), fonts.faces(label)
    wanted: tuple[tuple[str, tuple[fonts.Face, ...], fonts.Style, int, int], ...] = (
        ("Text", text_faces, "normal", 400, _TEXT),
        ("Text", text_faces, "italic", 400, _TEXT),
        ("Text", text_faces, "normal", 600, _TEXT),
        ("Display", text_faces, "normal", 400, _DISPLAY),
        ("Label", label_faces, "normal", 400, _TEXT),
        ("Label", label_faces, "normal", 600, _TEXT),
    )
    made: set[tuple[str, object]] = set()
    for family, faces, style, weight, size in wanted:
        face = fonts.choose(faces, style, weight)
        limits = face.at(wght=weight, opsz=size)
        one = (family, (face.path, tuple(limits.items())))
        if face.style == style and one not in made:
            made.add(one)
            data = fonts.cut(face, points, f"Reader {family} {weight}", wght=weight, opsz=size)
            yield {"family": family, "style": style, "weight": weight}, data


def cover(
    template: str,
    color: str,
    faces: tuple[str, str],
    words: tuple[str, str, str],
    language: str,
) -> Iterator[Piece]:
    """The cover as a PNG: title, subtitle, the house pattern and a line at its foot.

    `template` is Jinja; it is set again and again, the title smaller each time, until all fits.
    """
    from jinja2 import Environment

    from kitgen.draw import lines

    title, subtitle, foot = (typography.curl(text) for text in words)
    points = fonts.LATIN | fonts.codepoints([title, subtitle, foot])
    display = fonts.choose(fonts.faces(faces[0]))
    label = fonts.choose(fonts.faces(faces[1]), weight=500)
    more = list(scripts.faces(fonts.missing(display.path, points)))
    files = {
        "display.ttf": _cut(display, points, "Display"),
        "label.ttf": _cut(label, points, "Label"),
        **{f"more-{number}.ttf": face for number, face in enumerate(more)},
    }
    scale = palette.scale(color)
    width, height = COVER
    sheet = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(template)

    def laid_out(size: int, top: int, drawn: str = _NOTHING) -> Document:
        html = sheet.render(
            width=width,
            height=height,
            size=size,
            smaller=min(52, 20 + size // 2),
            top=top,
            below=_FOOT,
            leading=max(0.96 if size > 110 else 1.04, scripts.air(title)),
            tracking=-0.028 if scripts.spaced(title) else 0,
            title=title,
            subtitle=subtitle,
            foot=foot,
            scale=scale,
            more=len(more),
            language=language,
            direction=direction_of(language),
        )
        return press.lay_out(html, {**files, "pattern.svg": drawn.encode()})

    for size in _sizes(title):
        # Words that go on to a second page take their end with them.
        anchors = laid_out(size, _TOP).pages[0].anchors
        end = anchors.get("end", (0.0, math.inf))[1] + _AIR
        if end <= _TOP:
            break
    top = max(_HIGHEST, math.ceil(min(end, _TOP)))
    drawn = lines.pattern(title, width - 260, _FOOT - top, gap=19, stroke=2.2, colour=scale.a700)
    document = laid_out(size, top, drawn)
    image = next(press.pictures(press.paint(document)))
    yield {"format": "png", "width": image.width, "height": image.height}, _png(image)


def pattern(seed: str, color: str) -> Iterator[Piece]:
    """The house pattern on its plate, for the page that says who passed the copy on."""
    from kitgen.draw import lines

    scale = palette.scale(color)
    drawn = lines.pattern(seed, 720, 360, colour=scale.a700)
    yield _about_drawing(720, 360), _on_plate(drawn.encode(), 720, 360, scale.a100)


def photograph(
    data: bytes, color: str, focus: tuple[float, float], own_colours: bool
) -> Iterator[Piece]:
    """A portrait as a JPEG: in the house duotone, unless its guest prefers their own colours."""
    from PIL import Image

    from kitgen.media import images

    width, height = PORTRAIT
    scale = palette.scale(color)
    image = images.upright(data, at_least=(2 * width, 2 * height))
    # What is cut out stands on the plate.
    image = images.flat(image, scale.a100) if own_colours else images.flat(image)
    image = image.crop(images.crop_box(*image.size, width / height, focus))
    if image.width > width:
        image = image.resize(PORTRAIT, Image.Resampling.LANCZOS, reducing_gap=3.0)
    if not own_colours:
        image = images.duotone(image, scale.light.ink, scale.a100)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82, optimize=True, progressive=True)
    yield {"format": "jpeg", "width": image.width, "height": image.height}, out.getvalue()


def drawing(data: bytes, color: str) -> Iterator[Piece]:
    """A drawn portrait, made safe, on the plate: it is never inverted."""
    from kitgen.media import svg

    clean = svg.clean(data)
    width, height = svg.size(clean)
    plate = palette.scale(color).a100
    yield _about_drawing(width, height), _on_plate(clean, width, height, plate)


def _about_drawing(width: int, height: int) -> dict[str, str | int]:
    return {"format": "svg", "width": width, "height": height}


def _on_plate(drawn: bytes, width: int, height: int, ground: str) -> bytes:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><path fill="{ground}" d="M0 0h{width}v{height}H0z"/>'
    )
    body = re.sub(rb"^<\?xml[^>]*\?>\s*", b"", drawn)
    return head.encode() + body + b"</svg>"


def _cut(face: fonts.Face, points: frozenset[int], name: str) -> bytes:
    return fonts.cut(face, points, name, wght=400, opsz=_DISPLAY)


def _sizes(title: str) -> tuple[int, ...]:
    """The sizes in which the longest word has room; the smallest in any case."""
    longest = max(map(len, re.split(r"[\s-]+", title)), default=1)
    most = math.floor(1330 / (0.46 * max(1, longest)))
    return tuple(size for size in _SIZES if size <= most) or _SIZES[-1:]


def _png(image: Image) -> bytes:
    from PIL import Image as Images

    few = image.quantize(_COLOURS, Images.Quantize.MEDIANCUT, dither=Images.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()
