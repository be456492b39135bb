"""Which page an address is, and whose link led there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.track.places import Place, Places

CODE, OTHER = "bcdfghjkmn", "npqrstvwxz"
PLACES = Places("/kit/", frozenset({"", "guide/", "offer/"}), {CODE: "mara", OTHER: "karin"})


@pytest.mark.parametrize(
    ("path", "via", "place"),
    [
        ("/kit/", "", Place("", "")),
        ("/kit/index.html", "", Place("", "")),
        ("/kit/guide/", CODE, Place("guide/", CODE)),
        ("/kit/guide/index.html", CODE, Place("guide/", CODE)),
        ("/kit/guide/", "unknown", Place("guide/", "")),
        (f"/kit/s/{CODE}/", "", Place(f"s/{CODE}/", CODE)),
        (f"/kit/s/{CODE}/", OTHER, Place(f"s/{CODE}/", CODE)),
        (f"/kit/%73/{CODE}/", "", Place(f"s/{CODE}/", CODE)),
        ("/kit/s/unknown/", "", None),
        (f"/kit/s/{CODE}", "", None),
        (f"/kit/s/{CODE}/more/", "", None),
        ("/kit/guide", "", None),
        ("/kit/nothing/", CODE, None),
        ("/guide/", "", None),
        ("/kit", "", None),
        ("", "", None),
        ("/kit/" + "a" * 500, "", None),
    ],
)
def test_a_page_is_known_by_its_path(path: str, via: str, place: Place | None) -> None:
    assert PLACES.page(path, via) == place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (f"/kit/d/{CODE}.pdf", Place(f"d/{CODE}.pdf", CODE)),
        (f"/kit/d/{CODE}-leaflet.pdf", Place(f"d/{CODE}-leaflet.pdf", CODE)),
        ("/kit/d/aaaaaaaaaa.pdf", None),
        (f"/kit/d/{CODE}.pdf/", None),
        (f"/kit/d/../d/{CODE}.pdf", None),
        (f"/d/{CODE}.pdf", None),
        (f"/kit/d/{CODE}.PDF", None),
    ],
)
def test_an_edition_is_known_by_its_code(path: str, place: Place | None) -> None:
    assert PLACES.file(path) == place


def test_whose_link_it_is_nobody_knows_of_a_code_that_is_gone() -> None:
    assert PLACES.person(CODE) == "mara"
    assert PLACES.person("gone") == "gone"


@given(st.text(), st.text())
def test_whatever_is_asked_for_only_pages_and_codes_of_the_site_are_found(
    path: str, via: str
) -> None:
    for asked in (path, f"/kit/{path}", f"/kit/s/{path}/"):
        found = PLACES.page(asked, via)
        if found is not None:
            assert found.page in PLACES.pages or found.page == f"s/{found.code}/"
            assert found.code in ("", CODE, OTHER)
