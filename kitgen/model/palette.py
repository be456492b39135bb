"""The brand's colour as a scale of tints in which every pair of text and ground can be read.

Only the brand's hue and chroma are taken. Lightness is ours, step by step (OKLCH), and that is
what makes every contrast pair pass whatever the brand: a pale yellow becomes an ochre where it
carries text.
"""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from kitgen.model.colour import Oklch, contrast, distance, hex6, name, oklch, to_hex

Mode = Literal["light", "dark"]


class Neutral(NamedTuple):
    """Paper and ink of one mode, each as #rrggbb."""

    paper: str
    paper_2: str
    rule: str
    ink_3: str
    ink_2: str
    ink: str


class Scale(NamedTuple):
    """A brand's tints from lightest to darkest, each as #rrggbb, on the house's paper and ink."""

    brand: str
    hue: float
    chroma: float
    a50: str
    a100: str
    a200: str
    a300: str
    a400: str
    a600: str
    a700: str
    a900: str
    light: Neutral
    dark: Neutral


class Pair(NamedTuple):
    """One pair of text and ground: its contrast in both modes and the least that is allowed."""

    what: str
    light: float
    dark: float
    minimum: float


class Moved(NamedTuple):
    """How far the brand's own colour is from the one that carries its text."""

    brand: str
    text: str
    distance: float
    """In OKLab: 0.02 is just visible, 0.15 and more is another colour to most people."""
    brand_name: str
    """What people call the brand's colour: yellow."""
    text_name: str
    """What they call the one that carries text: ochre."""

    @property
    def noticeable(self) -> bool:
        """Whether the marketer will wonder where their colour went."""
        return self.distance >= 0.15


# Name of the step: (lightness, share of the brand's chroma, how much of the paper's warmth shows
# through). A tint is ink on this stock, so the lightest steps carry some of the paper.
_STEPS: Final = MappingProxyType(
    {
        50: (0.950, 0.07, 1.0),
        100: (0.905, 0.20, 0.9),
        200: (0.835, 0.38, 0.6),
        300: (0.800, 0.36, 0.4),
        400: (0.700, 0.85, 0.0),
        600: (0.480, 1.0, 0.0),
        700: (0.405, 1.0, 0.0),
        900: (0.270, 0.70, 0.0),
    }
)
_STOCK: Final = Oklch(0.948, 0.009, 85)

# A grey brand still gets a breath of colour, a neon one is calmed; tints are quieter still.
_CHROMA_MIN: Final = 0.035
_CHROMA_MAX: Final = 0.16
_TINT_CHROMA_MAX: Final = 0.10

_ROLES: Final[dict[Mode, dict[str, str]]] = {
    "light": {
        "--accent": "var(--a-600)",
        "--strong": "var(--a-700)",
        "--on-accent": "var(--paper)",
        "--plate": "var(--a-100)",
        "--plate-accent": "var(--a-700)",
        "--wash": "var(--a-100)",
    },
    "dark": {
        "--accent": "var(--a-400)",
        "--strong": "var(--a-200)",
        "--on-accent": "var(--a-900)",
        "--plate": "var(--a-300)",
        "--plate-accent": "var(--a-700)",
        "--wash": "var(--paper-2)",
    },
}

_PAIRS: Final = (
    ("body text", ("ink", "paper"), ("ink", "paper"), 7.0),
    ("secondary text", ("ink_2", "paper"), ("ink_2", "paper"), 7.0),
    ("meta, captions", ("ink_3", "paper"), ("ink_3", "paper"), 4.5),
    ("meta on sunk paper", ("ink_3", "paper_2"), ("ink_3", "paper_2"), 4.5),
    ("accent text, links", ("a600", "paper"), ("a400", "paper"), 4.5),
    ("accent on sunk paper", ("a600", "paper_2"), ("a400", "paper_2"), 4.5),
    ("accent on plate", ("a700", "a100"), ("a700", "a300"), 4.5),
    ("button label", ("paper", "a600"), ("a900", "a400"), 4.5),
    ("focus ring", ("a600", "paper"), ("a400", "paper"), 3.0),
    ("chart mark", ("a600", "paper"), ("a400", "paper"), 3.0),
)


def scale(color: str) -> Scale:
    """The tints of a brand's colour."""
    brand = hex6(color)
    _, chroma, hue = oklch(brand)
    return _scale(brand, min(max(chroma, _CHROMA_MIN), _CHROMA_MAX), hue)


def tokens(color: str) -> dict[Mode, dict[str, str]]:
    """The CSS custom properties of a brand: all of them for light, those that differ for dark."""
    tints = scale(color)
    steps = {f"--a-{step}": getattr(tints, f"a{step}") for step in _STEPS}
    return {
        "light": steps | _neutral_tokens(tints.light) | _ROLES["light"],
        "dark": _neutral_tokens(tints.dark) | _ROLES["dark"],
    }


def pairs(color: str) -> list[Pair]:
    """Every pair of text and ground that the design uses, with its contrast."""
    return _pairs(scale(color))


def moved(color: str) -> Moved:
    """How far the brand's own colour is from what carries text, in numbers and in names."""
    tints = scale(color)
    return Moved(
        brand=tints.brand,
        text=tints.a600,
        distance=distance(oklch(tints.brand), oklch(tints.a600)),
        brand_name=name(tints.brand),
        text_name=name(tints.a600),
    )


def _scale(brand: str, chroma: float, hue: float) -> Scale:
    tints = {f"a{step}": to_hex(_tint(step, chroma, hue)) for step in _STEPS}
    return Scale(brand=brand, hue=hue, chroma=chroma, light=_LIGHT, dark=_DARK, **tints)


def _pairs(tints: Scale) -> list[Pair]:
    def of(neutral: Neutral, key: str) -> str:
        found: str = getattr(tints if key.startswith("a") else neutral, key)
        return found

    return [
        Pair(
            what,
            contrast(of(tints.light, light[0]), of(tints.light, light[1])),
            contrast(of(tints.dark, dark[0]), of(tints.dark, dark[1])),
            minimum,
        )
        for what, light, dark, minimum in _PAIRS
    ]


def _tint(step: int, chroma: float, hue: float) -> Oklch:
    lightness, share, warmth = _STEPS[step]
    inked = (min(chroma, _TINT_CHROMA_MAX) if warmth else chroma) * share
    paper = warmth * _STOCK.chroma
    h, s = math.radians(hue), math.radians(_STOCK.hue)
    x = inked * math.cos(h) + paper * math.cos(s)
    y = inked * math.sin(h) + paper * math.sin(s)
    return Oklch(lightness, math.hypot(x, y), math.degrees(math.atan2(y, x)) % 360)


def _neutral_tokens(neutral: Neutral) -> dict[str, str]:
    return {"--" + key.replace("_", "-"): value for key, value in neutral._asdict().items()}


_LIGHT: Final = Neutral(
    paper=to_hex(Oklch(0.977, 0.006, 85)),
    paper_2=to_hex(_STOCK),
    rule=to_hex(Oklch(0.850, 0.010, 85)),
    ink_3=to_hex(Oklch(0.500, 0.012, 75)),
    ink_2=to_hex(Oklch(0.400, 0.011, 70)),
    ink=to_hex(Oklch(0.205, 0.008, 70)),
)
_DARK: Final = Neutral(
    paper=to_hex(Oklch(0.190, 0.006, 75)),
    paper_2=to_hex(Oklch(0.232, 0.007, 75)),
    rule=to_hex(Oklch(0.355, 0.009, 75)),
    ink_3=to_hex(Oklch(0.690, 0.010, 85)),
    ink_2=to_hex(Oklch(0.800, 0.010, 85)),
    ink=to_hex(Oklch(0.940, 0.008, 85)),
)
