"""PDF files as tests read them: with PDFium and pikepdf, which do not know how they were made."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
import zxingcpp
from PIL.Image import Image

MM = 72 / 25.4


class Link(NamedTuple):
    """A link of a page: where it leads, what it is called, and where it lies, in points."""

    page: int
    to: str
    """An address, or the number of a page."""
    says: str
    box: tuple[float, float, float, float]


class Mark(NamedTuple):
    """A bookmark."""

    level: int
    says: str
    page: int


class Pdf:
    """A PDF, read anew by each question."""

    def __init__(self, data: bytes) -> None:
        """Its bytes."""
        self.data = data

    @cached_property
    def raw(self) -> list[str]:
        """What stands on each page, line by line."""
        with _painted(self.data) as document:
            return [page.get_textpage().get_text_range() for page in document]

    @cached_property
    def texts(self) -> list[str]:
        """The words of each page, one blank between two."""
        return list(map(plain, self.raw))

    @property
    def text(self) -> str:
        """All words."""
        return " ".join(self.texts)

    @cached_property
    def sizes(self) -> list[tuple[float, float]]:
        """The size of each page in mm."""
        with _painted(self.data) as document:
            return [tuple(side / MM for side in page.get_size()) for page in document]

    def page_of(self, words: str) -> int:
        """The number of the first page that says something."""
        return next(n for n, text in enumerate(self.texts, 1) if words in text)

    def within(self, page: int, box: tuple[float, float, float, float]) -> str:
        """What stands within a box of a page."""
        with _painted(self.data) as document:
            return plain(document[page - 1].get_textpage().get_text_bounded(*box))

    def painted(self, pages: Iterable[int], dpi: float) -> Iterator[Image]:
        """Pages as grey pictures."""
        with _painted(self.data) as document:
            for number in pages:
                yield document[number - 1].render(scale=dpi / 72, grayscale=True).to_pil()

    def codes(self, pages: Iterable[int]) -> list[str]:
        """What a telephone reads on pages."""
        pictures = self.painted(pages, 144)
        return [code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)]

    @cached_property
    def links(self) -> list[Link]:
        """Every link, page by page."""
        with self.opened() as document:
            places = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
            return [
                Link(number, _to(document, one, places), str(one.get("/Contents", "")), _box(one))
                for number, page in enumerate(document.pages, 1)
                for one in page.obj.get("/Annots", [])
            ]

    @property
    def addresses(self) -> list[str]:
        """Where links out of the document lead."""
        return [link.to for link in self.links if not link.to.isdigit()]

    @cached_property
    def bookmarks(self) -> list[Mark]:
        """The bookmarks in their order, nested ones after the one that they stand in."""
        with _painted(self.data) as document:
            return [
                Mark(one.level + 1, one.get_title(), (one.get_dest().get_index() or 0) + 1)
                for one in document.get_toc()
            ]

    def objects(self) -> Iterator[Any]:
        """Every object that is a dictionary or a stream, while the document is open."""
        with self.opened() as document:
            yield from (
                one
                for one in document.objects
                if isinstance(one, pikepdf.Dictionary | pikepdf.Stream)
            )

    @cached_property
    def said(self) -> str:
        """Everything that the file says anywhere: its bytes, its streams unpacked, its strings."""
        parts = [self.data.decode("latin-1")]
        with self.opened() as document:
            for one in document.objects:
                if isinstance(one, pikepdf.Stream):
                    parts.append(_unpacked(one).decode("latin-1"))
                parts += _strings(one)
            parts += _strings(document.trailer)
        return "\n".join(parts)

    def opened(self) -> pikepdf.Pdf:
        """The document, to be closed."""
        return pikepdf.Pdf.open(io.BytesIO(self.data))


def plain(text: str) -> str:
    """Words with single blanks; words that were divided at the end of a line are whole again."""
    return " ".join(re.sub("[\ufffe\x02\u00ad](\r?\n)?|\u2010\r?\n", "", text).split())


class _painted:
    """A document of PDFium that is closed in time."""

    def __init__(self, data: bytes) -> None:
        self._document = pypdfium2.PdfDocument(data)

    def __enter__(self) -> Any:
        return self._document

    def __exit__(self, *_: object) -> None:
        self._document.close()


def _to(document: pikepdf.Pdf, link: Any, places: dict[tuple[int, int], int]) -> str:
    action = link.get("/A")
    if action is not None and "/URI" in action:
        return str(action.URI)
    target = link.get("/Dest") if action is None else action.get("/D")
    if isinstance(target, pikepdf.String | pikepdf.Name):
        target = _named(document)[str(target)]
    return str(places[target[0].objgen])


def _named(document: pikepdf.Pdf) -> dict[str, Any]:
    return dict(pikepdf.NameTree(document.Root.Names.Dests).items())


def _box(link: Any) -> tuple[float, float, float, float]:
    left, bottom, right, top = (float(side) for side in link.Rect)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _unpacked(stream: Any) -> bytes:
    try:
        data: bytes = stream.read_bytes()
    except pikepdf.PdfError:
        data = stream.read_raw_bytes()
    return data


def _strings(thing: Any, depth: int = 0) -> Iterator[str]:
    """The strings of an object; what it refers to is an object of its own."""
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif depth < 20 and isinstance(thing, pikepdf.Array):
        for one in thing:
            if not getattr(one, "is_indirect", False):
                yield from _strings(one, depth + 1)
    elif depth < 20 and isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key in thing.keys():  # noqa: SIM118 - a stream is no mapping
            if not getattr(thing[key], "is_indirect", False):
                yield from _strings(thing[key], depth + 1)
