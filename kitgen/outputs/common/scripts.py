"""Scripts that the brand's typefaces do not have: what draws them, and how much air they need."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final

from kitgen.media import fonts

_FAMILIES: Final = MappingProxyType(
    {
        "ARABIC": "Noto Sans Arabic",
        "BENGALI": "Hind Siliguri",
        "CYRILLIC": "Noto Serif",
        "DEVANAGARI": "Noto Sans Devanagari",
        "GREEK": "Noto Serif",
        "HEBREW": "Frank Ruhl Libre",
        "KHMER": "Noto Sans Khmer",
        "TAMIL": "Noto Sans Tamil",
        "TELUGU": "Noto Sans Telugu",
        "THAI": "Noto Sans Thai",
    }
)
"""The family to install for a script; any other that has the characters will do."""

_EAST_ASIAN: Final = frozenset(
    ("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC")
)
_PLAIN: Final = frozenset(("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "GEORGIAN"))


def script(char: str) -> str:
    """The script of a letter, as Unicode names it: ARABIC, CJK, HIRAGANA; of other signs, none."""
    if not unicodedata.category(char).startswith(("L", "M")):
        return ""
    return unicodedata.name(char, "").split(" ")[0]


def beyond_latin(text: str) -> bool:
    """Whether letters of another script stand here, so that other typefaces may be needed."""
    return any(ord(c) > 0x024F and script(c) not in ("", "LATIN", "COMBINING") for c in text)


def spaced(text: str) -> bool:
    """Whether letters may be set closer: those that join or stack may not."""
    return all(ord(c) < 0x0590 or script(c) in ("", "LATIN") for c in text)


def air(text: str) -> float:
    """The least leading as a share of the size, for letters higher and deeper than Latin."""
    scripts = {script(c) for c in text if ord(c) > 0x02FF} - {"", "COMBINING"} - _PLAIN
    if not scripts:
        return 0.0
    if scripts <= _EAST_ASIAN:
        return 1.22
    return 1.1 if scripts == {"HEBREW"} else 1.4


def installed() -> str:
    """The font packages that are here: what other scripts look like depends on them."""
    import fontpkg

    found = fontpkg.families().values()
    return "".join(sorted(f"{family.slug} {family.version};" for family in found))


def faces(points: frozenset[int]) -> Iterator[bytes]:
    """Cuts of installed families that draw these characters, as few as will do.

    What no font package has is left to the typefaces of the system, which Pango finds.
    """
    left = points
    for number, family in enumerate(families(points)):
        if not left:
            return
        try:
            face = fonts.choose(fonts.faces(family))
            has = left - fonts.missing(face.path, left)
            if has:
                name = f"Card More {number}"
                yield fonts.cut(face, has | _BETWEEN, name, wght=400)
                left -= has
        except fonts.FontError:
            # A damaged package that nobody asked for: another family may do.
            continue


def hint(characters: Iterable[str]) -> str:
    """What to install, so that these characters can be drawn."""
    ways = dict.fromkeys(_way(char) for char in sorted(characters) if script(char))
    return " ".join(ways) or _OTHERWISE


_OTHERWISE: Final = "Install a typeface that has it on this computer, or write it in another way."
_BETWEEN: Final = frozenset((0x20, 0xA0, 0x200C, 0x200D, 0x25CC))
"""What stands between or below letters and is set with them."""


def families(points: frozenset[int]) -> Iterator[str]:
    """Installed families: those known to suit come first, in the order of the characters."""
    import fontpkg

    here = {family.name for family in fontpkg.families().values()}
    wanted = dict.fromkeys(_FAMILIES.get(script(chr(point)), "") for point in sorted(points))
    yield from (name for name in wanted if name in here)
    yield from sorted(here - wanted.keys())


def _way(char: str) -> str:
    found = script(char)
    if found in _FAMILIES:
        import fontpkg

        return f"pip install fontpkg-{fontpkg.slugify(_FAMILIES[found])}"
    if found in _EAST_ASIAN:
        return (
            "Install Noto Serif CJK on this computer, on Debian and Ubuntu with: "
            "apt install fonts-noto-cjk"
        )
    return _OTHERWISE
