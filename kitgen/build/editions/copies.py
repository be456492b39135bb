"""A copy: one edition that somebody passes on, and all that is their own in it."""

from __future__ import annotations

from typing import Final, NamedTuple

from kitgen.model.book import Format
from kitgen.model.link import Link
from kitgen.outputs.common.documents import Printed
from kitgen.outputs.pdf.plate import Person

Kind = Format | Printed
"""What a copy can be."""
KINDS: Final[tuple[Kind, ...]] = ("pdf", "leaflet", "letter", "epub", "slides")
PRINTED: Final[tuple[Printed, ...]] = ("pdf", "leaflet", "letter")


class Copy(NamedTuple):
    """One edition, as whoever makes it must know it."""

    file: str
    kind: Kind
    person: Person
    links: tuple[Link, ...]
    key: str
    """The hash of all that it is made from: the same key, the same bytes."""
