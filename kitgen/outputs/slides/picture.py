"""Pictures of slides: portraits on their plate, and the line pattern, as PNG or JPEG."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from kitgen.media import images, svg
from kitgen.model.colour import hex6
from kitgen.model.palette import Scale
from kitgen.outputs.common import press
from kitgen.outputs.page import JobFailed

if TYPE_CHECKING:
    from PIL.Image import Image

_SHEET: Final = 800
_AIR: Final = 0.1
"""Above a drawn head, as a share of the plate's height."""


def portrait(
    data: bytes, focus: tuple[float, float], own_colours: bool, scale: Scale, size: tuple[int, int]
) -> bytes:
    """A guest on the plate, as large as it; a drawing stands on its edge, a photograph fills it."""
    try:
        if b"<svg" in data[:4096]:
            return _png(_drawing(data, scale, size), few=True)
        return _jpeg(_photograph(data, focus, own_colours, scale, size))
    except (images.ImageError, svg.SvgError) as error:
        raise JobFailed(str(error)) from error


def pattern(seed: str, stones: int | None, scale: Scale, size: tuple[int, int]) -> bytes:
    """The house pattern on the plate."""
    from kitgen.draw import lines

    width, height = size
    grain = width / 384
    drawn = lines.pattern(
        seed, width, height, gap=9 * grain, stroke=grain, n=stones, colour=scale.a700
    )
    page = _set(drawn.encode(), width, height)
    return _png(press.enlarged(page, width, height, scale.a100), few=True)


def _drawing(data: bytes, scale: Scale, size: tuple[int, int]) -> Image:
    from PIL import Image

    clean = svg.clean(data)
    across, down = svg.size(clean)
    page = _set(clean, _SHEET, max(1, round(_SHEET * down / across)))
    width, height = size
    # As wide as the plate and a little more: shoulders may be cut, faces may not.
    wide = round(width * 1.08)
    high = round(wide * down / across)
    top = max(round(height * _AIR), height - high)
    plate = Image.new("RGB", size, scale.a100)
    plate.paste(press.enlarged(page, wide, high, scale.a100), ((width - wide) // 2, top))
    return plate


def _photograph(
    data: bytes,
    focus: tuple[float, float],
    own_colours: bool,
    scale: Scale,
    size: tuple[int, int],
) -> Image:
    from PIL import Image, ImageChops, ImageOps

    image = images.flat(images.upright(data, at_least=size))
    image = ImageOps.fit(image, size, Image.Resampling.LANCZOS, centering=focus)
    ground = hex6(scale.a100)
    if own_colours:
        return ImageChops.multiply(image, Image.new("RGB", image.size, ground))
    return images.duotone(image, scale.light.ink, ground)


def _set(drawing: bytes, width: int, height: int) -> bytes:
    try:
        return press.page_of(drawing, width, height)
    except press.Complaint as complaint:
        raise JobFailed(f"The drawing cannot be drawn: {complaint}") from complaint


def _png(image: Image, *, few: bool) -> bytes:
    from PIL import Image as Images

    out = io.BytesIO()
    if few:
        image = image.quantize(64, Images.Quantize.MEDIANCUT, dither=Images.Dither.NONE)
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _jpeg(image: Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82, optimize=True)
    return out.getvalue()
