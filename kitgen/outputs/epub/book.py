"""The book made: leaves, style, pictures and typefaces, put together as an EPUB 3.3."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple
from urllib.parse import urljoin

from kitgen.model import palette
from kitgen.model.interview import Interview
from kitgen.model.kit import Entry, Kit
from kitgen.outputs.common import passing
from kitgen.outputs.common.strings import ThemeFault
from kitgen.outputs.common.theme import Theme
from kitgen.outputs.epub import archive, xhtml
from kitgen.outputs.epub.edition import PASSED_ON
from kitgen.outputs.epub.leaf import Leaf, leaves, paged

_FOLDER: Final = "EPUB/"
_CONTAINER: Final = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="EPUB/package.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
_TYPES: Final = {"jpeg": "image/jpeg", "png": "image/png", "svg": "image/svg+xml"}
_ENDINGS: Final = {"jpeg": "jpg"}


class Picture(NamedTuple):
    """A picture of the book."""

    format: str
    """jpeg, png or svg."""
    width: int
    height: int
    data: bytes


class Typeface(NamedTuple):
    """A cut of one of the brand's families."""

    family: str
    """Text, Display or Label."""
    style: str
    weight: int
    data: bytes


class Supplies(NamedTuple):
    """What is made beforehand, because it is dear."""

    cover: Picture
    pattern: Picture
    """For the page that says who passed the copy on."""
    portraits: Mapping[str, Picture]
    """By the interview's slug; whoever has none is shown without."""
    typefaces: Sequence[Typeface]


class Guide(NamedTuple):
    """All that the book is made from."""

    kit: Kit
    """What may be shown."""
    theme: Theme
    interviews: Callable[[Entry], Interview]
    """Reads the words of an interview."""
    printable: frozenset[str]
    """The slugs of interviews whose guests agreed that a book quotes them; others are links."""
    supplies: Supplies
    day: dt.date
    """The day of the newest words in it."""
    pages: Mapping[str, int] = {}
    """On which page of the printed book each of its chapters begins, by their names there."""


class Item(NamedTuple):
    """A file of the book as its package lists it."""

    id: str
    file: str
    type: str
    data: bytes
    properties: str = ""


class Entered(NamedTuple):
    """A line of the contents with the lines below it."""

    leaf: Leaf
    below: Sequence[Entered]


def make(guide: Guide) -> bytes:
    """The book with placeholders for its links and its plate; `edition` fills them in."""
    kit, theme = guide.kit, guide.theme
    found = paged(list(leaves(kit, theme.strings, guide.interviews, guide.printable)), guide.pages)
    shared = _shared(guide, found)
    heard = frozenset(leaf.context["entry"].slug for leaf in found if leaf.kind == "talk")
    pictures = list(_pictures(guide.supplies, heard))
    leads_to = _leads_to(kit, theme, frozenset(leaf.file for leaf in found))
    pages = [_page(leaf, theme, shared, leads_to) for leaf in found]
    style = theme.render("epub/book.css", shared).encode()
    faces = [
        Item(f"font-{n}", _font_file(n), "font/ttf", face.data)
        for n, face in enumerate(guide.supplies.typefaces, 1)
    ]
    items = [*pages, Item("style", "book.css", "text/css", style), *faces, *pictures]
    about = {
        **shared,
        "items": [*items, Item("ncx", "toc.ncx", "application/x-dtbncx+xml", b"")],
        "spine": [item.id for item in pages],
        "has_pages": any(leaf.page for leaf in found),
        "has_printed_pages": bool(guide.pages),
        "modified": f"{guide.day.isoformat()}T00:00:00Z",
        "day": guide.day.isoformat(),
        "guests": [leaf.context["entry"].name for leaf in found if leaf.kind == "talk"],
    }
    package = _written(theme, "epub/package.opf", about, xhtml.xml)
    ncx = _written(theme, "epub/toc.ncx", about, xhtml.xml)
    return archive.write(
        (
            archive.member("mimetype", b"application/epub+zip", level=0),
            archive.member("META-INF/container.xml", _CONTAINER.encode()),
            archive.member(f"{_FOLDER}package.opf", package),
            archive.member(f"{_FOLDER}toc.ncx", ncx),
            *(archive.member(_FOLDER + item.file, item.data) for item in items),
        )
    )


def identifier(url: str, title: str) -> str:
    """The book's own identifier: the same for the same site and title."""
    return f"urn:uuid:{uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_URL, url), title)}"


def _shared(guide: Guide, found: Sequence[Leaf]) -> dict[str, Any]:
    settings = guide.kit.settings
    supplies = guide.supplies
    scale = palette.scale(settings.brand.color)
    portraits = {slug: (_portrait_file(slug, one), one) for slug, one in supplies.portraits.items()}
    return {
        "settings": settings,
        "business": settings.business,
        "guide": settings.guide,
        "offer": settings.offer,
        "site": settings.site,
        "identifier": identifier(settings.site.url, settings.guide.title),
        "contents": _contents(found),
        "leaves": found,
        "scale": scale,
        "faces": [(face, _font_file(number)) for number, face in enumerate(supplies.typefaces, 1)],
        "portraits": portraits,
        "cover": (f"cover.{_ending(supplies.cover)}", supplies.cover),
        "pattern": (f"pattern.{_ending(supplies.pattern)}", supplies.pattern),
        "link": passing.placeholder,
        "passed_on": PASSED_ON,
    }


def _contents(found: Sequence[Leaf]) -> list[Entered]:
    tree: list[Entered] = []
    open_: list[list[Entered]] = [tree]
    for leaf in found:
        if leaf.depth:
            del open_[leaf.depth :]
            below: list[Entered] = []
            open_[-1].append(Entered(leaf, below))
            open_.append(below)
    return tree


def _page(
    leaf: Leaf,
    theme: Theme,
    shared: Mapping[str, Any],
    leads_to: Callable[[str], str | None],
) -> Item:
    data = _written(
        theme,
        f"epub/{leaf.kind}.html",
        {**shared, **leaf.context, "leaf": leaf},
        lambda html: xhtml.document(html, leads_to),
    )
    properties = "nav" if leaf.kind == "nav" else "svg" if b"<svg" in data else ""
    return Item(leaf.name, leaf.file, "application/xhtml+xml", data, properties)


def _written(
    theme: Theme, template: str, context: Mapping[str, Any], write: Callable[[str], bytes]
) -> bytes:
    """A template's text as XML; where a kit's own is not well-formed, that is the kit's mistake."""
    text = theme.render(template, context)
    try:
        return write(text)
    except xhtml.NotWellFormed as error:
        raise ThemeFault(theme.folders[0] / template, error.line, str(error)) from error


def _pictures(supplies: Supplies, heard: frozenset[str]) -> Iterator[Item]:
    yield _picture("cover-image", f"cover.{_ending(supplies.cover)}", supplies.cover, "cover-image")
    yield _picture("pattern", f"pattern.{_ending(supplies.pattern)}", supplies.pattern)
    for slug, picture in sorted(supplies.portraits.items()):
        if slug in heard:
            yield _picture(f"portrait-{slug}", _portrait_file(slug, picture), picture)


def _picture(id: str, file: str, picture: Picture, properties: str = "") -> Item:
    return Item(id, file, _TYPES[picture.format], picture.data, properties)


def _portrait_file(slug: str, picture: Picture) -> str:
    return f"portraits/{slug}.{_ending(picture)}"


def _ending(picture: Picture) -> str:
    return _ENDINGS.get(picture.format, picture.format)


def _font_file(number: int) -> str:
    return f"fonts/{number}.ttf"


def _leads_to(kit: Kit, theme: Theme, files: frozenset[str]) -> Callable[[str], str | None]:
    """Where links lead from within the book.

    Those to what people pass on are tracked; others to pages of the site are absolute.
    """
    absolute = theme.address.absolute
    tracked = {absolute("guide/"): "guide", absolute("offer/"): "offer"}
    for entry in kit.entries:
        tracked[absolute(f"conversations/{entry.slug}/")] = f"interview:{entry.slug}"
    home = absolute("")

    def leads_to(address: str) -> str | None:
        if address.partition("#")[0] in files or passing.slot_of(address):
            return address
        try:
            whole = urljoin(home, address)
        except ValueError:
            return None
        page = whole.removesuffix("index.html")
        if page in tracked:
            return passing.placeholder(tracked[page])
        return xhtml.address(whole)

    return leads_to
