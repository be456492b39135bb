"""Lettering: the words of one slot set in the brand's typefaces, as large as there is room for.

Long words step down in size, then take more lines, and are refused only then: nothing is ever cut.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple, Self

from kitgen.media import fonts
from kitgen.media.outline import PER_EM
from kitgen.model.brand import Fonts
from kitgen.outputs.common import scripts
from kitgen.outputs.pdf import syntax
from kitgen.outputs.pdf.boxes import Box
from kitgen.outputs.pdf.breaking import balanced, pieces
from kitgen.outputs.pdf.setting import Chain, Row, brand_face

_OVER: Final = 0.35
"""What strokes and accents may stand out of the box, in ems of its largest words."""
_HAIR: Final = 0.01
"""Points that are nothing."""
_NAMED: Final = 8
_SHOWN: Final = 60


class Voice(NamedTuple):
    """How one line of lettering is set."""

    sizes: tuple[float, ...]
    """In points, from the wanted to the least."""
    colour: str
    """As #rrggbb."""
    display: bool = False
    """In the display cut of the text face; otherwise in the label face."""
    weight: int = 400
    leading: float = 1.2
    """From line to line, as a share of the size."""
    tracking: float = 0.0
    """Added after each letter, in ems, where the script allows it."""
    lines: int = 1
    """The most it may take."""
    above: float = 0.0
    """Points of white above it; none where it comes first."""


class Line(NamedTuple):
    """Words and how they are set."""

    words: str
    voice: Voice


class Drawn(NamedTuple):
    """Lettering for one slot: the form that draws it, and its words for those who cannot see it."""

    form: bytes
    alt: str
    digest: bytes
    """Of the form: editions are told apart by it, and are many."""

    @classmethod
    def of(cls, form: bytes, alt: str) -> Self:
        """A form and its words."""
        return cls(form, alt, hashlib.sha256(form).digest())


class Refusal(NamedTuple):
    """Why words cannot be set, for the marketer to read, and what to do about it."""

    message: str
    hint: str = ""


class _Set(NamedTuple):
    """One way to set a line: at a size, in rows."""

    rows: tuple[Row, ...]
    size: float
    leading: float
    voice: Voice
    chain: Chain
    to_left: bool
    """Whether it is read so."""

    @property
    def height(self) -> float:
        return len(self.rows) * self.leading


class Lettering:
    """Sets words in a brand's typefaces."""

    def __init__(self, brand: Fonts) -> None:
        """Open the typefaces when they are needed, and keep what was drawn."""
        self._brand = brand
        self._chain = lru_cache(maxsize=None)(self._opened)
        self._ways = lru_cache(maxsize=128)(self._found)
        self._set = lru_cache(maxsize=64)(self._drawn)

    def set(
        self,
        lines: Sequence[Line],
        box: Box,
        *,
        to_left: bool = False,
        low: bool = False,
        alt: str | None = None,
    ) -> Drawn | Refusal:
        """The words from the top of a box, or from its foot if `low`.

        They begin at its left; at its right if the page is read `to_left`.
        """
        # Much of what stands in one edition stands in all of them.
        return self._set(tuple(lines), box, to_left, low, alt)

    def _drawn(
        self, lines: tuple[Line, ...], box: Box, to_left: bool, low: bool, alt: str | None
    ) -> Drawn | Refusal:
        said = [Line(_tidy(words), voice) for words, voice in lines]
        said = [line for line in said if line.words]
        ways: list[_Ways] = []
        for line in said:
            found = self._ways(line, box.width)
            if isinstance(found, Refusal):
                return found
            ways.append(found)
        chosen = _fitting(ways, box.height)
        if chosen is None:
            return Refusal(
                f"{_quoted(said)} takes more lines than there is room for.", "Shorten it."
            )
        form = _form(chosen, box, to_left=to_left, low=low)
        return Drawn.of(form, "\n".join(line.words for line in said) if alt is None else alt)

    def _opened(self, display: bool, weight: int) -> Chain:
        text = fonts.choose(fonts.faces(self._brand.text), "normal", weight)
        optical = text.axis("opsz")
        size = optical.most if optical and display else 14
        faces = [
            brand_face(self._brand.text, weight, opsz=size),
            brand_face(self._brand.label, weight),
        ]
        return Chain(faces if display else faces[::-1], serif=display, weight=weight)

    def _found(self, line: Line, width: float) -> _Ways | Refusal:
        words, voice = line
        chain = self._chain(voice.display, voice.weight)
        whole = chain.row(words, voice.tracking)
        if whole.missing:
            return _unknown(whole.missing)
        ways = _Ways(_ways(line, chain, width))
        return ways if ways[0] else Refusal(f"{_quoted([line])} is too long.", "Shorten it.")


class _Ways:
    """Every way to set a line, the best first: worked out when they are asked for."""

    def __init__(self, ways: Iterator[_Set]) -> None:
        self._left = ways
        self._found: list[_Set] = []

    def __getitem__(self, index: int) -> _Set | None:
        """One of them; None if there are not as many."""
        while len(self._found) <= index and (way := next(self._left, None)):
            self._found.append(way)
        return self._found[index] if index < len(self._found) else None


def _ways(line: Line, chain: Chain, width: float) -> Iterator[_Set]:
    words, voice = line
    leading = max(voice.leading, scripts.air(words))
    strong = (unicodedata.bidirectional(char) for char in words)
    to_left = next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"
    parts = pieces(words)
    # A name in one line at a smaller size is better than in two.
    for count in range(1, voice.lines + 1):
        for size in voice.sizes:
            rows = _rows(parts, chain, voice.tracking, width / size * PER_EM, count)
            if rows:
                yield _Set(rows, size, leading * size, voice, chain, to_left)


@lru_cache(maxsize=256)
def _tidy(words: str) -> str:
    """One line without what would steer it: controls, and marks that turn the direction over."""
    kept = "".join(" " if unicodedata.category(c) == "Cc" else c for c in words)
    return re.sub(" +", " ", kept.translate(_STEERING)).strip(" ")


_STEERING: Final = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029))


def _rows(
    pieces: Sequence[str], chain: Chain, tracking: float, room: float, count: int
) -> tuple[Row, ...] | None:
    """Words in exactly so many rows of like length; None if they do not fit, or need fewer."""
    if len(pieces) < count:
        return None
    if count == 1:
        rows = ["".join(pieces)]
    else:
        widths = [
            (chain.row(piece, tracking).width, chain.row(piece.rstrip(" "), tracking).width)
            for piece in pieces
        ]
        breaks = balanced(widths, room, count)
        if breaks is None:
            return None
        rows = ["".join(pieces[start:end]).rstrip(" ") for start, end in pairwise(breaks)]
    found = tuple(chain.row(row, tracking) for row in rows)
    # Letters that join are wider or narrower together than apart: what is set decides.
    fits = max(row.width - row.bearing for row in found) <= room + _HAIR
    return found if fits else None


def _fitting(ways: Sequence[_Ways], height: float) -> list[_Set] | None:
    """One way for each line, so that all are no higher than the box; the best that are."""
    chosen = [0] * len(ways)
    now = [found for line in ways if (found := line[0])]
    while _total(now) > height + _HAIR:
        # The highest line gives way first.
        for line in sorted(range(len(now)), key=lambda line: -now[line].height):
            index = chosen[line]
            while (other := ways[line][index := index + 1]) and other.height >= now[line].height:
                pass
            if other:
                chosen[line], now[line] = index, other
                break
        else:
            return None
    return now


def _total(lines: Sequence[_Set]) -> float:
    return sum(line.height for line in lines) + sum(line.voice.above for line in lines[1:])


def _form(lines: Sequence[_Set], box: Box, *, to_left: bool, low: bool) -> bytes:
    """The lines as a form that fills the unit square, as pictures do."""
    number = syntax.number
    parts: list[bytes] = []
    y = _total(lines) if low else box.height
    colour = ""
    for index, line in enumerate(lines):
        y -= line.voice.above if index else 0
        if line.voice.colour != colour:
            colour = line.voice.colour
            parts.append(f"{syntax.colour(colour)}\n".encode())
        scale = line.size / PER_EM
        face = line.chain.first
        # The typeface's own height stands in the middle of the line, as in running text.
        drop = (line.leading + (face.ascent - face.descent) * line.size) / 2
        block = max(row.width for row in line.rows) * scale
        left = box.width - block if to_left else 0.0
        for row in line.rows:
            # Rows of one line end or begin together, whichever way they are read.
            x = left + (block - row.width * scale if line.to_left else 0.0)
            # Large letters stand flush with their ink; small ones with the words around them.
            if line.voice.display and not to_left:
                x -= line.rows[0].bearing * scale if line.to_left else row.bearing * scale
            at = f"q {number(scale)} 0 0 {number(scale)} {number(x)} {number(y - drop)} cm\n"
            parts += [at.encode(), row.drawn, b"Q\n"]
            y -= line.leading
    over = _OVER * max((line.size for line in lines), default=0.0)
    corners = (-over, -over, box.width + over, box.height + over)
    entries = (
        f"/Type/XObject/Subtype/Form/BBox[{' '.join(map(number, corners))}]/Matrix"
        f"[{1 / box.width:.8f} 0 0 {1 / box.height:.8f} 0 0]/Resources<<>>"
    )
    return syntax.stream(entries.encode(), b"".join(parts).rstrip())


def _unknown(missing: str) -> Refusal:
    named = [f"{char} (U+{ord(char):04X})" for char in sorted(missing, key=_letters_first)]
    others = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    message = f"No installed typeface can draw {', '.join(named[:_NAMED])}{others}."
    return Refusal(message, scripts.hint(missing))


def _letters_first(char: str) -> tuple[bool, str]:
    return not char.isalpha(), char


def _quoted(lines: Sequence[Line]) -> str:
    longest = max((line.words for line in lines), key=len)
    return f"“{longest if len(longest) <= _SHOWN else longest[:_SHOWN] + '…'}”"
