"""Which documents kit.yaml asks for beside the pages, and what makes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kitgen.build.desk import Desk
from kitgen.links.ledger import Ledger
from kitgen.model.finding import Finding
from kitgen.outputs.common.documents import Printed, Whole
from kitgen.outputs.pdf.editions import Editions


class Documents(NamedTuple):
    """What is made of a guide beside its pages."""

    editions: Mapping[Printed, Editions]
    """What is printed, with everybody's own copies."""
    wholes: tuple[Whole, ...]
    """What the site has once, for everybody."""
    findings: tuple[Finding, ...]

    @property
    def outputs(self) -> Iterator[Editions | Whole]:
        """All of them."""
        yield from self.editions.values()
        yield from self.wholes

    def copies(self, ambassador: str) -> Mapping[Printed, bytes]:
        """The files of somebody's own editions."""
        return {kind: one.edition(ambassador) for kind, one in self.editions.items()}

    @property
    def inputs(self) -> tuple[str, ...]:
        """What decides the copies, beside whose they are."""
        return tuple(hashed for one in self.editions.values() for hashed in one.inputs)


def documents_of(desk: Desk, ledger: Ledger) -> Documents:
    """The documents of a kit; none where there is no guide."""
    kit = desk.kit
    formats = kit.settings.book.formats if kit.problems else ()
    editions: dict[Printed, Editions] = {}
    wholes: list[Whole] = []
    findings: list[Finding] = []
    places = None
    if "pdf" in formats or "leaflet" in formats:
        from kitgen.build.bindery import Bindery

        bindery = Bindery(desk)
        for one in bindery.editions(ledger):
            findings += (bindery.unnamed(who.id, why) for who, why in one.refusals())
            if one.format == "pdf":
                findings += bindery.long_addresses(one)
            editions[one.format] = one
        places = bindery.places if "pdf" in formats else None
    if "epub" in formats:
        from kitgen.build.readers import Readers

        wholes.append(Readers(desk, places).output())
    if "slides" in formats:
        from kitgen.build.slideshow import Slideshow

        show = Slideshow(desk)
        findings += show.findings()
        wholes += show.outputs()
    return Documents(editions, tuple(wholes), tuple(findings))
