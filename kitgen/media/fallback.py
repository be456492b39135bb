"""What stands in for a typeface until it has come: a common font, stretched to its measures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal

from kitgen.media.fonts import quoted, read

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

# Letters per thousand of English prose, the space included. Every Latin language is near enough.
_FREQUENCY: Final = MappingProxyType(
    {" ": 183, "e": 103, "t": 75, "a": 65, "o": 62, "i": 57, "n": 57, "s": 53, "r": 50, "h": 50}
    | {"l": 33, "d": 33, "c": 23, "u": 22, "m": 20, "f": 20, "w": 17, "p": 16, "g": 15, "y": 14}
    | {"b": 13, "v": 8, "k": 6, "x": 2, "j": 1, "q": 1, "z": 1}
)
# Georgia's and Arial's mean letter width by the frequencies above, as a share of the size.
_SERIF: Final = (("Georgia", "Gelasio"), 0.4440)
_SANS: Final = (("Arial", "Liberation Sans", "Arimo"), 0.4396)


@dataclass(frozen=True, slots=True)
class Fallback:
    """How to stretch a font that every machine has, so that lines break where the brand's will."""

    local: tuple[str, ...]
    size_adjust: float
    """This and the others as a share: 0.92 is 92 %."""
    ascent_override: float
    descent_override: float
    line_gap_override: float

    def css(self, family: str) -> str:
        """The @font-face rule that gives the stretched font this name."""
        local = ", ".join(f"local({quoted(name)})" for name in self.local)
        return (
            f"@font-face{{font-family:{quoted(family)};src:{local};"
            f"size-adjust:{_percent(self.size_adjust)};"
            f"ascent-override:{_percent(self.ascent_override)};"
            f"descent-override:{_percent(self.descent_override)};"
            f"line-gap-override:{_percent(self.line_gap_override)}}}"
        )


def fallback(font: bytes | Path, kind: Literal["serif", "sans"]) -> Fallback:
    """How Georgia (serif) or Arial (sans) must be stretched to stand in for the font."""
    opened = read(font)
    local, width = _SERIF if kind == "serif" else _SANS
    adjust = _mean_width(opened) / width
    ascent, descent, gap = _line(opened)
    return Fallback(local, adjust, ascent / adjust, descent / adjust, gap / adjust)


def _mean_width(font: TTFont) -> float:
    """The mean width of a letter at reading size, as a share of the size."""
    widths = _widths_at_reading_size(font)
    cmap = font.getBestCmap()
    known = {letter: share for letter, share in _FREQUENCY.items() if ord(letter) in cmap}
    if not known:
        return 0.44
    total = sum(widths[cmap[ord(letter)]] * share for letter, share in known.items())
    units: int = font["head"].unitsPerEm
    return total / sum(known.values()) / units


def _widths_at_reading_size(font: TTFont) -> dict[str, float]:
    glyphs = font.getGlyphSet(location={"wght": 400, "opsz": 20} if "fvar" in font else None)
    return {name: glyphs[name].width for name in font.getBestCmap().values() if name in glyphs}


def _line(font: TTFont) -> tuple[float, float, float]:
    """Ascent, descent and gap of a line as browsers take them, as shares of the size."""
    units = font["head"].unitsPerEm
    os2: Any = font["OS/2"]
    if os2.fsSelection & 1 << 7:
        values = (os2.sTypoAscender, -os2.sTypoDescender, os2.sTypoLineGap)
    else:
        hhea = font["hhea"]
        values = (hhea.ascent, -hhea.descent, hhea.lineGap)
    ascent, descent, gap = (max(0, value) / units for value in values)
    return ascent, descent, gap


def _percent(share: float) -> str:
    return f"{round(share * 100, 2):g}%"
