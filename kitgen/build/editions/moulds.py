"""Moulds: what all editions of one format are cast in, as values that any machine can take."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Protocol

from kitgen.links.ledger import Ledger
from kitgen.outputs.common.passing import personal
from kitgen.outputs.common.strings import Strings
from kitgen.outputs.common.theme import Address
from kitgen.outputs.pdf.lettering import Refusal
from kitgen.outputs.pdf.plate import Person


class Mould(Protocol):
    """Whoever has it makes anybody's edition of one format; that of print is with the print."""

    @property
    def head(self) -> bytes:
        """What every edition begins with."""

    def tail(self, person: Person, ledger: Ledger) -> bytes:
        """What follows it in somebody's; `ledger` has their links at least."""

    def refusal(self, person: Person) -> Refusal | None:
        """Why somebody's name cannot be set, so that it is not said; None if it can."""


@dataclass(frozen=True, eq=False)
class ForReaders:
    """The mould of what e-readers get."""

    book: bytes = field(repr=False)
    strings: Strings
    address: Address
    head: ClassVar[bytes] = b""

    def tail(self, person: Person, ledger: Ledger) -> bytes:
        """The whole file."""
        from kitgen.outputs.epub.edition import edition

        fill = personal(person.id, ledger, self.address.absolute)
        return edition(self.book, fill, self.strings, person.name or None)

    def refusal(self, person: Person) -> None:
        """None: the reader's own program sets it."""


@dataclass(frozen=True, eq=False)
class Slides:
    """The mould of what is shown in a room."""

    deck: bytes = field(repr=False)
    address: Address
    head: ClassVar[bytes] = b""

    def tail(self, person: Person, ledger: Ledger) -> bytes:
        """The whole file."""
        from kitgen.outputs.slides.edition import edition

        fill = personal(person.id, ledger, self.address.absolute)
        return edition(self.deck, fill, person.name or None)

    def refusal(self, person: Person) -> None:
        """None: the program that shows them sets it."""
