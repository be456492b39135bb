"""The settings of the book: what they are where nothing is said, and what they refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from kitgen.load import read
from kitgen.load.kit import load
from kitgen.model.book import Book
from kitgen.model.kit import Kit

KIT = (Path(__file__).parents[1] / "kits" / "one-problem" / "content" / "kit.yaml").read_text()


def with_book(text: str) -> read.Loaded[read.Settings]:
    return read.read_settings("content/kit.yaml", f"{KIT}\nbook: {text}\n".encode())


def test_without_a_word_everything_is_made_on_the_usual_page_for_everybody() -> None:
    assert Book() == Book(
        formats=("pdf", "epub", "slides", "leaflet"), page="170x240", archive=False, editions=True
    )
    assert Book().letter is None


def test_what_is_said_is_taken() -> None:
    found = with_book("{ formats: [epub], page: a5, archive: true, editions: false }").value
    assert found is not None
    assert found.book == Book(formats=("epub",), page="a5", archive=True, editions=False)


@pytest.mark.parametrize(
    ("text", "word", "column"),
    [
        ("{ page: a3 }", "a3", 15),
        ("{ formats: [pdf, docx] }", "docx", 23),
        ("{ formats: pdf }", "pdf", 18),
        ("{ pages: a5 }", "pages", 7),
        ("{ editions: perhaps }", "perhaps", 19),
    ],
)
def test_what_cannot_be_is_a_finding_at_its_place(text: str, word: str, column: int) -> None:
    loaded = with_book(text)
    assert loaded.value is None
    (finding,) = loaded.findings
    assert word in finding.message
    assert finding.place.line == KIT.count("\n") + 2
    assert abs(finding.place.column - column) <= 2


def kit(text: str = "{}") -> Kit:
    found, settings = load(Path(__file__).parents[1] / "kits" / "one-problem").kit, with_book(text)
    assert found is not None
    assert settings.value is not None
    return found._replace(settings=settings.value)


def test_a_kit_has_a_book_if_it_has_a_problem_and_wants_one() -> None:
    assert kit().has_book
    assert kit("{ formats: [pdf] }").has_book
    assert not kit("{ formats: [epub, leaflet] }").has_book
    assert not kit()._replace(problems={}).has_book


def test_editions_are_of_the_book_and_can_be_switched_off() -> None:
    assert kit().has_editions
    assert not kit("{ editions: false }").has_editions
    assert not kit("{ formats: [leaflet] }").has_editions


def test_a_kit_without_documents_is_otherwise_the_same() -> None:
    before = kit("{ page: a5 }")
    after = before.without_documents
    assert after.settings.book.formats == ()
    assert after.settings.book.page == "a5"
    assert after._replace(settings=before.settings) == before
    assert not after.has_book
