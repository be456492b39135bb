"""The brand's typefaces: found in their pip packages and cut to what a kit needs.

Every Google font is a pip package named fontpkg-<family>; nothing is ever fetched from elsewhere.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

Style = Literal["normal", "italic"]
Role = Literal["text", "label"]
Limits = Mapping[str, float | tuple[float, float]]

LATIN: Final = frozenset(range(0x20, 0x7F)) | frozenset(map(ord, "\u00a0·×÷–—‘’“”…−"))
"""What every page may need: basic Latin and the marks that the templates set."""

_WEIGHTS: Final = MappingProxyType({"text": (400, 600), "label": (400, 700)})
_OPTICAL: Final = (12.0, 72.0)
_FEATURES: Final = ("tnum", "lnum", "case", "sups", "ordn")
_COPYRIGHT_AND_LICENCE: Final = (0, 1, 2, 4, 6, 13, 14)


class FontError(LookupError):
    """A typeface that cannot be had; `hint` is what to type."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Say what is wrong, and what to type."""
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Axis:
    """One way in which a variable font can change: wght, opsz, wdth …"""

    tag: str
    least: float
    default: float
    most: float

    def clip(self, low: float, high: float) -> float | tuple[float, float]:
        """The part of a range that the axis has; a single value if that is all."""
        low, high = (min(max(value, self.least), self.most) for value in (low, high))
        return low if low == high else (low, high)


@dataclass(frozen=True, slots=True)
class Face:
    """One font file of an installed family."""

    family: str
    style: Style
    weight: int
    """Of a static face; for a variable one, that of the file as it is."""
    path: Path
    axes: tuple[Axis, ...] = ()

    def axis(self, tag: str) -> Axis | None:
        """The axis of this name, if the face has it."""
        return next((axis for axis in self.axes if axis.tag == tag), None)

    def at(self, **wanted: float) -> dict[str, float | tuple[float, float]]:
        """Limits that fix every axis: at the value wanted, or else where the file has it."""
        return {
            axis.tag: axis.clip(wanted[axis.tag], wanted[axis.tag])
            if axis.tag in wanted
            else axis.default
            for axis in self.axes
        }


@dataclass(frozen=True, slots=True)
class Cut:
    """A face with the limits that the site keeps of it: what becomes one WOFF2 file."""

    face: Face
    limits: tuple[tuple[str, float | tuple[float, float]], ...]
    weight: str
    """As CSS says it: 400, or 400 600."""


def faces(family: str) -> tuple[Face, ...]:
    """Every face of an installed family, upright first, then by weight.

    A family that is not installed is a FontError whose hint is the command that installs it.
    """
    import fontpkg

    package = "fontpkg-" + fontpkg.slugify(family)
    try:
        found = fontpkg.family(family)
    except fontpkg.FamilyNotInstalled as error:
        raise FontError(
            f"The typeface {family} is not installed.", f"pip install {package}"
        ) from error
    made = []
    for file in found.files:
        try:
            axes, weight = _axes_and_weight(file.path)
        except FontError as error:
            raise FontError(
                f"The typeface {family} is damaged.", f"pip install --force-reinstall {package}"
            ) from error
        style: Style = "italic" if file.style == "italic" else "normal"
        made.append(Face(found.name, style, file.weight or weight, file.path, axes))
    return tuple(sorted(made, key=lambda f: (f.style == "italic", f.weight, str(f.path))))


def choose(faces: Sequence[Face], style: Style = "normal", weight: int = 400) -> Face:
    """The face nearest to a weight; an upright one where the family has no italic."""
    styled = [face for face in faces if face.style == style] or list(faces)
    if not styled:
        raise FontError("The typeface has no faces.")

    def away(face: Face) -> float:
        axis = face.axis("wght")
        low, high = (axis.least, axis.most) if axis else (face.weight, face.weight)
        return max(low - weight, weight - high, 0)

    return min(styled, key=lambda face: (away(face), face.weight))


def cuts(faces: Sequence[Face], role: Role, italic: bool = False) -> tuple[Cut, ...]:
    """What a site keeps of a family: one variable file, or a static one for each weight it sets.

    The text face keeps weights 400 to 600 and optical sizes 12 to 72, the label face 400 to 700.
    The italic, if there is one, keeps weight 400.
    """
    low, high = _WEIGHTS[role]
    regular = choose(faces, "normal", low)
    uprights = [regular] if regular.axis("wght") else [regular, choose(faces, "normal", high)]
    kept = [_cut(face, low, high) for face in dict.fromkeys(uprights)]
    if italic and any(face.style == "italic" for face in faces):
        kept.append(_cut(choose(faces, "italic", low), low, low))
    return tuple(kept)


def subset(
    font: Path,
    limits: Limits,
    codepoints: Iterable[int],
    flavor: Literal["woff2", "ttf"] = "woff2",
    name: str | None = None,
) -> bytes:
    """The font cut down to these characters and to these parts of its axes.

    `name` renames the family, which renderers that know a font only by its name need.
    The copyright and licence notices stay; the same input gives the same bytes.
    A font that cannot be cut is a FontError.
    """
    import uharfbuzz

    opened = uharfbuzz.Face(font.read_bytes())
    asked = uharfbuzz.SubsetInput()
    asked.sets(uharfbuzz.SubsetInputSets.UNICODE).update(set(codepoints))
    asked.layout_feature_tag_set.update({int.from_bytes(tag.encode()) for tag in _FEATURES})
    asked.name_id_set.update(set(_COPYRIGHT_AND_LICENCE))
    asked.flags = (
        uharfbuzz.SubsetFlags.NO_HINTING
        | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
        | uharfbuzz.SubsetFlags.OPTIMIZE_IUP_DELTAS
    )
    for tag, kept in limits.items():
        if isinstance(kept, tuple):
            asked.set_axis_range(opened, tag, *kept)
        else:
            asked.pin_axis_location(opened, tag, kept)
    try:
        made = read(uharfbuzz.subset(opened, asked).blob.data)
    except RuntimeError as error:
        raise FontError("The font file cannot be cut.") from error
    if name is not None:
        for record in made["name"].names:
            if record.nameID in (1, 4, 6):
                record.string = name.replace(" ", "") if record.nameID == 6 else name
    made.flavor = "woff2" if flavor == "woff2" else None
    out = io.BytesIO()
    made.save(out, reorderTables=True)
    return out.getvalue()


def cut(face: Face, codepoints: Iterable[int], name: str, **wanted: float) -> bytes:
    """One point of a face's axes as a TrueType font of its own, cut to these characters."""
    return subset(face.path, face.at(**wanted), codepoints, "ttf", name)


def missing(font: bytes | Path, codepoints: Iterable[int]) -> frozenset[int]:
    """The characters that the font cannot draw, of those that need drawing at all."""
    drawn = {point for point in codepoints if needs_a_glyph(point)}
    return frozenset(drawn - read(font).getBestCmap().keys())


def css(family: str, sources: Iterable[tuple[Cut, str]]) -> str:
    """The @font-face rules of a family: each cut and the address of its WOFF2 file."""
    return "".join(
        f'@font-face{{font-family:{quoted(family)};src:url({quoted(url)}) format("woff2");'
        f"font-weight:{cut.weight};font-style:{cut.face.style};font-display:swap}}"
        for cut, url in sources
    )


def codepoints(texts: Iterable[str]) -> frozenset[int]:
    """Every character of the texts, control characters left out."""
    return frozenset(
        ord(c) for c in set().union(*map(set, texts)) if unicodedata.category(c) != "Cc"
    )


def quoted(text: str) -> str:
    """A CSS string: no name can break out of its rule."""
    escaped = "".join(c if c.isprintable() and c not in '"\\<>' else f"\\{ord(c):x} " for c in text)
    return f'"{escaped}"'


def read(font: bytes | Path) -> TTFont:
    """A font file, its tables read when they are asked for."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        data = font if isinstance(font, bytes) else font.read_bytes()
        return TTFont(io.BytesIO(data), recalcTimestamp=False, lazy=True)
    except (TTLibError, OSError) as error:
        raise FontError("The font file cannot be read.") from error


def _cut(face: Face, low: int, high: int) -> Cut:
    limits: dict[str, float | tuple[float, float]] = {a.tag: a.default for a in face.axes}
    weight = str(face.weight)
    for axis in face.axes:
        if axis.tag == "wght":
            limits["wght"] = kept = axis.clip(low, high)
            weight = f"{kept[0]:g} {kept[1]:g}" if isinstance(kept, tuple) else f"{kept:g}"
        elif axis.tag == "opsz":
            limits["opsz"] = axis.clip(*_OPTICAL)
    return Cut(face, tuple(sorted(limits.items())), weight)


def _axes_and_weight(path: Path) -> tuple[tuple[Axis, ...], int]:
    font = read(path)
    axes = tuple(
        Axis(axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue)
        for axis in (font["fvar"].axes if "fvar" in font else ())
    )
    return axes, int(font["OS/2"].usWeightClass)


def needs_a_glyph(point: int) -> bool:
    """Whether a character is seen at all, so that a typeface must have something for it."""
    category = unicodedata.category(chr(point))
    return not (category in ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp") or 0xFE00 <= point <= 0xFE0F)
