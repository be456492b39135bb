"""What WeasyPrint leaves undone: folios are no content, and headers say what they head."""

from __future__ import annotations

import re

import page
import pikepdf
import pypdfium2
import pytest

from kitgen.outputs.common.finish import finished

from .setting import elements, opened, rendered


@pytest.fixture(scope="module")
def before() -> bytes:
    return rendered()


@pytest.fixture(scope="module")
def after(before: bytes) -> bytes:
    return finished(before)


def texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(one.get_textpage().get_text_range().split()) for one in document]
    finally:
        document.close()


def artifacts(document: pikepdf.Pdf) -> list[int]:
    """How many stretches of each page are no content."""
    return [
        len(re.findall(rb"/Artifact (?:BMC|<<[^>]*>>\s*BDC)", one.obj.Contents.read_bytes()))
        for one in document.pages
    ]


def test_pages_keep_their_words(before: bytes, after: bytes) -> None:
    assert texts(after) == texts(before)
    assert "It says more." in texts(after)[-1]


def test_running_heads_and_folios_are_no_content(before: bytes, after: bytes) -> None:
    with opened(before) as plain, opened(after) as put_right:
        found = [b - a for a, b in zip(artifacts(plain), artifacts(put_right), strict=True)]
    assert len(found) == 3
    assert min(found) >= 2


def test_every_marked_content_belongs_to_an_element_that_is_there(after: bytes) -> None:
    with opened(after) as document:
        known = {one.objgen for one in document.objects if isinstance(one, pikepdf.Dictionary)}
        places = list(document.Root.StructTreeRoot.ParentTree.Nums)
        by_place = dict(zip(map(int, places[::2]), places[1::2], strict=True))
        for one in document.pages:
            owners = by_place[int(one.obj.StructParents)]
            marks = {int(n) for n in re.findall(rb"/MCID (\d+)", one.obj.Contents.read_bytes())}
            assert marks
            for mark in marks:
                assert owners[mark] is not None
                assert owners[mark].objgen in known


def test_each_header_says_what_it_heads(after: bytes) -> None:
    with opened(after) as document:
        scopes = [(str(one.A.O), str(one.A.Scope)) for one in elements(document, "/TH")]
    assert scopes == [
        ("/Table", "/Column"),
        ("/Table", "/Column"),
        ("/Table", "/Row"),
        ("/Table", "/Row"),
    ]


def test_a_row_of_headers_alone_heads_its_columns() -> None:
    table = "<table><tr><th>A</th><th>B</th></tr><tr><th>C</th><td>D</td></tr></table>"
    with opened(finished(rendered(table))) as document:
        scopes = [str(one.A.Scope) for one in elements(document, "/TH")]
    assert scopes[-3:] == ["/Column", "/Column", "/Row"]


def test_dots_that_lead_to_a_page_stand_for_some_character(after: bytes) -> None:
    with opened(after) as document:
        maps = [
            one.ToUnicode.read_bytes()
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one
        ]
    assert maps
    assert not [said for said in maps if b"<>" in said]


def test_it_is_accessible(before: bytes, after: bytes) -> None:
    report = page.validate_pdf_bytes(after, profile="ua1")
    assert report.is_compliant, [(one.rule_id, one.message) for one in report.failures]
    assert not page.validate_pdf_bytes(before, profile="ua1").is_compliant


@pytest.mark.filterwarnings("ignore:Exception ignored")  # WeasyPrint leaves a profile open
def test_what_is_for_archives_says_to_be_accessible_as_well() -> None:
    with opened(finished(rendered(pdf_variant="pdf/a-2a"))) as document:
        said = document.Root.Metadata.read_bytes()
    assert said.count(b"<pdfuaid:part>1</pdfuaid:part>") == 1
    assert b'pdfaid:part="2"' in said


def test_what_says_so_already_says_it_once(after: bytes) -> None:
    with opened(after) as document:
        assert document.Root.Metadata.read_bytes().count(b"pdfuaid:part") == 1


def test_the_same_document_gives_the_same_bytes(before: bytes, after: bytes) -> None:
    assert finished(before) == after
