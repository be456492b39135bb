"""A deck in the making: slides get titles that fit, and what cannot be set is refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from kitgen.model.interview import Interview
from kitgen.model.kit import Entry, Kit
from kitgen.outputs.common.strings import Strings
from kitgen.outputs.slides.layout import Layout
from kitgen.outputs.slides.sentences import sentences, whole
from kitgen.outputs.slides.setting import Setter, joined
from kitgen.outputs.slides.slide import Item, Refused, Slide
from kitgen.text import markdown, typography

_TITLE: Final = 95
"""Characters of a title of more than one sentence."""

T = TypeVar("T")


class Draft:
    """What all slides of a deck share while they are planned."""

    def __init__(
        self,
        kit: Kit,
        strings: Strings,
        read: Callable[[Entry], Interview],
        printable: frozenset[str],
        set: Setter,
    ) -> None:
        """Keep the kit; only guests who are printable are known from here on."""
        self.kit, self.strings, self.read, self.set = kit, strings, read, set
        self.shown = {entry.slug: entry for entry in kit.entries if entry.slug in printable}
        self.right_to_left = strings.direction == "rtl"
        self.refused: list[Refused] = []
        self.taken: dict[str, str] = {}
        """Titles that slides have, and the slides that have them."""

    def slide(
        self,
        id: str,
        layout: Layout,
        titles: Sequence[str],
        items: Sequence[Item | None],
        notes: Sequence[str],
        source: str,
        *,
        suffix: str = "",
        entire: bool = False,
    ) -> Slide | None:
        """A slide under the first of the titles that fits, unlike that of every other slide.

        A title may be shortened at a sentence, unless it is wanted entire.
        """
        placed = layout.mirrored() if self.right_to_left else layout
        for title in titles:
            said = title if entire else self._whole(layout, title, suffix)
            free = self._free(said, suffix)
            words = self.set.title(layout, free) if free else None
            if words:
                self.taken[free.casefold()] = id
                foot = typography.curl(self.kit.settings.guide.title)
                kept = tuple(item for item in items if item)
                # Notes say at least what the slide says.
                return Slide(id, placed, free, (words, *kept), tuple(notes) or (free,), foot)
        begin = markdown.plain(titles[0])[:60]
        message = f"A title is too long for a slide, which is left out: “{begin}…”."
        self.refused.append(Refused(source, tuple(titles), message))
        return None

    def pages(
        self,
        items: Sequence[T],
        fits: Callable[[Sequence[T]], Item | None],
        source: str,
        titles: Sequence[str],
        *,
        most: int = 12,
    ) -> list[Item]:
        """As few pages as hold all items, of like length; what fits on none is refused."""
        for count in range(max(1, -(-len(items) // most)), len(items) + 1):
            groups = [
                items[len(items) * i // count : len(items) * (i + 1) // count] for i in range(count)
            ]
            made = [fits(group) for group in groups]
            if all(made):
                return [page for page in made if page]
        if items:
            message = "A list or table of this problem does not fit on any slide."
            self.refused.append(Refused(source, tuple(titles), message))
        return []

    def _whole(self, layout: Layout, title: str, suffix: str) -> str:
        """The first sentence of a title, and those that follow while they are short."""

        def fits(said: str) -> bool:
            if len(said) > _TITLE and len(sentences(said)) > 1:
                return False
            return self.set.words(layout, "title", [joined(said + suffix)]) is not None

        return whole(title, fits)

    def _free(self, title: str, suffix: str) -> str:
        """The title, with a number if another slide has it already."""
        if not title:
            return ""
        free, number = title + suffix, 2
        while free.casefold() in self.taken:
            free, number = f"{title}{suffix} ({number})", number + 1
        return free
