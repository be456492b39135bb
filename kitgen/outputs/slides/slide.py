"""A slide as a value: what it says and how its words are set, for PowerPoint and for print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from kitgen.draw.charts import Chart
from kitgen.outputs.slides.layout import Colour, Layout


class Run(NamedTuple):
    """Words that are set in one way."""

    text: str
    bold: bool = False
    colour: Colour | None = None
    """None: as the place has it."""
    link: str = ""
    """The target that it leads to: offer."""


class Paragraph(NamedTuple):
    """A paragraph: its runs, and the space above it in points."""

    runs: tuple[Run, ...]
    above: float = 0.0

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in a place of the layout."""

    place: str
    paragraphs: tuple[Paragraph, ...]
    size: float
    leading: float
    """From line to line, in points."""
    lines: tuple[int, ...]
    """How many lines each paragraph takes."""
    rules: tuple[float, ...] = ()
    """Hairlines between paragraphs, in points from the slide's top."""
    kind: Literal["words", "list", "ticks"] = "words"
    """What it is to readers; ticks are statements with a square to tick."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    text: str
    size: float
    leading: float
    family: Literal["text", "label"] = "label"
    colour: Colour = "ink"
    bold: bool = False
    end: bool = False
    """Whether it stands at the end of its column, as figures do."""
    small: str = ""
    """A second line in small type."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a place of the layout: rows from top to bottom, each as high as its words."""

    place: str
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    head: bool = False
    """Whether the first row heads the columns."""
    first: bool = False
    """Whether the first column heads the rows."""
    account: bool = False
    """Whether the last row closes the account, between an ink rule and a double one."""
    dots: bool = False
    """Whether dates stand on a line in the accent, each with a point."""
    columns: bool = False
    """Whether it is columns that stand beside each other: with an ink rule above each."""
    alt: str = ""


class Series(NamedTuple):
    """One row of numbers of a chart."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart in a place of the layout: its numbers, and the same as a drawing for print."""

    place: str
    kind: Literal["bars", "changes", "columns", "lines"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    chart: Chart
    """The drawing, its words and its table."""
    before: str = ""
    after: str = ""
    """What stands before and after every number: €, %."""
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a place of the layout; its bytes are found by its key."""

    place: str
    key: str
    """pattern, portrait:mara-lindqvist, plate:guest 7, code:offer."""
    alt: str


Item = Words | Table | Figure | Picture


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: a title that is a sentence, what stands below it, and what to say."""

    id: str
    layout: Layout
    title: str
    """Unlike that of every other slide."""
    items: tuple[Item, ...]
    notes: tuple[str, ...]
    """What to say, a paragraph each."""
    foot: str = ""
    """Which part of the guide it belongs to."""

    def words(self, place: str) -> Words | None:
        """The words in a place, if there are any."""
        for item in self.items:
            if isinstance(item, Words) and item.place == place:
                return item
        return None


class Refused(NamedTuple):
    """What found no room on a slide and is left out."""

    source: str
    """The file of the content."""
    titles: tuple[str, ...]
    """What stands there above it or near it, as it is written."""
    message: str


class Deck(NamedTuple):
    """All slides in order, and what could not be set."""

    slides: tuple[Slide, ...]
    refused: tuple[Refused, ...]
