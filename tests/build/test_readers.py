"""The guide for e-readers as a build makes it: who agreed to be in it, and what it is set in."""

from __future__ import annotations

import io
import re
from typing import Any
from zipfile import ZipFile

import pytest

from ..outputs.pdf.reading import Pdf

SETTINGS = "content/kit.yaml"
EPUB = "guide/the-waiting-guide.epub"


@pytest.fixture
def readers(book: Any) -> Any:
    book.edit(SETTINGS, "formats: [pdf, leaflet]", "formats: [epub]")
    return book


def files(kit: Any) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(kit.built()[EPUB])) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_of_guests_who_did_not_agree_to_documents_only_the_name_is_in_it(readers: Any) -> None:
    found = files(readers)
    said = b"".join(found.values()).replace(b"\xc2\xa0", b" ")
    assert b"Mara waited" in said
    assert said.count(b"Kofi") == 1
    assert b"Kofi Rao</a>" in said
    portraits = [name for name in found if "mara" in name and name.endswith((".jpg", ".png"))]
    assert len(portraits) == 1
    assert not [name for name in found if "kofi" in name]


def test_it_leads_to_pages_that_everybody_finds(readers: Any) -> None:
    said = b"".join(data for name, data in files(readers).items() if name.endswith(".xhtml"))
    assert b"https://guide.example/conversations/mara/" in said
    assert b"slot.invalid" not in said
    assert b"/s/" not in said
    assert b"via=" not in said


def test_pages_are_those_of_the_printed_book_where_there_is_one(readers: Any) -> None:
    alone = files(readers)["EPUB/nav.xhtml"].partition(b"page-list")[2]
    assert re.findall(rb">(\d+)</a>", alone) == [str(n).encode() for n in range(1, 8)]
    readers.edit(SETTINGS, "formats: [epub]", "formats: [epub, pdf]")
    listed = files(readers)["EPUB/nav.xhtml"].partition(b"page-list")[2]
    book = Pdf((readers.site / "guide/the-waiting-guide.pdf").read_bytes())
    begins = {mark.page for mark in book.bookmarks}
    numbers = {int(number) for number in re.findall(rb">(\d+)</a>", listed)}
    assert len(numbers) > 3
    assert numbers <= begins


def test_a_portrait_that_is_drawn_is_shown_as_it_is(readers: Any) -> None:
    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 50">'
        b'<rect width="40" height="50" fill="#345"/><script>evil()</script></svg>'
    )
    readers.write("content/interviews/mara/portrait.svg", drawing)
    readers.edit_interview("mara", "portrait.png", "portrait.svg")
    found = files(readers)
    assert [name for name in found if "mara" in name and "portrait" in name]
    assert b"evil" not in b"".join(found.values())
