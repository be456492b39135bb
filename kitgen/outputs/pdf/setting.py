"""A line of words set in type: each letter in the first typeface that has it, in reading order.

The brand's typefaces come first, then the installed font packages, then the fonts of the computer.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from kitgen.media import fonts, system
from kitgen.media.outline import PER_EM, Typeface, both_ways
from kitgen.outputs.common import scripts

_COMMON: Final = frozenset(("Zyyy", "Zinh"))
"""Scripts of characters that go with any other."""
_BEYOND_LATIN: Final = 0x0250


class Row(NamedTuple):
    """A line of words, `PER_EM` to the em."""

    drawn: bytes
    """The operators of a content stream that fill it, from the beginning of its baseline."""
    width: float
    bearing: float
    """The white before its first glyph, within the width."""
    missing: str
    """Characters that no typeface has."""


class _Run(NamedTuple):
    """Characters of a line that are shaped together."""

    words: str
    face: Typeface
    script: str
    level: int


class Chain:
    """The typefaces of one voice, in the order in which they are asked for a letter."""

    def __init__(self, own: Sequence[Typeface], *, serif: bool, weight: int) -> None:
        """Take the brand's own, and find others when they are needed."""
        self._own = tuple(own)
        self._serif, self._weight = serif, weight
        self._found: dict[str, Typeface | None] = {}
        self._outlines: dict[Typeface, dict[int, bytes]] = {}
        self._plain = cache(self._is_plain)
        self.row = lru_cache(maxsize=256)(self._row)

    @property
    def first(self) -> Typeface:
        """The one that decides where baselines lie."""
        return self._own[0]

    def _row(self, words: str, tracking: float = 0.0) -> Row:
        """Words as a line; `tracking`, in ems, is for letters that neither join nor stack."""
        words = unicodedata.normalize("NFC", words)
        more = tracking * PER_EM if scripts.spaced(words) else 0.0
        runs, missing = self._runs(words)
        if missing:
            return Row(b"", 0.0, 0.0, "".join(dict.fromkeys(missing)))
        parts: list[bytes] = []
        x, bearing, first, here, there = 0.0, None, 0, 0, 0
        for run in _in_reading_order(runs):
            outlines = self._outlines.setdefault(run.face, {0: b""})
            glyphs = run.face.placed(run.words, run.script, to_left=run.level % 2 == 1)
            blank = False
            for glyph, left, up, advance, at in glyphs:
                outline = outlines.get(glyph)
                if outline is None:
                    outline = outlines[glyph] = _outline(run.face, glyph)
                if outline:
                    to, high = round(x + left), round(up)
                    if to != here or high != there:
                        parts.append(b"1 0 0 1 %d %d cm\n" % (to - here, high - there))
                        here, there = to, high
                    parts.append(outline)
                    # The marks of a letter may come before it.
                    if bearing is None or at == first:
                        edge = x + left + run.face.bearing(glyph)
                        bearing, first = min(edge, edge if bearing is None else bearing), at
                else:
                    blank = True
                if advance:
                    x += more
            x += sum(placed.advance for placed in glyphs)
            if blank:
                inked = {placed.at for placed in glyphs if outlines[placed.glyph]}
                told = (run.words[placed.at] for placed in glyphs if placed.at not in inked)
                missing += [char for char in told if _seen(char)]
        return Row(b"".join(parts), x, bearing or 0.0, "".join(dict.fromkeys(missing)))

    def _runs(self, words: str) -> tuple[list[_Run], list[str]]:
        """The line cut into runs, and the characters for which there is no typeface."""
        if all(map(self._plain, words)):
            return [_Run(words, self.first, "Latn", 0)], []
        runs: list[_Run] = []
        missing: list[str] = []
        levels = _levels(words)
        for at, cluster in _clusters(words):
            script = _script(cluster)
            last = runs[-1] if runs else None
            face = self._face(cluster, last.face if last and script in _COMMON else None)
            if face is None:
                missing += [char for char in cluster if fonts.needs_a_glyph(ord(char))]
                continue
            alike = last and last.face is face and last.level == levels[at]
            if last and alike and (script in _COMMON or last.script in (script, *_COMMON)):
                kept = last.script if script in _COMMON else script
                runs[-1] = last._replace(words=last.words + cluster, script=kept)
                continue
            runs.append(_Run(cluster, face, script, levels[at]))
        return runs, missing

    def _is_plain(self, character: str) -> bool:
        """Whether a character needs neither another typeface nor another direction."""
        return (
            ord(character) < _BEYOND_LATIN
            and unicodedata.category(character) != "Cf"
            and self.first.has(character)
        )

    def _face(self, cluster: str, before: Typeface | None) -> Typeface | None:
        """The first typeface that has all of a cluster; what stands between words stays with it."""
        drawn = [char for char in cluster if fonts.needs_a_glyph(ord(char)) or char == " "]
        if before and all(map(before.has, drawn)):
            return before
        for face in self._own:
            if all(map(face.has, drawn)):
                return face
        key = "".join(drawn)
        if key not in self._found:
            self._found[key] = next(
                (face for face in self._others(key) if all(map(face.has, drawn))), None
            )
        return self._found[key]

    def _others(self, characters: str) -> Iterator[Typeface]:
        for family in scripts.families(frozenset(map(ord, characters))):
            try:
                yield _of_family(family, self._weight)
            except fonts.FontError:
                # A damaged package that nobody asked for: another family may do.
                continue
        for character in characters:
            font = system.font_with(character, serif=self._serif, weight=self._weight)
            if font:
                yield _of_computer(font)


def brand_face(family: str, weight: int, **axes: float) -> Typeface:
    """A typeface of the brand, at a weight."""
    return Typeface(fonts.choose(fonts.faces(family), "normal", weight), wght=weight, **axes)


@cache
def _of_family(family: str, weight: int) -> Typeface:
    return brand_face(family, weight)


@cache
def _of_computer(font: system.Font) -> Typeface:
    return Typeface.of_file(font.path, font.face)


def _levels(words: str) -> list[int]:
    """Even for characters that run to the right, odd for those that run to the left."""
    if both_ways(words):
        return system.levels(words)
    to_left = any(unicodedata.bidirectional(char) in ("R", "AL") for char in words)
    return [int(to_left)] * len(words)


def _clusters(words: str) -> Iterator[tuple[int, str]]:
    """Characters with the marks that belong to them, and where they begin."""
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or not unicodedata.category(words[at]).startswith(("M", "Cf")):
            yield start, words[start:at]
            start = at


def _script(cluster: str) -> str:
    from fontTools import unicodedata as scripts_of

    found: str = scripts_of.script(cluster[0])
    return found


def _in_reading_order(runs: Sequence[_Run]) -> list[_Run]:
    """Runs from left to right: rule L2 of the Unicode bidirectional algorithm."""
    ordered = list(runs)
    for level in range(max((run.level for run in runs), default=0), 0, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and ordered[end].level >= level:
                end += 1
            ordered[start:end] = reversed(ordered[start:end])
            start = end + 1
    return ordered


def _seen(character: str) -> bool:
    """Whether a character has ink, so that a glyph without an outline is not its glyph."""
    return unicodedata.category(character)[0] in "LNPS"


def _outline(face: Typeface, glyph: int) -> bytes:
    """The operators that fill a glyph; none if it has no ink."""
    pen = _pen()()
    face.draw(glyph, pen)
    drawn: bytes = pen.operators()
    return drawn


@cache
def _pen() -> Any:
    from fontTools.pens.basePen import BasePen

    class Pen(BasePen):  # type: ignore[misc]  # fontTools has no types
        """Writes the operators of a content stream."""

        def __init__(self) -> None:
            super().__init__(None)
            self._parts: list[str] = []

        def operators(self) -> bytes:
            """The filled outline; nothing if there is none."""
            return "\n".join([*self._parts, "f\n"]).encode() if self._parts else b""

        def _moveTo(self, point: tuple[float, float]) -> None:
            self._add("m", point)

        def _lineTo(self, point: tuple[float, float]) -> None:
            self._add("l", point)

        def _curveToOne(self, *points: tuple[float, float]) -> None:
            self._add("c", *points)

        def _closePath(self) -> None:
            self._parts.append("h")

        def _add(self, operator: str, *points: tuple[float, float]) -> None:
            numbers = " ".join(f"{round(value)}" for point in points for value in point)
            self._parts.append(f"{numbers} {operator}")

    return Pen
