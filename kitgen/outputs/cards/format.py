"""The formats of cards: where everything stands, in pixels. A new one is a value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple

from kitgen.outputs.cards.fit import Size


class Box(NamedTuple):
    """A rectangle; what is outside of the page is cut off."""

    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.top + self.height

    @property
    def css(self) -> str:
        """Its place as a style."""
        return f"left:{self.left}px;top:{self.top}px;width:{self.width}px;height:{self.height}px"

    def mirrored(self, width: int) -> Box:
        """The same place on the other side of a page."""
        return self._replace(left=width - self.left - self.width)


class Type(NamedTuple):
    """How words may be set: sizes, the wanted one first, and the height they may fill."""

    sizes: tuple[Size, ...]
    height: int


@dataclass(frozen=True, slots=True)
class Format:
    """One shape of card and the places on it, for a guest who looks to the left.

    The words of the foot stand on its lower edge; the rule above them ends the room of the
    large ones.
    """

    name: Literal["wide", "square", "story"]
    """The shape."""
    kind: Literal["quote", "guide"]
    width: int
    height: int
    plate: Box
    """Where the picture is."""
    figure: Box
    """Where a drawn head stands, within the plate: its shoulders may be cut off, its face not."""
    say: Box
    """The most that the large words may fill."""
    foot: Box
    gap: int
    """Kept free between the large words and the rule."""
    rule: int
    """From the rule to the name."""
    rest: int
    """From the words about the guest to the title of the kit."""
    sizes: tuple[Size, ...]
    """Of the large words."""
    names: Type
    roles: Type
    titles: Type

    @property
    def template(self) -> str:
        """The file below templates/cards: one for all shapes, which differ only in their places."""
        return f"{self.kind}.html"

    def mirrored(self) -> Format:
        """The same with the picture on the other side, for a guest who looks to the right."""
        return replace(
            self,
            plate=self.plate.mirrored(self.width),
            figure=self.figure.mirrored(self.plate.width),
            say=self.say.mirrored(self.width),
            foot=self.foot.mirrored(self.width),
        )


def _large(leading: float, most: int, *sizes: int) -> tuple[Size, ...]:
    """Sizes for large words; in the first two lines at most are set."""
    return (Size(most, round(most * leading), 2), *(Size(s, round(s * leading)) for s in sizes))


def _type(height: int, *sizes: tuple[int, int]) -> Type:
    return Type(tuple(Size(*size) for size in sizes), height)


WIDE: Final = Format(
    name="wide",
    kind="quote",
    width=1200,
    height=630,
    plate=Box(768, 0, 432, 630),
    figure=Box(-32, 50, 464, 580),
    say=Box(72, 62, 624, 350),
    foot=Box(72, 420, 624, 178),
    gap=36,
    rule=14,
    rest=20,
    sizes=_large(1.03, 112, 92, 78, 66, 56, 48),
    names=_type(84, (44, 50), (36, 42), (30, 36)),
    roles=_type(68, (26, 34), (22, 28), (20, 25)),
    titles=_type(40, (18, 24), (16, 20)),
)

SQUARE: Final = Format(
    name="square",
    kind="quote",
    width=1080,
    height=1080,
    plate=Box(612, 540, 468, 540),
    figure=Box(-2, 14, 470, 588),
    say=Box(84, 78, 912, 414),
    foot=Box(84, 560, 480, 462),
    gap=36,
    rule=16,
    rest=32,
    sizes=_large(1.0, 152, 128, 110, 92, 78, 66, 54),
    names=_type(116, (50, 58), (42, 48), (34, 40)),
    roles=_type(102, (26, 34), (22, 28), (20, 25)),
    titles=_type(52, (20, 26), (18, 24)),
)

STORY: Final = Format(
    name="story",
    kind="quote",
    width=1080,
    height=1920,
    plate=Box(0, 0, 1080, 880),
    figure=Box(196, 24, 836, 1045),
    say=Box(90, 934, 900, 420),
    foot=Box(90, 1310, 900, 264),
    gap=36,
    rule=16,
    rest=24,
    sizes=_large(1.02, 152, 128, 110, 92, 78, 66, 54),
    names=_type(124, (54, 62), (44, 52), (36, 42)),
    roles=_type(76, (30, 38), (26, 34), (22, 28)),
    titles=_type(56, (24, 30), (20, 26)),
)

GUIDE: Final = Format(
    name="wide",
    kind="guide",
    width=1200,
    height=630,
    plate=Box(700, 0, 500, 630),
    figure=Box(0, 0, 500, 630),
    say=Box(72, 58, 592, 350),
    foot=Box(72, 410, 592, 178),
    gap=36,
    rule=17,
    rest=0,
    sizes=(Size(92, 88), Size(78, 76), Size(66, 66), Size(56, 57), Size(48, 50)),
    names=_type(66, (35, 44), (30, 36), (26, 31)),
    roles=_type(68, (26, 34), (22, 28), (20, 25)),
    titles=_type(40, (18, 24), (16, 20)),
)

QUOTES: Final = (WIDE, SQUARE, STORY)
"""The cards of a guest, by the shape that each network wants."""
