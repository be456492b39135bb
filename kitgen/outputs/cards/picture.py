"""Photographs printed in the kit's own ink, as on the plates of the site."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from kitgen.media.images import crop_box, flat, upright
from kitgen.model.colour import hex6

if TYPE_CHECKING:
    from PIL.Image import Image


def duotone(
    data: bytes,
    width: int,
    height: int,
    *,
    focus: tuple[float, float] = (0.5, 0.35),
    ink: str,
    ground: str,
) -> bytes:
    """The photograph cut to a size in pixels, its shadows in the ink, its lights in the ground."""
    from PIL import ImageOps
    from PIL.Image import Resampling

    image = flat(upright(data, at_least=(2 * width, 2 * height)))
    image = image.crop(crop_box(*image.size, width / height, focus))
    grey = ImageOps.autocontrast(image.convert("L"), cutoff=(0.5, 1), preserve_tone=True)
    grey = grey.resize((width, height), Resampling.LANCZOS, reducing_gap=3.0)
    return _jpeg(ImageOps.colorize(grey, hex6(ink), hex6(ground)))


def on_plate(
    data: bytes, width: int, height: int, *, focus: tuple[float, float], ground: str
) -> bytes:
    """The picture cut to a size in pixels, its own colours printed on the ground."""
    from PIL import Image, ImageChops

    image = flat(upright(data, at_least=(2 * width, 2 * height)))
    image = image.crop(crop_box(*image.size, width / height, focus))
    image = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return _jpeg(ImageChops.multiply(image, Image.new("RGB", image.size, hex6(ground))))


def _jpeg(image: Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=92, subsampling="4:4:4")
    return out.getvalue()
