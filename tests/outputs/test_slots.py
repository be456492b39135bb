"""Slots: one page for many codes, and nothing in it but codes differs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kitgen.model.link import GUIDE, OFFER, Link, interview
from kitgen.outputs.site import slots

THERE = frozenset((interview("mara"), GUIDE, OFFER))
LINK = Link("mara", GUIDE, "email", "bcdfghjkmn", "bcdfg")
BESIDE = {
    GUIDE: LINK,
    OFFER: Link("mara", OFFER, "email", "nmkjhgfdcb", "bcdfg"),
}


def ways(site: str = "https://guide.example/", business: str | None = None) -> slots.Ways:
    return slots.Ways(site, business, "the-guide", THERE)


def filled(html: str, site: str = "https://guide.example/", business: str | None = None) -> str:
    return slots.fill(ways(site, business).cut(html), LINK, BESIDE)


def test_links_to_targets_become_share_links_and_all_others_carry_the_code() -> None:
    assert filled('<a href="/guide/">') == '<a href="/s/bcdfghjkmn/">'
    assert filled('<a href="/offer/#ask">') == '<a href="/s/nmkjhgfdcb/#ask">'
    assert filled('<a href="/">') == '<a href="/?via=bcdfghjkmn">'
    assert filled('<a href="/guide/late/#cost">') == '<a href="/guide/late/?via=bcdfghjkmn#cost">'


def test_a_target_that_has_no_link_of_this_way_carries_the_code() -> None:
    assert filled('href="/conversations/mara/#t=1"') == (
        'href="/conversations/mara/?via=bcdfghjkmn#t=1"'
    )


def test_a_site_in_a_folder_keeps_its_folder() -> None:
    site = "https://example.org/kit/"
    assert filled('href="/kit/offer/"', site) == 'href="/kit/s/nmkjhgfdcb/"'
    assert filled('href="/offer/"', site) == 'href="/offer/"'


def test_the_sites_own_full_address_is_a_way_on_as_well() -> None:
    assert filled('href="https://guide.example/offer/"') == 'href="/s/nmkjhgfdcb/"'
    assert filled('href="https://guide.example.evil/offer/"') == (
        'href="https://guide.example.evil/offer/"'
    )


def test_files_places_and_ways_out_are_left_alone() -> None:
    for href in (
        "/assets/site-1.css",
        "/feed.xml",
        "#main",
        "https://elsewhere.example/guide/",
        "mailto:a@b.example",
        "/guide/?x=1",
    ):
        assert filled(f'<a href="{href}">') == f'<a href="{href}">'


@given(st.text(alphabet="ab<>&\"'~./#?=kitgencode ", max_size=60))
def test_words_stay_as_they_are(words: str) -> None:
    text = words.replace("href", "")
    known = (slots.CODE, slots.PLATE, slots.slot("channel"), "~kitgen.to.")
    if not any(name in text for name in known):
        assert filled(f"<p>{text}</p>") == f"<p>{text}</p>"


def test_what_looks_like_a_slot_stays_what_somebody_wrote() -> None:
    assert filled("<p>~kitgen.secret~ ~kitgen.~ ~~</p>") == "<p>~kitgen.secret~ ~kitgen.~ ~~</p>"


def test_the_plate_is_filled_in_as_it_is() -> None:
    pieces = ways().cut(f"<main>{slots.PLATE}</main>")
    assert slots.fill(pieces, LINK, BESIDE, "<p>by ~kitgen.code~</p>") == (
        "<main><p>by ~kitgen.code~</p></main>"
    )


def test_around_a_kit_in_a_folder_of_the_businesss_site_the_site_is_the_businesss() -> None:
    site, business = "https://studio.example/kit/", "https://studio.example/"
    tags = "utm_source=email&amp;utm_medium=referral&amp;utm_campaign=the-guide"
    assert filled('href="https://studio.example/prices"', site, business) == (
        f'href="https://studio.example/prices?{tags}&amp;utm_content=bcdfghjkmn"'
    )
    for own in ("https://studio.example/kit/feed.xml", "https://studio.example/kit/assets/x.css"):
        assert filled(f'href="{own}"', site, business) == f'href="{own}"'
    assert filled('href="https://studio.example/kit/offer/"', site, business) == (
        'href="/kit/s/nmkjhgfdcb/"'
    )


BOOK = "guide/the-guide.pdf"


def with_book(html: str, edition: str, site: str = "https://guide.example/") -> str:
    kept = slots.Ways(site, None, "the-guide", THERE, BOOK).cut(html)
    return slots.fill(kept, LINK, BESIDE, edition=edition)


def test_the_book_becomes_that_of_whoever_passed_the_page_on() -> None:
    assert with_book(f'<a href="/{BOOK}" download>', "d/bcdfghjkmn.pdf") == (
        '<a href="/d/bcdfghjkmn.pdf" download>'
    )
    assert with_book(f'<a href="/kit/{BOOK}">', "d/x.pdf", "https://example.org/kit/") == (
        '<a href="/kit/d/x.pdf">'
    )


def test_without_an_edition_the_book_is_everybodys() -> None:
    assert with_book(f'<a href="/{BOOK}">', BOOK) == f'<a href="/{BOOK}">'
    assert filled(f'<a href="/{BOOK}">') == f'<a href="/{BOOK}">'


def test_other_documents_are_no_book() -> None:
    for href in ("/guide/the-guide-leaflet.pdf", "/guide/the-guide.epub", f"/{BOOK}x"):
        assert with_book(f'<a href="{href}">', "d/x.pdf") == f'<a href="{href}">'
