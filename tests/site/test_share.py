"""Share pages of the sample: complete, traceable by their address alone, and discreet."""

from __future__ import annotations

import re
from contextlib import closing
from urllib.parse import parse_qs, urlsplit

import pytest

from kitgen.build.links.answers import share_pages
from kitgen.build.links.book import book_of, completed_of
from kitgen.build.pipeline import quiet, today
from kitgen.build.sources import load
from kitgen.links import key, ledger
from kitgen.links.ledger import Ledger
from kitgen.model.link import VANITY, Link, page_of

from .reading import Page, Pages


@pytest.fixture(scope="session")
def given(sample: Pages) -> Ledger:
    """Every share link of the sample."""
    root = sample.built.root
    keys, _ = key.read((root / key.PATH).read_bytes())
    read = ledger.read((root / ledger.PATH).read_bytes(), keys)
    assert read.findings == ()
    return read.ledger


def shown(sample: Pages, given: Ledger) -> list[tuple[Link, Page]]:
    return [(link, sample.pages[f"{link.path}index.html"]) for link in given.links]


def test_every_link_of_the_ledger_has_a_page_and_no_page_has_another(
    sample: Pages, given: Ledger
) -> None:
    assert len(given.links) > 100
    assert {f"{link.path}index.html" for link in given.links} == {
        page.path for page in sample.of("share")
    }


def test_a_share_page_says_its_own_address_and_nothing_to_search_engines(
    sample: Pages, given: Ledger
) -> None:
    for link, page in shown(sample, given):
        own = link.code
        if link.channel == VANITY:
            found = given.find(link.ambassador, link.target, "link")
            assert found is not None
            own = found.code
        assert page.meta("og:url") == f"{sample.url}s/{own}/"
        assert page.meta("robots") == "noindex"
        assert page.rel("canonical") is None
        assert page.graph == []


def test_a_share_page_is_its_target_word_for_word(sample: Pages, given: Ledger) -> None:
    def words(page: Page) -> str:
        text = page.all("main")[0].text
        for one in page.all("p", **{"class": "exlibris"}):
            text = text.replace(one.text, "", 1)
        # Of the documents, only the book is everybody's own.
        for one in page.all("div", **{"class": "take"}):
            text = text.replace(one.text, "", 1)
        # The code of a public page's address is left out where there are thousands of others.
        return re.sub(r"QR code.*?right away\.", "", text).replace(" ", "")

    for link, page in shown(sample, given):
        public = sample.pages[f"{page_of(link.target)}index.html"]
        assert page.title == public.title
        assert page.meta("og:image") == public.meta("og:image")
        here, there = words(page), words(public)
        assert abs(len(here) - len(there)) < 150, (page.path, public.path)
        assert here[:2_000] == there[:2_000]


def test_every_way_on_keeps_the_ambassador_and_the_channel(sample: Pages, given: Ledger) -> None:
    for link, page in shown(sample, given):
        if link.channel == VANITY:
            continue
        seen = 0
        for one in page.all("a"):
            href = one.attrs["href"]
            found = sample.find(page, href)
            if found is None or href.startswith("#") or not found[0].endswith("index.html"):
                continue
            seen += 1
            there = sample.pages[found[0]]
            if there.kind == "share":
                other = given.by_code[there.path.split("/")[1]]
                assert (other.ambassador, other.channel) == (link.ambassador, link.channel), href
            else:
                assert parse_qs(urlsplit(href).query) == {"via": [link.code]}, (page.path, href)
        assert seen > 4


def test_targets_of_the_ambassador_are_reached_without_a_parameter(
    sample: Pages, given: Ledger
) -> None:
    """Who reads without a script goes from interview to guide to offer by the path alone."""
    for link, page in shown(sample, given):
        if link.channel == VANITY:
            continue
        hrefs = {one.attrs["href"].partition("#")[0] for one in page.all("a")}
        for target, other in given.beside(link).items():
            if not target.startswith("interview:"):
                assert sample.built.base + other.path in hrefs, (page.path, target)


def test_the_form_posts_the_code_of_its_page(sample: Pages, given: Ledger) -> None:
    offers = [(link, page) for link, page in shown(sample, given) if link.target == "offer"]
    assert offers
    for link, page in offers:
        (field,) = page.all("input", name="code")
        assert field.attrs["value"] == link.code
        assert "disabled" not in field.attrs
    (field,) = sample.pages["offer/index.html"].all("input", name="code")
    assert field.attrs == {"type": "hidden", "name": "code", "value": "", "disabled": ""}


def test_only_those_who_agreed_are_named(sample: Pages, given: Ledger) -> None:
    people = {person.id: person for person in sample.built.kit.ambassadors}
    assert {person.name_public for person in people.values()} == {True, False}
    for link, page in shown(sample, given):
        (plate,) = page.all("p", **{"class": "exlibris"})
        person = people[link.ambassador]
        if person.name_public:
            assert f"Passed on to you by {person.name}" in plate.text
        else:
            assert plate.text == "Passed on to you by somebody you know."
            assert person.name not in page.html


def test_nothing_is_left_to_be_filled_in(sample: Pages) -> None:
    for page in sample:
        assert "~kitgen" not in page.html, page.path


def test_any_page_can_be_made_from_its_code_alone(sample: Pages, given: Ledger) -> None:
    with closing(load(sample.built.root, quiet)) as sources:
        opened = book_of(sources, today())
        assert opened.book is not None
        links = completed_of(sources, opened.book.shown)
        shares, findings = share_pages(sources, opened.book.shown, links, today())
        assert shares is not None, findings
        for link in given.links[::7]:
            made = shares.page(link.code)
            assert made is not None
            assert made.data == sample.file(made.path).read_bytes()
        assert shares.page("bcdfghjkmn") is None
