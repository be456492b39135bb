"""Cards as files: drawings as PNG in the kit's own few colours, photographs as JPEG."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kitgen.model.palette import Scale

if TYPE_CHECKING:
    from PIL.Image import Image

_LIGHT: Final = 60_000
"""What a drawing should weigh at most."""
_WITHIN_REACH: Final = 66_000
"""What a longer search brings below that; it takes three times as long."""
_FAIR: Final = 150_000
"""What a photograph should weigh at most."""
MOST: Final = 300_000
"""What messengers still show; above this a card is refused."""


def encode(image: Image, scale: Scale, *, flat: bool) -> bytes:
    """The lightest way that still looks well; `flat` pictures have few colours."""
    made = _drawing(image, scale) if flat else b""
    if not made or len(made) > MOST:
        ways = [made, *_jpegs(image)] if made else [*_jpegs(image)]
        made = min(ways, key=len)
    return made


def few_colours(image: Image, scale: Scale) -> Image:
    """The picture in paper, plate, ink and accent, and in the shades between those that meet."""
    from PIL.Image import Dither

    return image.quantize(palette=_palette(scale), dither=Dither.NONE)


def png(image: Image, level: int = 6) -> bytes:
    """A picture of few colours as a file."""
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=level)
    return out.getvalue()


def _drawing(image: Image, scale: Scale) -> bytes:
    """A PNG in the kit's colours, or if the picture has others, in its own."""
    from PIL import ImageChops
    from PIL.Image import Dither, Quantize

    few = few_colours(image, scale)
    wrong = ImageChops.difference(image, few.convert("RGB")).convert("L").histogram()
    if sum(wrong[40:]) > image.width * image.height / 1000:
        few = image.quantize(128, method=Quantize.MEDIANCUT, dither=Dither.NONE)
    made = png(few)
    return png(few, 8) if _LIGHT < len(made) <= _WITHIN_REACH else made


def _jpegs(image: Image) -> Iterator[bytes]:
    """In falling quality, until one is light enough."""
    for quality in (86, 80, 74, 68, 60, 50):
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
        yield out.getvalue()
        if out.tell() <= _FAIR:
            return


def _palette(scale: Scale) -> Image:
    """The shades of letters on paper, of lines on the plate, of the pattern and the rule."""
    from PIL import Image as Images

    paper, ink = scale.light.paper, scale.light.ink
    ramps = (
        (paper, ink, 8),
        (scale.a100, ink, 6),
        (scale.a100, scale.a700, 6),
        (paper, scale.a600, 4),
    )
    colours: dict[tuple[int, ...], None] = {}
    for low, high, shades in ramps:
        a, b = (tuple(bytes.fromhex(colour[1:])) for colour in (low, high))
        for step in range(shades):
            share = step / (shades - 1)
            colours[tuple(round(x + (y - x) * share) for x, y in zip(a, b, strict=True))] = None
    palette = Images.new("P", (1, 1))
    palette.putpalette([value for colour in colours for value in colour])
    return palette
