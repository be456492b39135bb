"""The slides of one problem in the making: what they share, and how long lists are dealt out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from kitgen.model.problem import Problem
from kitgen.outputs.common.chapters import Part
from kitgen.outputs.slides.draft import Draft
from kitgen.outputs.slides.layout import Layout
from kitgen.outputs.slides.slide import Figure, Item, Paragraph, Run, Slide, Table, Words
from kitgen.text import typography

T = TypeVar("T")


class Section:
    """A problem among the slides."""

    def __init__(self, draft: Draft, part: Part, *, single: bool) -> None:
        """Keep the part; single, it is the whole guide."""
        self.draft, self.part, self.single = draft, part, single
        self.strings, self.set = draft.strings, draft.set
        self.problem: Problem = part.problem
        self.titles = {chapter.id: chapter.title for chapter in part.chapters}
        self.source = f"content/problems/{part.slug}.yaml"

    def slide(
        self,
        id: str,
        layout: Layout,
        titles: Sequence[str | None],
        items: Sequence[Item | None],
        said: Sequence[str],
        *,
        chapter: str = "",
        suffix: str = "",
        entire: bool = False,
    ) -> Slide | None:
        """A slide; `chapter` is the id of a chapter or what stands for its title."""
        over = None
        if any(place.name == "kicker" for place in layout.places):
            title = self.titles.get(chapter, chapter)
            over = self.set.kicker(layout, "" if self.single else self.problem.title, title)
        return self.draft.slide(
            f"{id}-{self.part.slug}",
            layout,
            [title for title in titles if title],
            (over, *items),
            said,
            self.source,
            suffix=suffix,
            entire=entire,
        )

    def several(
        self,
        id: str,
        layout: Layout,
        titles: Sequence[str | None],
        pages: Sequence[Sequence[Item | None]],
        said: Sequence[str],
        chapter: str,
    ) -> Iterator[Slide | None]:
        """One slide a page, numbered if there are several; the notes go with the first."""
        for number, items in enumerate(pages, 1):
            more = {"n": number, "total": len(pages)}
            suffix = f" {self.strings.say('slides_more', **more)}" if len(pages) > 1 else ""
            name = f"{id}-{number}" if number > 1 else id
            spoken = said if number == 1 else _spoken(items)
            yield self.slide(name, layout, titles, items, spoken, chapter=chapter, suffix=suffix)

    def dealt(
        self,
        id: str,
        layout: Layout,
        titles: Sequence[str | None],
        items: Sequence[T],
        fits: Callable[[Sequence[T]], Item | None],
        said: Sequence[str],
        chapter: str,
        *,
        most: int = 12,
        beside: Item | None = None,
    ) -> Iterator[Slide | None]:
        """As few slides as hold all items; `beside` stands on each."""
        heads = [title for title in titles if title]
        pages = self.draft.pages(items, fits, self.source, heads, most=most)
        told = [(page, beside) for page in pages]
        yield from self.several(id, layout, titles, told, said, chapter)

    def charted(
        self, at: Layout, figure: Figure, caption: str | None, told: Table | None = None
    ) -> list[Item | None]:
        """A chart, what it measures, and what is told beside and below it."""
        return [
            self._measure(at, figure),
            figure,
            told,
            self.set.some(at, "caption", caption) if caption else None,
        ]

    def _measure(self, at: Layout, figure: Figure) -> Words | None:
        """What is measured; two bars of a pair are named here, each in its colour."""
        if figure.kind == "changes":
            before, after = (series.name for series in figure.series)
            runs = [Run(f"{typography.curl(figure.chart.measure)}: ")]
            runs += [Run(before, bold=True), Run(" · "), Run(after, bold=True, colour="accent")]
            if words := self.set.set(at, "measure", [Paragraph(tuple(runs))]):
                return words
        return self.set.some(at, "measure", figure.chart.measure)


def _spoken(items: Sequence[Item | None]) -> tuple[str, ...]:
    """What stands on a slide, for the notes of one that goes on."""
    found: list[str] = []
    for item in items:
        if isinstance(item, Words):
            found += [paragraph.text for paragraph in item.paragraphs]
        elif isinstance(item, Table):
            found += [" ".join(cell.text for cell in row if cell.text) for row in item.rows]
    return tuple(found)
