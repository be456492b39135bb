"""Editions: the same book with somebody's own links and name."""

from __future__ import annotations

import pytest

from kitgen.outputs.common.passing import Slot
from kitgen.outputs.epub import archive
from kitgen.outputs.epub.book import Guide, make
from kitgen.outputs.epub.edition import PASSED_ON, edition

from .conftest import texts


def fill(slot: Slot) -> str:
    return f"https://guide.example/s/{slot.target.replace(':', '-')}/?a=1&via={slot.channel}"


@pytest.fixture(scope="module")
def book(sample: Guide) -> bytes:
    return make(sample)


def test_every_placeholder_is_filled_in(sample: Guide, book: bytes) -> None:
    pages = texts(edition(book, fill, sample.theme.strings, "Mara"))
    assert not any("slot.invalid" in text or PASSED_ON in text for text in pages.values())
    assert "https://guide.example/s/offer/?a=1&amp;via=pdf" in pages["offer.xhtml"]
    assert "s/interview-mara-lindqvist/" in pages["talk-mara-lindqvist.xhtml"]


@pytest.mark.parametrize(
    ("name", "public", "line"),
    [
        ("Mara Lindqvist", False, "Passed on to you by Mara\u00a0Lindqvist"),
        (None, False, "Passed on to you by somebody you know."),
        (None, True, "This copy is for passing on."),
        ("<b>\x00 & \"'", False, "Passed on to you by &lt;b&gt;\u00a0&amp;\u00a0&quot;&#x27;"),
        ("https://slot.invalid/pdf/offer", False, "by https://slot.invalid/pdf/offer"),
    ],
)
def test_the_plate_says_who_passed_it_on(
    sample: Guide, book: bytes, name: str | None, public: bool, line: str
) -> None:
    made = edition(book, fill, sample.theme.strings, name, public=public)
    assert f"{line}</h1>" in texts(made)["plate.xhtml"]


def test_pages_without_placeholders_are_copied_as_they_are(sample: Guide, book: bytes) -> None:
    before = {one.name: one for one in archive.read(book)}
    after = {one.name: one for one in archive.read(edition(book, fill, sample.theme.strings))}
    assert list(before) == list(after)
    changed = {name for name in before if before[name] != after[name]}
    assert "EPUB/plate.xhtml" in changed
    assert "EPUB/cover.png" not in changed
    assert "EPUB/symptoms-flying-blind.xhtml" not in changed


def test_the_same_edition_has_the_same_bytes(sample: Guide, book: bytes) -> None:
    strings = sample.theme.strings
    assert edition(book, fill, strings, "Mara") == edition(book, fill, strings, "Mara")
