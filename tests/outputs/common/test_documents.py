"""Documents: which a kit has, and where the site has them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kitgen.links.ledger import Ledger
from kitgen.load.kit import load
from kitgen.model.kit import Kit, Settings
from kitgen.model.link import GUIDE, ON_PAPER, ON_SCREEN, Link
from kitgen.outputs.common.documents import (
    Document,
    Whole,
    documents,
    edition_of,
    editions_of,
    path_of,
    stem,
)

SAMPLE = load(Path(__file__).parents[3]).kit
NAME = "guide/the-studio-cash-flow-field-guide"
LEDGER = Ledger(
    (
        Link("ines-carrasco", GUIDE, ON_PAPER, "onpaperonl", "k"),
        Link("mara-lindqvist", GUIDE, ON_PAPER, "hermpaper2", "k"),
        Link("mara-lindqvist", GUIDE, ON_SCREEN, "herguide22", "k"),
    ),
    "k",
)


def kit(**changes: Any) -> Kit:
    assert SAMPLE is not None
    data = SAMPLE.settings.model_dump()
    for key, value in changes.items():
        data[key] = {**data[key], **value}
    return SAMPLE._replace(settings=Settings.model_validate(data))


def booked(*formats: str, **more: Any) -> Kit:
    return kit(book={"formats": formats, **more})


def test_documents_stand_in_the_order_of_the_settings_slides_with_their_print() -> None:
    assert documents(booked("epub", "slides", "pdf", "leaflet")) == (
        Document("epub", f"{NAME}.epub"),
        Document("slides", f"{NAME}-slides.pptx"),
        Document("slides-print", f"{NAME}-slides.pdf"),
        Document("pdf", f"{NAME}.pdf"),
        Document("leaflet", f"{NAME}-leaflet.pdf"),
    )


def test_a_format_that_is_named_twice_is_made_once() -> None:
    assert [one.kind for one in documents(booked("pdf", "epub", "pdf"))] == ["pdf", "epub"]


def test_a_kit_without_problems_or_formats_has_no_documents() -> None:
    assert documents(booked()) == ()
    assert documents(booked("pdf", "epub")._replace(problems={})) == ()
    assert documents(kit().without_documents) == ()


def test_no_two_documents_lie_at_one_address() -> None:
    paths = [one.path for one in documents(booked("pdf", "epub", "slides", "leaflet"))]
    assert len({*paths, path_of(kit(), "letter")}) == 6


@pytest.mark.parametrize(
    ("title", "name"),
    [("Wait & See: a Guide", "wait-see-a-guide"), ("Übergabe", "ubergabe"), ("資金繰り", "guide")],
)
def test_files_are_called_as_the_guide_is(title: str, name: str) -> None:
    named = kit(guide={"title": title})
    assert stem(named) == name
    assert path_of(named, "pdf") == f"guide/{name}.pdf"


def test_an_edition_lies_at_the_code_of_the_link_to_the_guide() -> None:
    whole = booked("pdf", "leaflet")
    assert edition_of(whole, LEDGER, "mara-lindqvist") == "d/herguide22.pdf"
    assert edition_of(whole, LEDGER, "mara-lindqvist", "letter") == "d/herguide22-letter.pdf"
    assert editions_of(whole, LEDGER, "mara-lindqvist") == {
        "pdf": "d/herguide22.pdf",
        "leaflet": "d/herguide22-leaflet.pdf",
        "letter": "d/herguide22-letter.pdf",
    }


def test_without_a_leaflet_there_is_none_of_anybody() -> None:
    assert list(editions_of(booked("pdf"), LEDGER, "mara-lindqvist")) == ["pdf", "letter"]


@pytest.mark.parametrize(
    "changed",
    [
        booked("leaflet", "epub"),
        booked("pdf", editions=False),
        booked("pdf")._replace(problems={}),
        kit(book={"formats": ("pdf",)}, links={"pages_up_to": 1}),
    ],
    ids=["without a book", "switched off", "without a guide", "too many people for the site"],
)
def test_where_there_are_no_editions_nobody_has_one(changed: Kit) -> None:
    assert edition_of(changed, LEDGER, "mara-lindqvist") is None
    assert editions_of(changed, LEDGER, "mara-lindqvist") == {}


def test_who_has_no_link_for_documents_has_no_edition() -> None:
    assert edition_of(booked("pdf"), LEDGER, "ines-carrasco") is None
    assert edition_of(booked("pdf"), LEDGER, "nobody") is None


def test_a_whole_document_is_made_when_it_is_rendered() -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"A file"

    whole = Whole(Document("epub", "guide/a.epub"), ("hash",), make)
    (page,) = whole.plan()
    assert (page.path, page.kind, page.inputs) == ("guide/a.epub", "whole-epub", ("hash",))
    assert whole.kinds == {page.kind}
    assert not made
    assert whole.render(page).data == b"A file"
    assert made == [1]
