"""The press: WeasyPrint sets HTML, PDFium turns the pages into pictures; nothing else is loaded."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from PIL.Image import Image
    from weasyprint import Document

BASE: Final = "https://kit.invalid/"
"""Where the files of a document seem to lie; nothing is ever asked of it."""

_TYPES: Final = {
    "css": "text/css",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
}


class Complaint(ValueError):
    """What the typesetter could not do; `missing` are characters that no typeface could draw."""

    def __init__(self, message: str, missing: frozenset[str] = frozenset()) -> None:
        """Keep what was said."""
        super().__init__(message)
        self.missing = missing


def lay_out(html: str, files: Mapping[str, bytes]) -> Document:
    """The document, each file at its name; `paint` takes it further."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    source = HTML(string=html, base_url=BASE, url_fetcher=_fetcher(files))
    return source.render(font_config=FontConfiguration())


def paint(document: Document) -> bytes:
    """The document as a PDF: the same pages give the same bytes."""
    found: bytes = document.write_pdf(pdf_identifier=b"card", uncompressed_pdf=True)
    return found


def page_of(drawing: bytes, width: int, height: int) -> bytes:
    """An SVG drawing as a page that is as large as it; setting it is dear, enlarging it is not.

    Raises Complaint.
    """
    html = (
        f"<style>@page{{size:{width}px {height}px;margin:0}}body{{margin:0}}"
        f"img{{display:block;width:{width}px;height:{height}px}}</style>"
        '<img src="drawing.svg" alt="">'
    )
    with attentive():
        return paint(lay_out(html, {"drawing.svg": drawing}))


def pictures(pdf: bytes) -> Iterator[Image]:
    """Every page, one CSS pixel a pixel."""
    import pypdfium2

    opened = pypdfium2.PdfDocument(pdf)
    try:
        for page in opened:
            yield page.render(scale=96 / 72).to_pil().convert("RGB")
    finally:
        opened.close()


def enlarged(pdf: bytes, width: int, height: int, ground: str) -> Image:
    """The first page at a size in pixels, on a ground: as sharp at every size."""
    import pypdfium2

    opened = pypdfium2.PdfDocument(pdf)
    try:
        page = opened[0]
        scale = max(width / page.get_width(), height / page.get_height())
        fill = (*bytes.fromhex(ground[1:]), 255)
        image: Image = page.render(scale=scale, fill_color=fill).to_pil().convert("RGB")
    finally:
        opened.close()
    return image.crop((0, 0, width, height))


@contextmanager
def attentive() -> Iterator[None]:
    """Raise what WeasyPrint complains of in this thread while the block runs, instead of a log."""
    records: list[logging.LogRecord] = []
    thread = threading.get_ident()

    def keep(record: logging.LogRecord) -> bool:
        if record.thread == thread and record.levelno >= logging.WARNING:
            records.append(record)
            return False
        return True

    logger = logging.getLogger("weasyprint")
    logger.addFilter(keep)
    try:
        yield
    finally:
        logger.removeFilter(keep)
    missing = {str(r.args[0]) for r in records if ".notdef" in r.msg and isinstance(r.args, tuple)}
    if records:
        raise Complaint(records[0].getMessage(), frozenset(missing))


def _fetcher(files: Mapping[str, bytes]) -> Any:
    """Serves what a document brings with it, and nothing else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, headers: Any = None) -> Any:
            name = url.removeprefix(BASE)
            if name not in files:
                raise ValueError("a document loads nothing but its own files")
            kind = _TYPES[name.rpartition(".")[2]]
            return URLFetcherResponse(url, files[name], {"Content-Type": kind})

    return Fetcher()
