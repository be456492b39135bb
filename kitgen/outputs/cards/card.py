"""A card: words and a picture, set so that they fit, with all that is needed to draw it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from kitgen.media import fonts, svg
from kitgen.media.images import ImageError
from kitgen.model.palette import Scale
from kitgen.outputs.cards.fit import Ruler, Setting, Size, joined
from kitgen.outputs.cards.picture import duotone, on_plate

_PLATE: Final = (432, 630)
_TRACKING: Final = {"display": -0.022, "name": -0.015, "label": 0.0}

_QUOTE: Final = tuple(Size(s, round(s * 1.03)) for s in (92, 78, 66, 56, 48))
_TITLE: Final = (Size(92, 88), Size(78, 76), Size(66, 66), Size(56, 57), Size(48, 50))
_NAME: Final = (Size(44, 50), Size(36, 42), Size(30, 36))
_KIT: Final = (Size(35, 44), Size(30, 36), Size(26, 31))
_ROLE: Final = (Size(26, 34), Size(22, 28), Size(20, 25))
_FROM: Final = (Size(18, 24), Size(16, 20))


class CardError(ValueError):
    """A card that cannot be drawn; the message is a sentence for the marketer."""

    def __init__(self, message: str, index: int | None = None) -> None:
        """Say why, and which card of a row it is."""
        super().__init__(message)
        self.index = index


@dataclass(frozen=True, slots=True)
class Typefaces:
    """Static cuts of the brand's faces as TrueType files: large words, and labels."""

    display: bytes
    label: bytes


@dataclass(frozen=True, slots=True)
class Look:
    """What all cards of a kit share: `quote`, `guide` and `css` are Jinja sources."""

    scale: Scale
    faces: Typefaces
    quote: str
    guide: str
    css: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Picture:
    """A portrait as it came: a drawing (SVG) or a photograph."""

    data: bytes
    focus: tuple[float, float] = (0.5, 0.35)
    """The point that stays in view: (0, 0) is the top left."""
    own_colours: bool = False
    """Print a picture's own colours on the plate instead of the kit's ink."""


@dataclass(frozen=True, slots=True)
class Words:
    """One text of a card and how it is set."""

    text: str
    setting: Setting
    hang: float
    """Pixels by which the first line hangs out."""
    direction: Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that decides how one card looks."""

    kind: Literal["quote", "guide"]
    look: Look
    words: tuple[tuple[str, Words], ...]
    """By name; `say` is the large one."""
    picture: bytes
    picture_type: Literal["svg", "jpeg"]
    picture_size: tuple[int, int]
    """As placed, in pixels; larger than the plate where it is cut off."""

    def smaller(self) -> Card | None:
        """The same card with its large words one size down."""
        sizes = _QUOTE if self.kind == "quote" else _TITLE
        words = dict(self.words)
        say = words["say"]
        rest = sizes[sizes.index(say.setting.size) + 1 :]
        if not rest:
            return None
        words["say"] = _set(self.look, "say", say.text, rest, *_room(self.kind))
        return Card(
            self.kind,
            self.look,
            tuple(words.items()),
            self.picture,
            self.picture_type,
            self.picture_size,
        )


def typefaces(
    text: Sequence[fonts.Face], label: Sequence[fonts.Face], codepoints: Iterable[int]
) -> Typefaces:
    """Cut the brand's faces for cards: the text face at its largest optical size, both regular."""
    points = fonts.LATIN | frozenset(codepoints)
    display, small = fonts.choose(text), fonts.choose(label)
    return Typefaces(
        fonts.subset(display.path, display.at(wght=400, opsz=72), points, "ttf", "Card Display"),
        fonts.subset(small.path, small.at(wght=400, opsz=20), points, "ttf", "Card Label"),
    )


def quote_card(
    look: Look,
    *,
    quote: str,
    name: str,
    role: str,
    guide: str,
    picture: Picture | None = None,
    pattern: str = "",
    marks: tuple[str, str] = ("“", "”"),
) -> Card:
    """The card of an interview: its quote, the guest's name large, the guide's title small.

    Without a picture the plate shows `pattern`, an SVG. Quotation marks are added if there are
    none.
    """
    said = joined(quote)
    if said and unicodedata.category(said[0]) not in ("Pi", "Ps") and said[0] != '"':
        said = marks[0] + said + marks[1]
    words = {
        "say": _set(look, "say", said, _QUOTE, *_room("quote")),
        "name": _set(look, "name", name, _NAME, 624, 50, "The name is too long for a card."),
        "role": _set(look, "role", role, _ROLE, 624, 56, "The title is too long for a card."),
        "guide": _set(look, "guide", guide, _FROM, 624, 40, "The guide's title is too long."),
    }
    data, kind, size = _plate(look, picture, pattern)
    return Card("quote", look, tuple(words.items()), data, kind, size)


def guide_card(look: Look, *, title: str, guide: str, note: str = "", pattern: str) -> Card:
    """The card of any other page: its title large, the guide's title, a line, and the pattern."""
    words = {
        "say": _set(look, "say", joined(title), _TITLE, *_room("guide")),
        "guide": _set(look, "name", guide, _KIT, 580, 66, "The guide's title is too long."),
        "note": _set(look, "role", note, _ROLE, 580, 68, "The line is too long for a card."),
    }
    return Card("guide", look, tuple(words.items()), pattern.encode(), "svg", (500, 630))


def _room(kind: Literal["quote", "guide"]) -> tuple[int, int]:
    """Width and height that the large words may fill."""
    return (664, 350) if kind == "quote" else (592, 350)


def _set(
    look: Look,
    what: str,
    text: str,
    sizes: Sequence[Size],
    width: int,
    height: int,
    refusal: str = "The words are too long for a card: choose a shorter quote or title.",
) -> Words:
    text = " ".join(text.split(" "))
    font = look.faces.label if what in ("role", "guide") else look.faces.display
    ruler = Ruler.of(font, _TRACKING.get({"say": "display"}.get(what, what), 0.0))
    setting = ruler.set(text, sizes, width, height)
    if setting is None:
        raise CardError(refusal)
    direction = _direction(text)
    hang = ruler.hang(text) * setting.size.size if what == "say" and direction == "ltr" else 0.0
    return Words(text, setting, round(hang, 1), direction)


def _direction(text: str) -> Literal["ltr", "rtl"]:
    strong = (unicodedata.bidirectional(c) for c in text)
    first = next((kind for kind in strong if kind in ("L", "R", "AL")), "L")
    return "ltr" if first == "L" else "rtl"


def _plate(
    look: Look, picture: Picture | None, pattern: str
) -> tuple[bytes, Literal["svg", "jpeg"], tuple[int, int]]:
    width, height = _PLATE
    if picture is None:
        return pattern.encode(), "svg", _PLATE
    try:
        if b"<svg" in picture.data[:4096]:
            w, h = svg.size(picture.data)
            # Drawn heads stand on the lower edge with some air above them.
            scale = max(width / w, (height - 50) / h)
            return svg.clean(picture.data), "svg", (round(w * scale), round(h * scale))
        if picture.own_colours:
            ground = look.scale.a100
            made = on_plate(picture.data, width, height, focus=picture.focus, ground=ground)
            return made, "jpeg", _PLATE
        made = duotone(
            picture.data,
            width,
            height,
            focus=picture.focus,
            ink=look.scale.light.ink,
            ground=look.scale.a100,
        )
    except (ImageError, svg.SvgError) as error:
        raise CardError(str(error)) from error
    return made, "jpeg", _PLATE


def texts(card: Card) -> Mapping[str, Words]:
    """The words of a card by name, as its template sees them."""
    return dict(card.words)
