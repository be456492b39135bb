"""The documents that are made of the guide, and where the site has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from kitgen.links.ledger import Ledger
from kitgen.load.importers.names import slug
from kitgen.model.book import Format
from kitgen.model.kit import Kit
from kitgen.model.link import GUIDE, ON_SCREEN, Link
from kitgen.outputs.page import Artifact, Page

Kind = Format | Literal["slides-print", "letter"]
"""What a file is: two formats have a companion, the slides on paper and the letter in a book."""

_ENDINGS: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        "pdf": ".pdf",
        "epub": ".epub",
        "slides": "-slides.pptx",
        "slides-print": "-slides.pdf",
        "leaflet": "-leaflet.pdf",
        "letter": "-letter.pdf",
    }
)


Printed = Literal["pdf", "leaflet", "letter"]
"""What is printed of the guide and has editions: the book, one page to leave behind, the letter
that lies in a printed copy.
"""


class Document(NamedTuple):
    """A document that everybody finds on the site."""

    kind: Kind
    path: str


def documents(kit: Kit) -> tuple[Document, ...]:
    """Every document of a kit, in the order of kit.yaml."""
    if not kit.problems:
        return ()
    kinds: list[Kind] = []
    for format in dict.fromkeys(kit.settings.book.formats):
        kinds += (format, "slides-print") if format == "slides" else (format,)
    return tuple(Document(kind, path_of(kit, kind)) for kind in kinds)


def path_of(kit: Kit, kind: Kind) -> str:
    """Where the site has a document."""
    return f"guide/{stem(kit)}{_ENDINGS[kind]}"


def own_file(ambassador: str, kind: Kind) -> str:
    """What somebody's own edition is called where it lies among those of others."""
    return f"{ambassador}{_ENDINGS[kind]}"


def stem(kit: Kit) -> str:
    """What the files of a kit are called."""
    return slug(kit.settings.guide.title) or "guide"


def edition_of(kit: Kit, ledger: Ledger, ambassador: str, format: Printed = "pdf") -> str | None:
    """Where the site has somebody's own edition; None if they have none there.

    The code in its address is that of their link to the guide, so that whatever counts codes counts
    those who took the file.
    """
    if not (kit.has_editions and kit.shares_written):
        return None
    link = ledger.find(ambassador, GUIDE, ON_SCREEN)
    return _path(link, format) if link else None


def editions(kit: Kit, ledger: Ledger, format: Printed) -> Iterator[tuple[str, str]]:
    """Whose editions the site has, and where: one for each code that was ever given out for it."""
    if kit.has_editions and kit.shares_written:
        for link in ledger.links:
            if link.target == GUIDE and link.channel == ON_SCREEN:
                yield link.ambassador, _path(link, format)


def _path(link: Link, format: Printed) -> str:
    return f"d/{link.code}{_ENDINGS[format]}"


def editions_of(kit: Kit, ledger: Ledger, ambassador: str) -> Mapping[str, str]:
    """Where the site has all that was printed for somebody, by what it is."""
    formats: list[Printed] = ["pdf", "letter"]
    if "leaflet" in kit.settings.book.formats:
        formats.insert(1, "leaflet")
    found = ((format, edition_of(kit, ledger, ambassador, format)) for format in formats)
    return {format: path for format, path in found if path}


@dataclass(frozen=True)
class Whole:
    """The output of a document that the site has once, for everybody."""

    document: Document
    inputs: tuple[str, ...]
    """Hashes of all that it is made from, beside what all pages share."""
    made: Callable[[], bytes]

    @property
    def kinds(self) -> frozenset[str]:
        """What it makes."""
        return frozenset((f"whole-{self.document.kind}",))

    def plan(self) -> Iterator[Page]:
        """The document."""
        (kind,) = self.kinds
        yield Page(self.document.path, kind, self.inputs)

    def render(self, page: Page) -> Artifact:
        """The document."""
        return Artifact(page.path, self.made())
