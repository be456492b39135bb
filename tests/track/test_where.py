"""What addresses stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.model.tally import What
from kitgen.track.places import Places
from kitgen.track.where import Asked, Where, asked

PLACES = Places(
    "/kit/",
    frozenset({"", "offer/", "guide/one/", "share/secret/"}),
    {"bcdfghjkmn": "mara", "mara": "mara"},
)
WHERE = Where(PLACES, frozenset({"guide/the-guide.pdf"}), "Example.org:443")
MINE = "bcdfghjkmn"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/kit/", Asked(What.ASKED, "", "")),
        ("/kit", Asked(What.ASKED, "", "")),
        ("/kit/index.html", Asked(What.ASKED, "", "")),
        ("/kit/offer", Asked(What.ASKED, "offer/", "")),
        ("/Kit/Offer/", Asked(What.ASKED, "offer/", "")),
        ("https://example.org/kit/offer/#form", Asked(What.ASKED, "offer/", "")),
        (f"/kit/guide/one/?via={MINE}", Asked(What.ASKED, "guide/one/", MINE)),
        (f"/kit/guide/one/?a=b&via=x&via={MINE.upper()}", Asked(What.ASKED, "guide/one/", MINE)),
        ("/kit/guide/one/?via=zzzzzzzzzz", Asked(What.ASKED, "guide/one/", "", unknown=True)),
        ("/kit/guide/one/?xvia=mara", Asked(What.ASKED, "guide/one/", "")),
        (f"/kit/s/{MINE}/", Asked(What.ASKED, f"s/{MINE}/", MINE)),
        (f"/kit/s/{MINE}/?via=mara&utm_source=x", Asked(What.ASKED, f"s/{MINE}/", MINE)),
        ("/kit/s/zzzzzzzzzz/", Asked(What.ASKED, "s/", "", unknown=True)),
        ("/kit/mara/", Asked(What.ASKED, "mara/", "mara")),
        ("/kit/guide/the-guide.pdf?via=mara", Asked(What.DOWNLOAD, "guide/the-guide.pdf", "mara")),
        (f"/kit/d/{MINE}.pdf", Asked(What.DOWNLOAD, f"d/{MINE}.pdf", MINE)),
        (f"/kit/d/{MINE}-letter.pdf", Asked(What.DOWNLOAD, f"d/{MINE}-letter.pdf", MINE)),
        ("/kit/d/zzzzzzzzzz.pdf", Asked(What.DOWNLOAD, "d/", "", unknown=True)),
        ("/kit/guide/another.pdf", None),
        ("/kit/s/", None),
        ("/kit/share/secret/", None),
        (f"/kit/s/{MINE}/card.png", None),
        ("/kit/favicon.ico", None),
        ("/other/offer/", None),
        ("/", None),
        ("", None),
        ("*", None),
    ],
)
def test_an_address_stands_for_a_page_a_document_or_nothing(
    address: str, found: Asked | None
) -> None:
    assert asked(address, WHERE) == found


@given(st.text())
def test_any_address_stands_for_something_of_the_site_or_nothing(text: str) -> None:
    for address in (text, f"/kit/{text}", f"/kit/?{text}"):
        found = asked(address, WHERE)
        assert found is None or found.code in ("", *PLACES.people)


@pytest.mark.parametrize(
    ("host", "elsewhere"),
    [
        ("example.org", False),
        ("WWW.EXAMPLE.ORG:80", False),
        ("", False),
        ("example.com", True),
        ("shop.example.org", True),
    ],
)
def test_a_host_is_the_sites_with_www_and_port_or_without(host: str, elsewhere: bool) -> None:
    assert WHERE.is_elsewhere(host) is elsewhere
    assert not Where(PLACES).is_elsewhere(host)
