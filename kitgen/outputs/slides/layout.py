"""Layouts of slides: where words and pictures stand, in points from top left. A new one is a value.

PowerPoint's layouts and the print are both written from these.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

WIDTH: Final = 960.0
HEIGHT: Final = 540.0
MARGIN: Final = 60.0
_FULL: Final = WIDTH - 2 * MARGIN

Kind = Literal["title", "body", "pic", "chart", "tbl"]
Colour = Literal["ink", "quiet", "meta", "accent"]


class Type(NamedTuple):
    """How a place sets its words: the family by its role, sizes wanted first, leading, colour."""

    family: Literal["text", "label"]
    sizes: tuple[float, ...]
    leading: float
    """As a share of the size."""
    colour: Colour = "ink"
    bold: bool = False
    tight: bool = False
    """Whether large letters are set closer."""

    @property
    def size(self) -> float:
        """The size that is wanted."""
        return self.sizes[0]

    def line(self, size: float) -> float:
        """From line to line, in half points."""
        return round(2 * size * self.leading) / 2


class Place(NamedTuple):
    """One place of a layout; PowerPoint knows it by its number."""

    name: str
    kind: Kind
    number: int
    left: float
    top: float
    width: float
    height: float
    type: Type | None = None
    low: bool = False
    """Whether words stand on the lower edge."""

    def mirrored(self) -> Place:
        """The same on the other side of the slide."""
        return self._replace(left=WIDTH - self.left - self.width)


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of one kind of slide, in the order in which they are read."""

    name: str
    places: tuple[Place, ...]
    numbered: bool = True
    """Whether the guide's title and the slide's number stand at its foot."""
    ruled: bool = False
    """Whether a new part begins: with an ink rule at its head."""

    def place(self, name: str) -> Place:
        """The place of this name."""
        return next(place for place in self.places if place.name == name)

    def mirrored(self) -> Layout:
        """For writing that runs from right to left."""
        places = tuple(place.mirrored() for place in self.places)
        return Layout(self.name, places, self.numbered, self.ruled)


DISPLAY: Final = Type("text", (40, 36, 32, 28, 24), 1.1, tight=True)
_NEXT: Final = Type("text", (36, 32, 28, 24, 20), 1.1, tight=True)
_COVER: Final = Type("text", (72, 64, 56, 48, 40, 34, 28), 1.0, tight=True)
_PART: Final = Type("text", (84, 76, 68, 60, 52, 44, 36, 28), 1.02, tight=True)
_SAID: Final = Type("text", (48, 44, 40, 36, 32, 28, 24), 1.12, tight=True)
_DECK: Final = Type("text", (24, 22, 20, 18, 16), 1.34)
_LIST: Final = Type("text", (28, 26, 24, 22, 20, 18, 16), 1.22)
_STATEMENTS: Final = Type("text", (24, 22, 20, 18, 17, 16, 15), 1.24)
KICKER: Final = Type("label", (14, 13, 12), 1.3, "quiet")
_LABEL: Final = Type("label", (16, 15, 14), 1.4, "quiet")
_META: Final = Type("label", (14, 13, 12), 1.4, "meta")
_FINE: Final = Type("label", (12, 11), 1.4, "meta")
TABLE: Final = Type("label", (20, 18, 17, 16, 15, 14, 13), 1.3)
_COLUMNS: Final = Type("text", (22, 20, 19, 18, 17, 16, 15), 1.24)

FOOT: Final = Place("foot", "body", 20, MARGIN, 504, 640, 18, _FINE)
NUMBER: Final = Place("number", "body", 21, WIDTH - MARGIN - 120, 504, 120, 18, _FINE)

_TITLE: Final = Place("title", "title", 0, MARGIN, 64, _FULL, 100, DISPLAY)
_OVER: Final = Place("kicker", "body", 10, MARGIN, 36, _FULL, 20, KICKER)
_TOP: Final = 186.0
_LOW: Final = 484.0
_INDENT: Final = 244.0
"""Where columns of words begin, right of the rail for notes."""
_ROOM: Final = _LOW - _TOP


def _layout(name: str, *places: Place) -> Layout:
    return Layout(name, (_TITLE, _OVER, *places))


def _wide(name: str, *more: Place, title: Place, plate: Place, flipped: bool = False) -> Layout:
    places = (title, *more, plate)
    return Layout(name, tuple(p.mirrored() for p in places) if flipped else places, numbered=False)


COVER: Final = _wide(
    "Cover",
    Place("deck", "body", 1, MARGIN, 352, 460, 96, _DECK),
    Place("presenter", "body", 13, MARGIN, 456, 460, 20, KICKER),
    Place("note", "body", 11, MARGIN, 478, 460, 34, _FINE),
    title=Place("title", "title", 0, MARGIN - 3, 56, 490, 272, _COVER),
    plate=Place("plate", "pic", 12, 576, 0, 384, HEIGHT),
)
PART: Final = Layout(
    "Part",
    (
        Place("title", "title", 0, MARGIN - 3, 92, 800, 240, _PART),
        Place("kicker", "body", 10, MARGIN, 62, _FULL, 20, KICKER),
        Place("deck", "body", 1, _INDENT, 344, 656, 134, _DECK),
    ),
    ruled=True,
)
LIST: Final = _layout(
    "List",
    Place("body", "body", 1, _INDENT, _TOP, 656, _ROOM, _LIST),
    Place("note", "body", 11, MARGIN, _TOP, 156, _ROOM, _META),
)
TWO: Final = _layout(
    "Two columns",
    Place("body", "body", 1, MARGIN, _TOP, 396, _ROOM, _STATEMENTS),
    Place("second", "body", 2, 504, _TOP, 396, _ROOM, _STATEMENTS),
)
CHART: Final = _layout(
    "Chart",
    Place("measure", "body", 1, MARGIN, 172, _FULL, 22, _META),
    Place("chart", "chart", 12, MARGIN, 204, _FULL, 246),
    Place("caption", "body", 11, MARGIN, 462, _FULL, 32, _FINE, low=True),
)
CHART_AND_FIGURES: Final = _layout(
    "Chart and figures",
    Place("measure", "body", 1, MARGIN, 172, _FULL, 22, _META),
    Place("chart", "chart", 12, MARGIN, 200, 590, 264),
    Place("figures", "tbl", 13, 684, 210, 216, 240, TABLE),
    Place("caption", "body", 11, MARGIN, 462, _FULL, 32, _FINE, low=True),
)
TABLE_ONLY: Final = _layout(
    "Table",
    Place("table", "tbl", 13, _INDENT, _TOP, 656, _ROOM - 16, TABLE),
    Place("note", "body", 11, MARGIN, _TOP, 156, _ROOM, _META),
)
COLUMNS: Final = _layout(
    "Columns",
    Place("table", "tbl", 13, MARGIN, 220, _FULL, _LOW - 220, _COLUMNS),
)


def _said(name: str, *, flipped: bool) -> Layout:
    return _wide(
        name,
        Place("name", "body", 1, MARGIN, 372, 490, 34, Type("text", (26, 24, 22, 20, 18), 1.2)),
        Place("role", "body", 2, MARGIN, 408, 490, 46, _LABEL),
        Place("facts", "body", 11, MARGIN, 458, 490, 40, _META, low=True),
        title=Place("title", "title", 0, MARGIN, 56, 490, 288, _SAID),
        plate=Place("plate", "pic", 12, 614, 0, 346, HEIGHT),
        flipped=flipped,
    )


SAID: Final = _said("Said", flipped=False)
SAID_FLIPPED: Final = _said("Said, portrait first", flipped=True)
OFFER: Final = Layout(
    "Offer",
    (
        Place("title", "title", 0, MARGIN, 64, 620, 82, _NEXT),
        _OVER,
        Place(
            "deck", "body", 1, MARGIN, 150, 620, 76, Type("text", (20, 19, 18, 17, 16, 15), 1.34)
        ),
        Place("body", "body", 2, MARGIN, 250, 296, 200, _LABEL),
        Place("second", "body", 13, 384, 250, 296, 200, _LABEL),
        # The white that a code needs around it hangs over: its ink stands above the words.
        Place("code", "pic", 12, 709, 154, 144, 144),
        Place("link", "body", 14, 724, 306, 176, 144, _META),
        Place("colophon", "body", 11, MARGIN, 456, _FULL, 36, _FINE, low=True),
    ),
)

LAYOUTS: Final = MappingProxyType(
    {
        layout.name: layout
        for layout in (
            COVER, PART, LIST, TWO, CHART, CHART_AND_FIGURES, TABLE_ONLY, COLUMNS, SAID,
            SAID_FLIPPED, OFFER,
        )
    }
)  # fmt: skip
"""By name, as PowerPoint shows them."""
