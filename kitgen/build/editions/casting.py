"""Makes moulds: has each document laid out once, with slots where people's own things go."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from kitgen.build.code import fingerprint
from kitgen.build.desk import Desk
from kitgen.build.editions.copies import Kind
from kitgen.build.editions.moulds import ForReaders, Mould, Slides
from kitgen.build.store import digest
from kitgen.outputs.pdf.editions import Editions

_CODE: Final = ("build/editions", "draw", "links", "media", "model", "outputs", "text")
"""What decides the bytes of editions."""


class Cast(NamedTuple):
    """A mould, and the hash of all that decides what comes out of it."""

    mould: Mould
    digest: str


def printed(desk: Desk, editions: Editions) -> Cast:
    """A document that is printed, laid out; raises Unbound."""
    about = json.dumps(editions.base.about(), sort_keys=True)
    return Cast(editions.mould, digest(_shared(desk), about, editions.base.data))


def for_readers(desk: Desk) -> Cast:
    """The guide for e-readers, put together; raises Unbound."""
    from kitgen.build.readers import Readers

    book = Readers(desk).made()
    mould = ForReaders(book, desk.theme.strings, desk.theme.address)
    return Cast(mould, digest(_shared(desk), book))


def slides(desk: Desk) -> Cast:
    """The slides, put together; raises Unbound."""
    from kitgen.build.slideshow import Slideshow

    deck = Slideshow(desk).made()
    return Cast(Slides(deck, desk.theme.address), digest(_shared(desk), deck))


NOT_PRINTED: Final[Mapping[Kind, Callable[[Desk], Cast]]] = {"epub": for_readers, "slides": slides}
"""How the other formats are made."""


def _shared(desk: Desk) -> str:
    """The hash of what decides how names and links are set in any format."""
    settings, strings = desk.kit.settings, desk.theme.strings
    words = repr(sorted(strings.words.items()))
    brand = settings.brand.model_dump_json()
    where = (strings.language, settings.site.url, settings.book.page)
    return digest(fingerprint(_CODE), desk.faces_version, words, brand, *where)
