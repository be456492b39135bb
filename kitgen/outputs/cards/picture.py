"""The picture on a card's plate: a drawing or a photograph of the guest, or the house pattern.

A drawing, or whatever else leaves its ground empty, stands on the plate with air around the head;
a picture with a ground of its own fills the plate, and its focus stays in view.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from kitgen.media import svg
from kitgen.media.images import ImageError, duotone, flat, greys, upright
from kitgen.model.colour import hex6
from kitgen.model.palette import Scale
from kitgen.outputs.cards.card import CardError
from kitgen.outputs.cards.format import Box, Format
from kitgen.outputs.common import press

if TYPE_CHECKING:
    from PIL.Image import Image

_SHEET: Final = 800
"""The width in CSS pixels at which a drawing is set once; it is enlarged from there."""
_ENOUGH: Final = 1400
_LARGEST: Final = 2000


@dataclass(frozen=True, slots=True)
class Portrait:
    """A picture of the guest as it came: a drawing (SVG) or a photograph."""

    data: bytes
    focus: tuple[float, float] = (0.5, 0.33)
    """The point that stays in view: (0, 0) is the top left."""
    own_colours: bool = False
    """Print a picture's own colours on the plate instead of the kit's ink."""


class Plate(NamedTuple):
    """A plate as it is printed, and whether in a few flat colours, as drawings are."""

    image: Image
    flat: bool


class _Sheet(NamedTuple):
    """A picture on the plate's colour at any size: `at` takes its width and height in pixels."""

    width: int
    height: int
    at: Callable[[int, int], Image]
    drawn: bool
    """Whether it is lines more than tones."""


def plates(portrait: Portrait, formats: Sequence[Format], scale: Scale) -> list[Plate]:
    """The portrait for each format, as large as its plate."""
    try:
        drawn = b"<svg" in portrait.data[:4096]
        sheet = _drawing(portrait.data, scale) if drawn else _photograph(portrait, scale)
    except (ImageError, svg.SvgError) as error:
        raise CardError(str(error)) from error
    ground = scale.a100
    empty = _ground_is_empty(sheet.at(200, max(1, round(200 * sheet.height / sheet.width))), ground)
    return [
        Plate(_placed(sheet, format, portrait.focus, ground, empty), sheet.drawn)
        for format in formats
    ]


def pattern(drawing: str, width: int, height: int, scale: Scale) -> Image:
    """The line pattern on a plate of this size."""
    return press.enlarged(_set(drawing.encode(), width, height), width, height, scale.a100)


def _drawing(data: bytes, scale: Scale) -> _Sheet:
    clean = svg.clean(data)
    width, height = svg.size(clean)
    pdf = _set(clean, _SHEET, max(1, round(_SHEET * height / width)))
    return _Sheet(width, height, lambda w, h: press.enlarged(pdf, w, h, scale.a100), True)


def _set(drawing: bytes, width: int, height: int) -> bytes:
    try:
        return press.page_of(drawing, width, height)
    except press.Complaint as complaint:
        raise CardError(f"The drawing cannot be drawn: {complaint}") from complaint


def _photograph(portrait: Portrait, scale: Scale) -> _Sheet:
    from PIL import Image, ImageChops

    image = flat(upright(portrait.data, at_least=(_ENOUGH, _ENOUGH)))
    if max(image.size) > _LARGEST:
        image.thumbnail((_LARGEST, _LARGEST), Image.Resampling.LANCZOS, reducing_gap=2.0)
    ground = hex6(scale.a100)
    tones = greys(image).histogram()
    engraved = sum(tones[64:192]) < 0.2 * sum(tones)
    if portrait.own_colours:
        image = ImageChops.multiply(image, Image.new("RGB", image.size, ground))
    else:
        image = duotone(image, scale.light.ink, ground)

    def at(width: int, height: int) -> Image.Image:
        return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)

    return _Sheet(*image.size, at, engraved)


def _ground_is_empty(image: Image, ground: str) -> bool:
    """Whether the plate shows along the upper edge and down the upper half of both sides."""
    from PIL import Image as Images
    from PIL import ImageChops

    away = ImageChops.difference(image, Images.new("RGB", image.size, ground)).convert("L")
    width, height = away.size
    edges = ((0, 0, width, 2), (0, 0, 2, height // 2), (width - 2, 0, width, height // 2))
    counts = [away.crop(edge).histogram() for edge in edges]
    shown, total = sum(sum(c[:16]) for c in counts), sum(sum(c) for c in counts)
    return shown > 0.9 * total


def _placed(
    sheet: _Sheet, format: Format, focus: tuple[float, float], ground: str, empty: bool
) -> Image:
    from PIL import Image

    plate = format.plate
    if empty:
        # As wide as it should be: what is higher loses its foot, what is lower stands on the edge.
        frame = format.figure
        share = frame.width / sheet.width
    else:
        frame = Box(0, 0, plate.width, plate.height)
        share = max(frame.width / sheet.width, frame.height / sheet.height)
    width, height = round(sheet.width * share), round(sheet.height * share)
    left = _between(frame.left, frame.width, width, focus[0])
    if empty:
        top = max(frame.top, plate.height - height)
    else:
        top = _between(frame.top, frame.height, height, focus[1])
    image = Image.new("RGB", (plate.width, plate.height), ground)
    image.paste(sheet.at(width, height), (left, top))
    return image


def _between(start: int, room: int, length: int, focus: float) -> int:
    """Where a length begins that covers a room, its focus as central as it can be."""
    return max(start + room - length, min(start, round(start + room / 2 - focus * length)))
