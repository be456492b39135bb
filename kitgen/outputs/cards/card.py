"""A card: words set so that they fit, in one format, with all that is needed to draw it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final, Literal

from kitgen.media import fonts
from kitgen.model.palette import Scale
from kitgen.outputs.cards.fit import Ruler, Setting, Size
from kitgen.outputs.cards.format import Box, Format, Type
from kitgen.outputs.common import scripts

Direction = Literal["ltr", "rtl"]

_TRACKING: Final = MappingProxyType({"say": -0.022, "name": -0.015})
_TOO_LONG: Final = MappingProxyType(
    {
        "say": "The words are too long for a card: choose a shorter quote or title.",
        "name": "The name is too long for a card.",
        "role": "The role, or line, is too long for a card.",
        "title": "The guide's title is too long for a card.",
    }
)
_SHORTER: Final = MappingProxyType(
    {
        "say": "Choose the one sentence of it that stands alone.",
        "name": "Leave out titles and middle names: the page has room for them.",
        "role": "Say it in a few words: the page has room for more.",
        "title": "Up to 60 characters fit.",
    }
)


class CardError(ValueError):
    """A card that cannot be drawn; the message is a sentence for the marketer."""

    def __init__(self, message: str, hint: str = "", card: int | None = None) -> None:
        """Say why, what to do, and which card of a row it is."""
        super().__init__(message)
        self.hint = hint
        self.card = card


@dataclass(frozen=True, slots=True)
class Typefaces:
    """Static cuts as TrueType files: the brand's faces for large words and for labels, and others.

    The others draw what the brand's cannot, in this order.
    """

    display: bytes
    label: bytes
    more: tuple[bytes, ...] = ()

    def rulers(self) -> Mapping[str, Ruler]:
        """A ruler for each kind of words."""
        display = Ruler.of((self.display, *self.more))
        label = Ruler.of((self.label, *self.more))
        return {"say": display, "name": display, "role": label, "title": label}


@dataclass(frozen=True, slots=True)
class Look:
    """What cards that are drawn together share: `templates` (by name) and `css` are Jinja."""

    scale: Scale
    faces: Typefaces
    templates: Mapping[str, str]
    css: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """One text of a card, where it stands and how it is set."""

    text: str
    box: Box
    """Its column; its height is what the lines take."""
    room: int
    """The height that the lines may take at most."""
    setting: Setting
    hang: float
    """Pixels by which the first line hangs out."""
    tracking: float
    direction: Direction


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that decides where the words of one card stand."""

    format: Format
    texts: Mapping[str, str]
    """By name: `say` is the large one, then `name`, `role` and `title`."""
    direction: Direction
    words: Mapping[str, Words]
    rule: Box
    least: Mapping[str, tuple[int, bool]] = field(default_factory=dict)
    """The first size that may be tried, and whether its column may be balanced."""

    def smaller(self, name: str, rulers: Mapping[str, Ruler]) -> Card:
        """The same with one of its texts a step down: a wider column, or else a smaller size."""
        setting = self.words[name].setting
        size = _sizes(self.format, name, self.texts[name]).index(setting.size)
        step = (size, False) if setting.rows else (size + 1, True)
        return _composed(self.format, self.texts, rulers, {**self.least, name: step})


def typefaces(
    text: Iterable[fonts.Face], label: Iterable[fonts.Face], codepoints: Iterable[int]
) -> Typefaces:
    """Cut the brand's faces for cards: the text face at its largest optical size, both regular.

    Every European language's letters are kept, so that one more name seldom changes the cut.
    """
    points = fonts.LATIN | frozenset(range(0xA0, 0x180)) | frozenset(codepoints)
    display, small = fonts.choose(tuple(text)), fonts.choose(tuple(label))
    return Typefaces(
        fonts.cut(display, points, "Card Display", wght=400, opsz=72),
        fonts.cut(small, points, "Card Label", wght=400, opsz=20),
    )


def quoted(quote: str, marks: tuple[str, str] = ("“", "”")) -> str:
    """What a guest said, in quotation marks: their own, or else these."""
    said = quote.strip()
    if said and unicodedata.category(said[0]) not in ("Pi", "Ps") and said[0] != '"':
        said = marks[0] + said + marks[1]
    return said


def compose(
    format: Format,
    rulers: Mapping[str, Ruler],
    *,
    say: str,
    name: str,
    role: str = "",
    title: str = "",
) -> Card:
    """A card whose words fit, or a CardError that says which do not."""
    given = {"say": say, "name": name, "role": role, "title": title}
    # Spaces that do not break are left where they are.
    texts = {key: re.sub(r"[ \t\r\n\f\v]+", " ", text).strip() for key, text in given.items()}
    return _composed(format, texts, rulers, {})


def _composed(
    format: Format,
    texts: Mapping[str, str],
    rulers: Mapping[str, Ruler],
    least: Mapping[str, tuple[int, bool]],
) -> Card:
    direction = _direction(texts["say"] or texts["name"])
    foot, words = format.foot, dict[str, Words]()

    def put(name: str, column: Box) -> Box:
        """Set a text at the foot of a column; what is left of it is above."""
        if not texts[name]:
            return column
        words[name] = _set(name, texts[name], format, column, rulers[name], direction, least)
        height = words[name].setting.height
        top = column.bottom - height
        words[name] = replace(words[name], box=words[name].box._replace(top=top), room=height)
        return column._replace(height=column.height - height)

    column = put("title", foot)
    if texts["title"]:
        column = column._replace(height=column.height - format.rest)
    column = put("name", put("role", column))
    rule = Box(foot.left, column.bottom - format.rule, foot.width, 2)
    room = min(format.say.height, rule.top - format.gap - format.say.top)
    place = format.say._replace(height=room)
    words["say"] = _set("say", texts["say"], format, place, rulers["say"], direction, least)
    return Card(format, texts, direction, words, rule, least)


def _set(
    name: str,
    text: str,
    format: Format,
    place: Box,
    ruler: Ruler,
    direction: Direction,
    least: Mapping[str, tuple[int, bool]],
) -> Words:
    """The words at the top of a place."""
    start, balanced = least.get(name, (0, True))
    sizes = _sizes(format, name, text)[start:]
    room = min(place.height, _type(format, name).height)
    tracking = _TRACKING.get(name, 0.0) if scripts.spaced(text) else 0.0
    ruler = replace(ruler, tracking=tracking)
    own = _direction(text)
    hang = ruler.hang(text) if name == "say" and own == direction == "ltr" else 0.0
    setting = (
        ruler.set(text, sizes, place.width, room, hang=hang, balanced=balanced) if sizes else None
    )
    if setting is None:
        raise CardError(_TOO_LONG[name], _SHORTER[name])
    # Narrow columns stand at the side where the lines begin.
    left = place.left + (place.width - setting.width if direction == "rtl" else 0)
    box = Box(left, place.top, setting.width, setting.height)
    return Words(text, box, room, setting, round(hang * setting.size.size, 1), tracking, own)


def _type(format: Format, name: str) -> Type:
    return {
        "say": Type(format.sizes, format.say.height),
        "name": format.names,
        "role": format.roles,
        "title": format.titles,
    }[name]


def _sizes(format: Format, name: str, text: str) -> tuple[Size, ...]:
    """The sizes of a text, with the leading that its script needs."""
    air = scripts.air(text)
    return tuple(
        size._replace(leading=max(size.leading, round(size.size * air)))
        for size in _type(format, name).sizes
    )


def _direction(text: str) -> Direction:
    strong = (unicodedata.bidirectional(c) for c in text)
    first = next((kind for kind in strong if kind in ("L", "R", "AL")), "L")
    return "ltr" if first == "L" else "rtl"
