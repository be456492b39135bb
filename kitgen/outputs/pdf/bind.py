"""Binding: a manuscript is laid out, looked through for what does not fit, and made a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kitgen.outputs.common import press

if TYPE_CHECKING:
    from weasyprint import Document

_TALK: Final = "talk-"
_NEAR: Final = 1.0
"""CSS pixels by which ink may pass an edge and nobody sees it."""


class Bound(NamedTuple):
    """A book that was set."""

    pdf: bytes
    pages: int
    places: Mapping[str, int]
    """The page of each id."""
    tight: tuple[str, ...]
    """The conversations that need more than their page, by slug."""
    clipped: tuple[tuple[int, str], ...]
    """Words that stand beyond the paper, with their page."""
    astray: bool
    """Whether the book refers to a page by a number that is not its own."""


def bind(html: str, files: Mapping[str, bytes], identifier: bytes, *, archive: bool) -> Bound:
    """Set a manuscript; raises press.Complaint for what the typesetter cannot do."""
    with press.attentive():
        try:
            document = press.lay_out(html, files)
            pdf = document.write_pdf(
                pdf_variant="pdf/a-2a" if archive else "pdf/ua-1", pdf_identifier=identifier
            )
        except Exception as error:
            # Whatever stumbles within WeasyPrint, it stumbles over somebody's content.
            raise press.Complaint(
                f"WeasyPrint gave up ({type(error).__name__}: {error})"
            ) from error
    places: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for name in page.anchors:
            places.setdefault(name, number)
    tight = tuple(dict.fromkeys(_tight(document)))
    clipped, astray = tuple(_clipped(document)), _astray(document, places)
    return Bound(pdf, len(document.pages), places, tight, clipped, astray)


def _astray(document: Document, places: Mapping[str, int]) -> bool:
    """Whether a page is referred to by another number than it has.

    WeasyPrint forgets to write a number anew that has changed twice while pages were laid out.
    """
    for page in document.pages:
        for box in page._page_box.descendants():
            if box.element_tag != "a::after":
                continue
            name = box.element.get("href", "").removeprefix("#")
            said = "".join(getattr(inner, "text", "") for inner in box.descendants())
            number = "".join(char for char in said if char.isdigit())
            if name in places and number and int(number) != places[name]:
                return True
    return False


def _tight(document: Document) -> Iterator[str]:
    """Conversations whose words pass the end of their page, or go on on the next."""
    begun: dict[str, int] = {}
    for number, page in enumerate(document.pages):
        for box in page._page_box.descendants():
            name = _id(box)
            if not name.startswith(_TALK) or "talk" not in _classes(box):
                continue
            end = box.content_box_y() + box.height + _NEAR
            if begun.setdefault(name, number) < number or any(
                inner.position_y + inner.margin_height() > end
                for inner in box.descendants()
                if inner.element_tag == "p" and inner.is_in_normal_flow()
            ):
                yield name.removeprefix(_TALK)


def _clipped(document: Document) -> Iterator[tuple[int, str]]:
    """Words that run off the paper."""
    for number, page in enumerate(document.pages, 1):
        for box in page._page_box.descendants(placeholders=True):
            words = getattr(box, "text", "")
            if not words or not isinstance(words, str) or not words.strip():
                continue
            right, low = box.position_x + box.width, box.position_y + box.height
            if (
                right > page.width + _NEAR
                or low > page.height + _NEAR
                or box.position_x < -_NEAR
                or box.position_y < -_NEAR
            ):
                yield number, words


def _id(box: Any) -> str:
    return box.element.get("id", "") if box.element is not None else ""


def _classes(box: Any) -> list[str]:
    return (box.element.get("class") or "").split() if box.element is not None else []
