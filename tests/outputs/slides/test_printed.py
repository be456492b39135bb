"""The print: a page a slide, tagged, with links that are slots until they are filled."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import page
import pikepdf
import pytest

from kitgen.load.resources import templates
from kitgen.outputs.slides import making
from kitgen.outputs.slides.printed import Face, Style, printed
from kitgen.outputs.slides.slide import Deck

from .conftest import Studio, address


@pytest.fixture(scope="session")
def style() -> Style:
    folder = templates() / "slides"
    faces = tuple(
        Face(str(about["name"]), int(str(about["weight"])), data)
        for about, data in making.faces("Newsreader", "Figtree", "…")
    )
    return Style(
        (folder / "print.html").read_text("utf-8"),
        (folder / "print.css").read_text("utf-8"),
        faces,
    )


@pytest.fixture(scope="session")
def small(studio: Studio) -> tuple[Studio, Deck]:
    one = studio.with_problem()
    return one, one.plan()


@pytest.fixture(scope="session")
def made(small: tuple[Studio, Deck], style: Style) -> bytes:
    studio, deck = small
    return printed(deck.slides, studio.look(), studio.pictures(deck), style)


def _links(pdf: bytes) -> set[str]:
    with pikepdf.Pdf.open(io.BytesIO(pdf)) as opened:
        return {
            str(annotation.A.URI)
            for one in opened.pages
            for annotation in one.get("/Annots", ())
            if "/A" in annotation
        }


def test_a_page_a_slide_in_sixteen_to_nine(made: bytes, small: tuple[Studio, Deck]) -> None:
    with pikepdf.Pdf.open(io.BytesIO(made)) as opened:
        assert len(opened.pages) == len(small[1].slides)
        boxes = {tuple(float(edge) for edge in one.mediabox) for one in opened.pages}
        assert boxes == {(0.0, 0.0, 960.0, 540.0)}
        root: Any = opened.Root
        assert str(root.Lang) == "en"


def test_it_is_accessible(made: bytes) -> None:
    report = page.validate_pdf_bytes(made, profile="ua1")
    assert report.is_compliant, [(one.rule_id, one.message) for one in report.failures]


def test_links_are_slots_until_an_edition_fills_them(
    made: bytes, small: tuple[Studio, Deck], style: Style
) -> None:
    assert _links(made) == {"https://slot.invalid/pdf/offer"}
    studio, deck = small
    pictures = studio.pictures(deck)
    filled = printed(deck.slides[-1:], studio.look(), pictures, style, address, "Mara")
    assert _links(filled) == {"https://guide.example/pdf/?to=offer&by=mara"}
    assert b"slot.invalid" not in filled


def test_the_same_slides_are_the_same_bytes(
    made: bytes, small: tuple[Studio, Deck], style: Style
) -> None:
    studio, deck = small
    assert printed(deck.slides, studio.look(), studio.pictures(deck), style) == made


def test_hostile_words_stay_words(single: Callable[..., Studio], style: Style) -> None:
    hostile = "<script>alert(1)</script> {{ css }} </style> &amp; ]]>"
    studio = single(symptoms={"title": hostile, "text": hostile, "lines": [hostile]})
    deck = studio.plan()
    found = printed(deck.slides[:4], studio.look(), studio.pictures(deck), style)
    assert found.startswith(b"%PDF")
