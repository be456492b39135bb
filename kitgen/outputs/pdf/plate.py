"""Whose an edition is: the words of its plate and cover, and the addresses that readers type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from kitgen.model.link import GUIDE
from kitgen.model.palette import Scale
from kitgen.outputs.common.passing import Fill, Slot, as_typed
from kitgen.outputs.common.strings import Strings
from kitgen.outputs.pdf.boxes import Box
from kitgen.outputs.pdf.lettering import Drawn, Lettering, Line, Refusal, Voice

_ADDRESS: Final = "address/"
_NAMES: Final = (26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0)
_SMALL: Final = (8.0, 7.5, 7.0, 6.5)
_WIDE: Final = 0.62
"""The width of the letters of an address, in ems, if they are wide on average."""
_TYPED: Final = (8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5)


class Person(NamedTuple):
    """Whoever passes an edition on."""

    id: str
    name: str = ""
    """Empty if they have not agreed to be named."""
    role: str = ""
    """As their own page says it; empty if they have none."""
    vanity: tuple[str, str] | None = None
    """The target of the link with a name that they asked for, and its address."""


NOBODY: Final = Person("")
"""The edition that everybody finds on the site."""


class Plates:
    """Sets the words of editions, all in the same typefaces and to the same measures."""

    def __init__(
        self,
        boxes: Mapping[str, Box],
        lettering: Lettering,
        strings: Strings,
        ink: Scale,
        scale: float,
    ) -> None:
        """`scale` is how large the book's type is."""
        self._boxes = boxes
        self._lettering = lettering
        self._strings = strings
        self._ink = ink
        self._scale = scale
        self._to_left = strings.direction == "rtl"

    def words(self, person: Person, fill: Fill) -> tuple[dict[str, Drawn], tuple[Refusal, ...]]:
        """The lettering of every slot, and why words could not be set, if that is so.

        Where a name cannot be set the edition says that somebody passed it on, not who.
        """
        found: dict[str, Drawn] = {}
        refused: list[Refusal] = []
        for name in self._boxes:
            for lines in self._ways(name, person, fill):
                drawn = self._lettering.set(lines, self._boxes[name], to_left=self._to_left)
                if isinstance(drawn, Drawn):
                    found[name] = drawn
                    break
                refused.append(drawn)
        return found, tuple(dict.fromkeys(refused))

    def crowded(self, fill: Fill) -> Iterator[tuple[str, str]]:
        """Slots whose address is longer than its line, and that address."""
        for name, box in self._boxes.items():
            if not name.startswith(_ADDRESS):
                continue
            line = self._typed(name, NOBODY, fill)
            surely = box.width / min(line.voice.sizes) / _WIDE
            if len(line.words) > surely and isinstance(self._lettering.set([line], box), Refusal):
                yield name, line.words

    def refusal(self, person: Person) -> Refusal | None:
        """Why somebody's name cannot be set; None if it can."""
        alone = person._replace(role="")
        for name, lines in self._named.items():
            if name in self._boxes:
                box = self._boxes[name]
                drawn = self._lettering.set(lines(alone), box, to_left=self._to_left)
                if isinstance(drawn, Refusal):
                    return drawn
        return None

    @property
    def _named(self) -> Mapping[str, Callable[[Person], list[Line]]]:
        """What each slot says of whoever passes an edition on."""
        return {"plate": self._plate, "foot": self._foot, "for": self._for}

    def _ways(self, name: str, person: Person, fill: Fill) -> Iterator[Sequence[Line]]:
        """What a slot says, and what it says instead where that cannot be set; at last nothing."""
        if name.startswith(_ADDRESS):
            yield [self._typed(name, person, fill)]
            # Where an address is longer than its line, that of the guide leads there too.
            channel = name.removeprefix(_ADDRESS).partition("/")[0]
            yield [self._typed(f"{_ADDRESS}{channel}/{GUIDE}", person, fill)]
        else:
            lines = self._named[name]
            yield lines(person)
            yield lines(person._replace(role=""))
            yield lines(person._replace(name="", role=""))
        yield []

    def _plate(self, person: Person) -> list[Line]:
        say, ink = self._strings.say, self._ink
        if person.name:
            label, name = say("book_passed_by"), person.name
        elif person.id:
            label, name = say("book_passed_on"), say("book_somebody")
        else:
            label, name = say("book_to_pass_on"), say("book_whoever")
        large = Voice(
            self._sizes(_NAMES),
            ink.light.ink,
            display=True,
            leading=1.08,
            tracking=-0.015,
            lines=2,
            above=3 * self._scale,
        )
        small = Voice(self._sizes(_SMALL), ink.light.ink, leading=1.31, above=4 * self._scale)
        above = small._replace(colour=ink.a600, weight=600, above=0.0)
        role = small._replace(lines=2)
        return [Line(label, above), Line(name, large), Line(person.role, role)]

    def _foot(self, person: Person) -> list[Line]:
        say = self._strings.say
        if person.name:
            words = say("book_foot", name=person.name)
        else:
            words = say("book_foot_somebody" if person.id else "book_foot_nobody")
        return [Line(words, Voice(self._sizes(_SMALL), self._ink.light.ink, weight=500))]

    def _for(self, person: Person) -> list[Line]:
        say = self._strings.say
        words = say("letter_for", name=person.name) if person.name else say("letter_for_you")
        return [Line(words, Voice(_NAMES, self._ink.light.ink, display=True, leading=1.1, lines=2))]

    def _typed(self, name: str, person: Person, fill: Fill) -> Line:
        channel, _, target = name.removeprefix(_ADDRESS).partition("/")
        if person.vanity and person.vanity[0] == target:
            address = person.vanity[1]
        else:
            address = fill(Slot(target, channel))
        return Line(as_typed(address), Voice(self._sizes(_TYPED), self._ink.light.ink, weight=600))

    def _sizes(self, sizes: Sequence[float]) -> tuple[float, ...]:
        return tuple(size * self._scale for size in sizes)
