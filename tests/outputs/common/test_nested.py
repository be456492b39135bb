"""Links within links: one stop for whoever goes from link to link, and nothing lost."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from kitgen.outputs.common.nested import unite

from .setting import elements, opened, rendered


@pytest.fixture(scope="module")
def before() -> bytes:
    return rendered()


def united(pdf: bytes) -> pikepdf.Pdf:
    document = opened(pdf)
    unite(document)
    return document


def annotations(document: pikepdf.Pdf) -> list[Any]:
    return [one for page in document.pages for one in page.obj.get("/Annots", [])]


def where(link: Any) -> str:
    return str(link.A.URI) if "/A" in link and "/URI" in link.A else str(link.get("/Dest"))


def box(link: Any) -> list[float]:
    return [float(side) for side in link.Rect]


def test_each_link_is_one_stop(before: bytes) -> None:
    with opened(before) as plain, united(before) as after:
        assert max(Counter(map(where, annotations(plain))).values()) > 1
        assert Counter(map(where, annotations(after))) == {
            "one": 1,
            "two": 1,
            "https://example.org/": 1,
            "https://example.org/b": 1,
        }


def test_no_link_of_the_structure_stands_in_another_however_deep(before: bytes) -> None:
    with united(before) as document:
        links = list(elements(document, "/Link"))
        assert len(links) == 4
        for link in links:
            above = link.P
            while "/S" in above:
                assert above.S != "/Link"
                above = above.P


def test_every_link_of_the_structure_has_its_annotation_and_every_annotation_its_link(
    before: bytes,
) -> None:
    with united(before) as document:
        owned = [
            kid.Obj.objgen
            for link in elements(document, "/Link")
            for kid in link.K
            if not isinstance(kid, int) and kid.get("/Type") == "/OBJR"
        ]
        assert sorted(owned) == sorted(one.objgen for one in annotations(document))


def test_a_link_covers_all_that_stood_in_it(before: bytes) -> None:
    with opened(before) as plain, united(before) as after:
        for link in annotations(after):
            parts = [box(one) for one in annotations(plain) if where(one) == where(link)]
            across, up = (sorted(box(link)[start::2]) for start in (0, 1))
            for one in parts:
                assert across[0] <= min(one[::2]) + 0.01
                assert across[1] >= max(one[::2]) - 0.01
                assert up[0] <= min(one[1::2]) + 0.01
                assert up[1] >= max(one[1::2]) - 0.01


def test_the_parent_tree_names_only_what_is_left(before: bytes) -> None:
    with united(before) as document:
        entries = list(document.Root.StructTreeRoot.ParentTree.Nums)
        places = [int(place) for place in entries[::2]]
        assert all(a < b for a, b in pairwise(places))
        used = {int(one.StructParent) for one in annotations(document)}
        used |= {int(page.obj.StructParents) for page in document.pages}
        assert set(places) == used


def test_a_document_without_links_in_links_stays_as_it_is() -> None:
    from weasyprint import HTML

    html = '<html lang="en"><title>A</title><h1>A</h1><p><a href="https://a.example/">A</a></p>'
    pdf = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=b"a")
    with opened(pdf) as plain, united(pdf) as after:
        assert [box(one) for one in annotations(after)] == [box(one) for one in annotations(plain)]
