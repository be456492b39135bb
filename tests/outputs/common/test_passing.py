"""Addresses that are handed on: whose they are, and that nobody's code is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.links.ledger import Ledger
from kitgen.model.link import GUIDE, OFFER, ON_PAPER, ON_SCREEN, VANITY, Link, interview
from kitgen.outputs.common.passing import (
    Slot,
    filled,
    personal,
    placeholder,
    public,
    slot_of,
    slots,
    typed,
)

MARA = interview("mara")
LEDGER = Ledger(
    (
        Link("ines", GUIDE, ON_SCREEN, "inesguide2", "k"),
        Link("mara", GUIDE, ON_PAPER, "maraguidep", "k"),
        Link("mara", GUIDE, ON_SCREEN, "maraguides", "k"),
        Link("mara", MARA, ON_SCREEN, "maramaras2", "k"),
        Link("mara", MARA, VANITY, "maria", ""),
        Link("mara", OFFER, "email", "maraoffere", "k"),
    ),
    "k",
)
SLUG = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).filter(lambda s: len(s) < 60)


def absolute(path: str) -> str:
    return f"https://guide.example/{path}"


@given(SLUG, st.sampled_from([ON_SCREEN, ON_PAPER, "in-person"]))
def test_a_placeholder_is_read_back_as_its_slot(slug: str, channel: str) -> None:
    for target in (GUIDE, OFFER, interview(slug)):
        assert slot_of(placeholder(target, channel)) == Slot(target, channel)


@pytest.mark.parametrize(
    "address",
    [
        "https://guide.example/pdf/guide",
        "https://slot.invalid/",
        "https://slot.invalid/pdf/guide#top",
        "https://slot.invalid/pdf/guide?x=1",
        "https://slot.invalid/PDF/guide",
        "http://slot.invalid/pdf/guide",
        "",
    ],
)
def test_another_address_is_no_slot(address: str) -> None:
    assert slot_of(address) is None


def test_nobodys_edition_leads_to_the_pages_that_everybody_finds() -> None:
    fill = public(absolute)
    assert fill(Slot(GUIDE, ON_PAPER)) == "https://guide.example/guide/"
    assert fill(Slot(OFFER, ON_SCREEN)) == "https://guide.example/offer/"
    assert fill(Slot(MARA, ON_SCREEN)) == "https://guide.example/conversations/mara/"


def test_somebodys_edition_leads_to_their_links_of_its_own_way() -> None:
    fill = personal("mara", LEDGER, absolute)
    assert fill(Slot(GUIDE, ON_SCREEN)) == "https://guide.example/s/maraguides/"
    assert fill(Slot(GUIDE, ON_PAPER)) == "https://guide.example/s/maraguidep/"
    assert fill(Slot(MARA, ON_SCREEN)) == "https://guide.example/s/maramaras2/"


def test_a_target_without_a_link_keeps_the_code_of_its_own_way() -> None:
    fill = personal("mara", LEDGER, absolute)
    assert fill(Slot(OFFER, ON_SCREEN)) == "https://guide.example/offer/?via=maraguides"
    assert fill(Slot(OFFER, ON_PAPER)) == "https://guide.example/offer/?via=maraguidep"
    assert fill(Slot(interview("ines"), ON_SCREEN)) == (
        "https://guide.example/conversations/ines/?via=maraguides"
    )


def test_who_has_no_link_at_all_passes_on_the_public_pages() -> None:
    fill = personal("tunde", LEDGER, absolute)
    assert fill(Slot(GUIDE, ON_SCREEN)) == "https://guide.example/guide/"
    assert fill(Slot(OFFER, ON_PAPER)) == "https://guide.example/offer/"


def test_no_address_of_one_holds_a_code_of_another() -> None:
    codes = {link.ambassador: set[str]() for link in LEDGER.links}
    for link in LEDGER.links:
        codes[link.ambassador].add(link.code)
    for person in codes:
        fill = personal(person, LEDGER, absolute)
        others = set().union(*(found for one, found in codes.items() if one != person))
        for target in (GUIDE, OFFER, MARA, interview("ines")):
            for channel in (ON_SCREEN, ON_PAPER, "email"):
                address = fill(Slot(target, channel))
                assert not [code for code in others if code in address]


def test_every_placeholder_of_a_text_is_filled_and_all_else_stays() -> None:
    text = f'a "{placeholder(GUIDE)}" <{placeholder(OFFER, ON_PAPER)}> https://slot.invalid.example'
    assert filled(text, lambda slot: f"[{slot.target} {slot.channel}]") == (
        'a "[guide pdf]" <[offer print]> https://slot.invalid.example'
    )


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://www.guide.example/s/bcdfghjkmn/", "guide.example/s/bcdfghjkmn"),
        ("https://guide.example/offer/?via=bcdfghjkmn", "guide.example/offer"),
        ("http://guide.example/offer/", "guide.example/offer"),
    ],
)
def test_what_is_typed_ends_where_the_page_does(address: str, said: str) -> None:
    text = f"{typed(OFFER)}, {placeholder(OFFER)}"
    assert filled(text, lambda slot: address) == f"{said}, {address}"
    assert slot_of(typed(OFFER)) is None


def test_slots_are_named_once_in_the_order_of_their_first() -> None:
    addresses = [placeholder(OFFER), "mailto:a@b.example", placeholder(GUIDE), placeholder(OFFER)]
    assert slots(addresses) == [Slot(OFFER, ON_SCREEN), Slot(GUIDE, ON_SCREEN)]
