"""The editions of a book: nobody's, which everybody finds on the site, and each ambassador's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from kitgen.links.ledger import Ledger
from kitgen.media.fonts import FontError
from kitgen.model.ambassador import Ambassador
from kitgen.model.brand import Fonts
from kitgen.model.kit import Entry, Kit
from kitgen.model.link import ON_PAPER, VANITY
from kitgen.model.palette import scale
from kitgen.outputs.common.documents import Printed, editions, path_of
from kitgen.outputs.common.passing import Slot, personal, public
from kitgen.outputs.common.strings import Strings
from kitgen.outputs.common.theme import Address, Theme
from kitgen.outputs.page import Artifact, Page
from kitgen.outputs.pdf import slots
from kitgen.outputs.pdf.base import Base
from kitgen.outputs.pdf.boxes import Box
from kitgen.outputs.pdf.edition import tail
from kitgen.outputs.pdf.lettering import Lettering, Refusal
from kitgen.outputs.pdf.plate import NOBODY, Person, Plates
from kitgen.outputs.pdf.sheet import Sheet, sheet_of

_EUROPEAN = 0x17F
"""The last letter that every typeface of a brand must have."""
_SHORT = 28
_WIDE = "MWmw"


@dataclass(frozen=True, eq=False)
class Mould:
    """What all editions of a document are cast in: plain values, which any machine can take."""

    base: Base
    fonts: Fonts
    strings: Strings
    colour: str
    scale: float
    """How large the document's type is."""
    address: Address

    @property
    def head(self) -> bytes:
        """What every edition begins with."""
        return self.base.data

    def tail(self, person: Person, ledger: Ledger) -> bytes:
        """What follows the head in somebody's edition, or in nobody's."""
        absolute = self.address.absolute
        fill = cache(personal(person.id, ledger, absolute) if person.id else public(absolute))
        words, _ = _plates(self).words(person, fill)
        return tail(self.base, fill, words)

    def refusal(self, person: Person) -> Refusal | None:
        """Why somebody's name cannot be set, so that it is not said; None if it can."""
        return None if _surely_fits(person) else _plates(self).refusal(person)


@lru_cache(maxsize=4)
def _plates(mould: Mould) -> Plates:
    """The opened typefaces of a mould, which no other machine can take."""
    return Plates(
        mould.base.boxes,
        Lettering(mould.fonts),
        mould.strings,
        scale(mould.colour),
        mould.scale,
    )


@dataclass(frozen=True)
class Editions:
    """The output of all editions of a document, laid out once, when the first is wanted."""

    kit: Kit
    theme: Theme
    ledger: Ledger
    inputs: tuple[str, ...]
    """Hashes of all that it is made from, beside what all pages share."""
    bound: Callable[[], Base]
    format: Printed = "pdf"
    """The book, the leaflet, or the letters, which are nobody's but their ambassador's."""

    @property
    def kinds(self) -> frozenset[str]:
        """What it makes."""
        return frozenset((self._kind,))

    @property
    def _kind(self) -> str:
        return f"edition-{self.format}"

    @cached_property
    def base(self) -> Base:
        """The document without anybody's name or links."""
        return self.bound()

    @cached_property
    def mould(self) -> Mould:
        """What the editions are cast in."""
        brand = self.kit.settings.brand
        return Mould(
            self.base,
            brand.fonts,
            self.theme.strings,
            brand.color,
            self._sheet.scale,
            self.theme.address,
        )

    @property
    def _sheet(self) -> Sheet:
        return sheet_of(self.kit.settings.book.page, single=self.format != "pdf")

    @cached_property
    def _entries(self) -> Mapping[str, Entry]:
        return {entry.slug: entry for entry in self.kit.entries}

    @cached_property
    def _people(self) -> Mapping[str, Ambassador]:
        return {one.id: one for one in self.kit.ambassadors}

    def plan(self) -> Iterator[Page]:
        """The public edition; then everybody's, unless they are too many for a site."""
        if self.format != "letter":
            yield Page(path_of(self.kit, self.format), self._kind, self.inputs)
        # A copy that was passed on can be had as long as its code answers, whoever has left.
        for ambassador, path in editions(self.kit, self.ledger, self.format):
            yield Page(path, self._kind, (*self.inputs, *self._own(ambassador)), ambassador)

    def _own(self, ambassador: str) -> Sequence[str]:
        person = self.person(ambassador)
        links = (f"{link.target} {link.channel} {link.code}" for link in self.ledger.of(ambassador))
        return (person.name, person.role, *links)

    def person(self, ambassador: str) -> Person:
        """Somebody as their edition names them: only if they agreed, and are still there."""
        one = self._people.get(ambassador)
        if one is None:
            return Person(ambassador)
        entry = self._entries.get(one.interview or "")
        vanity = next((link for link in self.ledger.of(one.id) if link.channel == VANITY), None)
        return Person(
            one.id,
            one.name if one.name_public else "",
            ", ".join(filter(None, (entry.role, entry.company, entry.place)))
            if entry and one.name_public
            else "",
            (vanity.target, self.theme.address.absolute(vanity.path)) if vanity else None,
        )

    def refusals(self) -> Iterator[tuple[Ambassador, Refusal]]:
        """Whose name cannot be set in the book, and why: their editions do not say it."""
        plates: Plates | None = None
        for one in self.kit.ambassadors:
            person = self.person(one.id)
            if _surely_fits(person):
                continue
            plates = plates or self._plates_of(self._sheet.boxes)
            try:
                found = plates.refusal(person)
            except FontError:
                # A typeface that cannot be had is told of where it is named.
                return
            if found:
                yield one, found

    def crowded(self, targets: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Targets whose address is longer than its line, so that the guide's stands there."""
        named = {slots.address(Slot(target, ON_PAPER)): target for target in targets}
        plates = self._plates_of(dict.fromkeys(named, self._sheet.typed))
        try:
            for name, address in plates.crowded(public(self.theme.address.absolute)):
                yield named[name], address
        except FontError:
            # A typeface that cannot be had is told of where it is named.
            return

    def _plates_of(self, boxes: Mapping[str, Box]) -> Plates:
        brand = self.kit.settings.brand
        lettering = Lettering(brand.fonts)
        return Plates(boxes, lettering, self.theme.strings, scale(brand.color), self._sheet.scale)

    def render(self, page: Page) -> Artifact:
        """One edition."""
        return Artifact(page.path, self.edition(page.subject))

    def edition(self, ambassador: str = "") -> bytes:
        """The PDF of somebody, by their id, or of nobody."""
        person = self.person(ambassador) if ambassador else NOBODY
        return self.mould.head + self.mould.tail(person, self.ledger)


def _surely_fits(person: Person) -> bool:
    """Whether a name need not be tried: European letters, and few of them."""
    name = person.name
    # Ten letters of which each is a W take the room of twenty.
    width = len(name) + sum(map(name.count, _WIDE)) + sum(map(str.isupper, name)) / 2
    return width <= _SHORT and all(ord(char) <= _EUROPEAN for char in name)
