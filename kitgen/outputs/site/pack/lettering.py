"""Lettering: the words of a badge in the brand's typefaces, as large as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kitgen.draw.badge import ROOM, Line
from kitgen.media import fonts
from kitgen.media.outline import PER_EM, Typeface
from kitgen.model.brand import Fonts

_WIDE = 0.62
"""What a letter takes of an em in a typeface that nobody has measured, at most."""


class Voice(NamedTuple):
    """How one part of the words is set."""

    serif: bool
    sizes: tuple[float, ...]
    """From the wanted to the least."""
    lines: int
    """The most there is room for."""


NAME = Voice(serif=True, sizes=(23, 20, 17), lines=2)
NOTE = Voice(serif=False, sizes=(13, 12, 11), lines=3)


class Lettering:
    """Sets words in a brand's typefaces."""

    def __init__(self, brand: Fonts) -> None:
        """Open the typefaces."""
        self._text = _typeface(brand.text, wght=400, opsz=24)
        self._label = _typeface(brand.label, wght=400, opsz=13)

    def set(self, words: str, voice: Voice) -> list[Line]:
        """The words at the largest size at which they fit; smaller still if they never do."""
        face = self._text if voice.serif else self._label
        said, least = words.split(), voice.sizes[-1]
        # A name in one line at a smaller size is better than in two.
        for lines in range(1, voice.lines + 1):
            for size in voice.sizes:
                found = _broken(said, face, ROOM / size)
                if len(found) <= lines and max(_ems(face, one) for one in found) <= ROOM / size:
                    return [_line(one, size, voice, face) for one in found]
        found = _broken(said, face, ROOM / least)
        if len(found) > voice.lines:
            found[voice.lines - 1 :] = [" ".join(found[voice.lines - 1 :])]
        size = min(least, *(ROOM / _ems(face, one) for one in found))
        return [_line(one, size, voice, face) for one in found]


def _typeface(family: str, **axes: float) -> Typeface:
    return Typeface(fonts.choose(fonts.faces(family)), **axes)


def _broken(words: Sequence[str], face: Typeface, room: float) -> list[str]:
    """Words in lines of so many ems; a single word may be longer."""
    found: list[str] = []
    for word in words:
        if found and _ems(face, longer := f"{found[-1]} {word}") <= room:
            found[-1] = longer
        else:
            found.append(word)
    return found


def _ems(face: Typeface, words: str) -> float:
    width = face.width(words)
    return _WIDE * len(words) if width is None else width


def _line(words: str, size: float, voice: Voice, face: Typeface) -> Line:
    path = "" if face.width(words) is None else face.path(words)
    return Line(words, size, voice.serif, _ems(face, words) * size, path, size / PER_EM)
