"""Words set into the places of a layout, at the largest size that fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kitgen.outputs.slides.fit import Rulers, Set, fitted
from kitgen.outputs.slides.layout import Layout
from kitgen.outputs.slides.sentences import whole
from kitgen.outputs.slides.slide import Paragraph, Run, Words
from kitgen.text import typography

ROW: Final = 9.0
"""Above and below the words of a ruled row."""
_TAIL: Final = 10
"""Last words shorter than this do not stand in a line of their own."""
_UNBROKEN: Final = 24
"""Words with hyphens up to this length are kept in one line."""
_HYPHEN: Final = re.compile(r"(?<=\w)-(?=\w)")


class Setter:
    """Sets words with the rulers of a kit's typefaces."""

    def __init__(self, rulers: Rulers) -> None:
        """Keep the rulers."""
        self.rulers = rulers

    def words(self, layout: Layout, place: str, texts: Sequence[str]) -> Words | None:
        """Plain words in a place; None if they do not fit."""
        paragraphs = [Paragraph((Run(text),)) for text in texts if text]
        return self.set(layout, place, paragraphs) if paragraphs else None

    def set(
        self,
        layout: Layout,
        place: str,
        paragraphs: Sequence[Paragraph],
        *,
        gap: float = 0.0,
    ) -> Words | None:
        """Paragraphs in a place, a gap between them; None if they do not fit."""
        texts = [paragraph.text for paragraph in paragraphs]
        found = fitted(self.rulers, layout.place(place), texts, gap=gap)
        if found is None:
            return None
        spaced = tuple(
            paragraph._replace(above=gap if number else 0.0)
            for number, paragraph in enumerate(paragraphs)
        )
        return Words(place, spaced, found.size, found.leading, found.lines)

    def some(self, layout: Layout, place: str, text: str) -> Words | None:
        """As many sentences as a place has room for."""
        said = whole(text, lambda words: self.words(layout, place, [joined(words)]) is not None)
        return self.words(layout, place, [joined(said)])

    def ruled(self, layout: Layout, place: str, texts: Sequence[str]) -> Words | None:
        """A list with a hairline above each row and below the last; None if it does not fit."""
        at = layout.place(place)
        assert at.type is not None
        ruler = self.rulers.of(at.type)
        for size in at.type.sizes:
            # Rows end where we say, so that they cannot run into the rules.
            rows = [ruler.rows(text, size, at.width) for text in texts]
            lines = tuple(row.count("\n") + 1 for row in rows if row)
            found = Set(size, at.type.line(size), lines)
            if len(lines) == len(texts) and found.height(2 * ROW) + 2 * ROW <= at.height:
                return self._list(place, [row for row in rows if row], found, _rules(at.top, found))
        loose = fitted(self.rulers, at, texts, gap=2 * ROW, pad=ROW)
        return self._list(place, texts, loose, ()) if loose else None

    def _list(self, place: str, texts: Sequence[str], set: Set, rules: tuple[float, ...]) -> Words:
        paragraphs = tuple(
            Paragraph((Run(text),), 2 * ROW if number else 0.0) for number, text in enumerate(texts)
        )
        return Words(place, paragraphs, set.size, set.leading, set.lines, rules, "list")

    def title(self, layout: Layout, title: str) -> Words | None:
        """A title in lines of like length: the words of the last one are kept together."""
        place = layout.place("title")
        words = self.words(layout, "title", [joined(title)])
        if words is None or place.type is None:
            return None
        said = words.paragraphs[0].text
        tail = self.rulers.of(place.type).tail(said, words.size, place.width)
        kept = said.removesuffix(tail) + tail.replace(" ", "\u00a0")
        return self.words(layout, "title", [kept]) or words

    def kicker(self, layout: Layout, *texts: str) -> Words | None:
        """What stands above a title: the part, then the chapter."""
        said = [typography.curl(text) for text in texts if text]
        for count in range(len(said)):
            runs = [Run(said[count], bold=True, colour="ink")]
            runs += [Run(f" · {text}") for text in said[count + 1 :]]
            if words := self.set(layout, "kicker", [Paragraph(tuple(runs))]):
                return words
        return None

    def headed(
        self, layout: Layout, place: str, heading: str, lines: Sequence[str]
    ) -> Words | None:
        """A heading and as many lines as fit below it."""
        said = [typography.curl(line) for line in lines]
        for count in range(len(said), 0, -1):
            paragraphs = [Paragraph((Run(heading, bold=True, colour="ink"),))]
            paragraphs += [Paragraph((Run(joined(line)),)) for line in said[:count]]
            if words := self.set(layout, place, paragraphs, gap=5.0):
                return words
        return None

    def alike(self, at: Layout, columns: Sequence[Words | None]) -> list[Words]:
        """Columns in one size, that of the fullest."""
        found = [words for words in columns if words]
        size = min(words.size for words in found)
        alike: list[Words] = []
        for words in found:
            place = at.place(words.place)
            assert place.type is not None
            ruler = self.rulers.of(place.type)
            lines = tuple(ruler.lines(one.text, size, place.width) for one in words.paragraphs)
            alike.append(replace(words, size=size, leading=place.type.line(size), lines=lines))
        return alike


def joined(title: str) -> str:
    """No short words alone in the last line, no break within Cash-Flow: as lines are measured."""
    words = title.split(" ")
    tail = words.pop()
    while len(words) > 2 and len(tail) < _TAIL and len(words[-1]) + len(tail) < 2 * _TAIL:
        tail = f"{words.pop()}\u00a0{tail}"
    return " ".join(
        _HYPHEN.sub("\u2060-\u2060", word) if len(word) <= _UNBROKEN else word
        for word in (*words, tail)
    )


def _rules(top: float, set: Set) -> tuple[float, ...]:
    found, y = [top], top
    for lines in set.lines:
        y += lines * set.leading + 2 * ROW
        found.append(y)
    return tuple(found)
