"""A colour as people and screens see it: lightness, chroma and hue, contrast, and a name.

The OKLab matrices are Björn Ottosson's, contrast is WCAG 2.
"""

from __future__ import annotations

import math
import re
from typing import Final, NamedTuple


class Oklch(NamedTuple):
    """A colour as the eye sorts it: lightness 0-1, chroma from 0, hue in degrees."""

    lightness: float
    chroma: float
    hue: float


# Up to this hue: what people call it when light, when middling, when as dark as text.
_NAMES: Final = (
    (15.0, ("pink", "rose", "wine red")),
    (42.0, ("salmon", "red", "brick red")),
    (75.0, ("apricot", "orange", "brown")),
    (116.0, ("yellow", "gold", "ochre")),
    (135.0, ("lime", "lime green", "olive")),
    (168.0, ("light green", "green", "deep green")),
    (220.0, ("turquoise", "teal", "deep teal")),
    (275.0, ("light blue", "blue", "deep blue")),
    (310.0, ("lavender", "violet", "deep violet")),
    (340.0, ("lilac", "purple", "plum")),
    (360.0, ("pink", "magenta", "wine red")),
)


def hex6(color: str) -> str:
    """The colour as lower-case #rrggbb, from #rgb or #rrggbb; anything else is a ValueError."""
    if not re.fullmatch(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})", color):
        raise ValueError(f"not a colour like #2d6c4a: {color!r}")
    digits = color[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(d * 2 for d in digits))


def contrast(a: str, b: str) -> float:
    """The contrast of two colours, from 1 (none) to 21 (black on white)."""
    low, high = sorted((_luminance(a), _luminance(b)))
    return (high + 0.05) / (low + 0.05)


def oklch(color: str) -> Oklch:
    """Lightness, chroma and hue of a colour."""
    r, g, b = _linear(color)
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    medium = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    x = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    y = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    return Oklch(lightness, math.hypot(x, y), math.degrees(math.atan2(y, x)) % 360)


def name(color: str) -> str:
    """What people would call a colour, in a word or two: yellow, deep blue, grey."""
    lightness, chroma, hue = oklch(color)
    if lightness > 0.97 and chroma < 0.03:
        return "white"
    if lightness < 0.22 and chroma < 0.05:
        return "black"
    if chroma < 0.04:
        return "light grey" if lightness >= 0.75 else "grey" if lightness >= 0.4 else "charcoal"
    shades = next(shades for upper, shades in _NAMES if hue <= upper)
    return shades[0 if lightness >= 0.78 else 1 if lightness >= 0.52 else 2]


def distance(a: Oklch, b: Oklch) -> float:
    """How far two colours are apart in OKLab: 0.02 is just visible."""
    (ax, ay), (bx, by) = (
        (c.chroma * math.cos(math.radians(c.hue)), c.chroma * math.sin(math.radians(c.hue)))
        for c in (a, b)
    )
    return math.hypot(a.lightness - b.lightness, ax - bx, ay - by)


def _linear_rgb(color: Oklch) -> tuple[float, float, float]:
    x = color.chroma * math.cos(math.radians(color.hue))
    y = color.chroma * math.sin(math.radians(color.hue))
    long = (color.lightness + 0.3963377774 * x + 0.2158037573 * y) ** 3
    medium = (color.lightness - 0.1055613458 * x - 0.0638541728 * y) ** 3
    short = (color.lightness - 0.0894841775 * x - 1.2914855480 * y) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _into_gamut(color: Oklch) -> Oklch:
    """The same colour with the largest chroma up to its own that sRGB can show."""
    if _shows(color):
        return color
    low, high = 0.0, color.chroma
    for _ in range(24):
        middle = (low + high) / 2
        if _shows(color._replace(chroma=middle)):
            low = middle
        else:
            high = middle
    return color._replace(chroma=low)


def _shows(color: Oklch) -> bool:
    return all(-1e-4 <= value <= 1.0001 for value in _linear_rgb(color))


def to_hex(color: Oklch) -> str:
    """The nearest colour that a screen can show, as #rrggbb: chroma gives way, never hue."""

    def encode(value: float) -> int:
        value = min(1.0, max(0.0, value))
        curve = 12.92 * value if value <= 0.0031308 else 1.055 * math.pow(value, 1 / 2.4) - 0.055
        return round(curve * 255)

    return "#" + "".join(f"{encode(value):02x}" for value in _linear_rgb(_into_gamut(color)))


def _linear(color: str) -> tuple[float, float, float]:
    def decode(digits: str) -> float:
        value = int(digits, 16) / 255
        return value / 12.92 if value <= 0.04045 else math.pow((value + 0.055) / 1.055, 2.4)

    digits = hex6(color)
    return decode(digits[1:3]), decode(digits[3:5]), decode(digits[5:7])


def _luminance(color: str) -> float:
    r, g, b = _linear(color)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
