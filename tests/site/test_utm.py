"""Links out to the business's own site say where a reader comes from; no others do."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from hypothesis import given as example_of
from hypothesis import strategies as some

from kitgen.links import key, ledger
from kitgen.links.names import meant
from kitgen.model.link import Link
from kitgen.outputs.site.slots import Ways, fill

from .reading import Page, Pages

LINK = Link("mara", "guide", "linkedin", "bcdfghjkmn", "k")
TAGS = {
    "utm_source": "linkedin",
    "utm_medium": "referral",
    "utm_campaign": "the-guide",
    "utm_content": "bcdfghjkmn",
}
BUSINESS = "https://ledgerline.example/"


def leads(address: str, business: str | None = BUSINESS, site: str = "https://g.example/") -> str:
    """Where a link leads on a share page that led to this address on the public page."""
    ways = Ways(site, business, "the-guide", {"guide", "offer"})
    page = fill(ways.cut(f'<p><a href="{html.escape(address)}">x</a>'), LINK, {"guide": LINK})
    found = re.fullmatch(r'<p><a href="([^"]*)">x</a>', page)
    assert found, page
    return html.unescape(found[1])


@pytest.mark.parametrize(
    ("address", "before", "after"),
    [
        ("https://ledgerline.example", "https://ledgerline.example?", ""),
        ("https://ledgerline.example/", "https://ledgerline.example/?", ""),
        ("http://www.ledgerline.example/a/b", "http://www.ledgerline.example/a/b?", ""),
        ("https://ledgerline.example/#top", "https://ledgerline.example/?", "#top"),
        ("https://ledgerline.example/it's", "https://ledgerline.example/it's?", ""),
        ("https://ledgerline.example?a=1", "https://ledgerline.example?a=1&", ""),
        (
            "https://ledgerline.example/x?a=1&b=%26&c#d?e",
            "https://ledgerline.example/x?a=1&b=%26&c&",
            "#d?e",
        ),
    ],
)
@pytest.mark.parametrize("business", [BUSINESS, "http://www.ledgerline.example/about"])
def test_the_business_sees_channel_kit_and_code_and_all_else_survives(
    address: str, before: str, after: str, business: str
) -> None:
    tags = "&".join(f"{name}={value}" for name, value in TAGS.items())
    assert leads(address, business) == before + tags + after


@pytest.mark.parametrize(
    "address",
    [
        "https://ledgerline.example.evil.example/",
        "https://notledgerline.example/",
        "https://www.notledgerline.example/",
        "https://ledgerlinexexample/",
        "https://blog.ledgerline.example/",
        "https://www.www.ledgerline.example/",
        "https://ledgerline.example@evil.example/",
        "https://evil.example/?https://ledgerline.example/",
        "https://evil.example/#https://ledgerline.example/",
        "https://evil.example/ledgerline.example/",
        "https://ledgerline.example\\@evil.example/",
        "https://ledgerline.example:8443/",
        "mailto:hello@ledgerline.example",
        "tel:+4640000101",
        "#https://ledgerline.example/",
        "https://g.example.evil.example/guide/",
    ],
)
def test_no_other_host_is_told_anything(address: str) -> None:
    assert leads(address) == address


@pytest.mark.parametrize(
    ("address", "query"),
    [
        (
            "https://ledgerline.example/?utm_source=news&utm_content=a#b",
            "utm_source=news&utm_content=a&utm_medium=referral&utm_campaign=the-guide",
        ),
        (
            "https://ledgerline.example/?utm_campaign=",
            "utm_campaign=&utm_source=linkedin&utm_medium=referral&utm_content=bcdfghjkmn",
        ),
    ],
)
def test_a_tag_that_is_there_is_not_given_twice(address: str, query: str) -> None:
    assert urlsplit(leads(address)).query == query


def test_a_host_is_the_same_in_capitals() -> None:
    assert "utm_content=bcdfghjkmn" in leads("HTTPS://WWW.Ledgerline.Example/A")


@pytest.mark.parametrize("address", ["//evil.example/x/", "/\\evil.example/x/", "//g.example/"])
def test_an_address_that_begins_like_a_path_and_leads_elsewhere_is_given_no_code(
    address: str,
) -> None:
    assert leads(address) == address


def test_a_kit_that_names_no_site_of_the_business_tells_nobody() -> None:
    assert leads(BUSINESS, None) == BUSINESS


def test_the_sites_own_pages_keep_the_code_and_get_no_tags() -> None:
    for site in ("https://ledgerline.example/guide/", "https://g.example/"):
        assert leads(f"{site}guide/", BUSINESS, site).endswith("/s/bcdfghjkmn/")
        assert leads(f"{site}privacy/", BUSINESS, site).endswith("/privacy/?via=bcdfghjkmn")


@example_of(
    some.from_regex(r"(/[a-z0-9._~!$&*+,;=:@%-]{0,8}){0,3}", fullmatch=True),
    some.none() | some.from_regex(r"[a-z0-9=&._~!$*+,;:@/?%-]{1,20}", fullmatch=True),
    some.none() | some.from_regex(r"[a-z0-9=&._~!$*+,;:@/?%-]{1,20}", fullmatch=True),
)
def test_whatever_an_address_has_it_keeps(
    path: str, query: str | None, fragment: str | None
) -> None:
    address = f"https://ledgerline.example{path}"
    address += f"?{query}" if query is not None else ""
    address += f"#{fragment}" if fragment is not None else ""
    old, new = urlsplit(address), urlsplit(leads(address))
    assert new._replace(query=old.query) == old
    pairs = parse_qsl(new.query, keep_blank_values=True)
    assert pairs[: -len(TAGS)] == parse_qsl(old.query, keep_blank_values=True)
    assert pairs[-len(TAGS) :] == list(TAGS.items())


def _out(page: Page, host: str) -> list[str]:
    hrefs = (one.attrs.get("href", "") for one in page.all("a"))
    return [href for href in hrefs if urlsplit(href).hostname in (host, f"www.{host}")]


def test_every_share_page_of_the_sample_tells_the_business_its_own_code(sample: Pages) -> None:
    root = sample.built.root
    keys, _ = key.read((root / key.PATH).read_bytes())
    links = ledger.read((root / ledger.PATH).read_bytes(), keys).ledger
    host = urlsplit(sample.built.kit.settings.business.url or "").hostname or ""
    assert host
    for link in links.links:
        shown = meant(link, links)
        hrefs = _out(sample.pages[f"{link.path}index.html"], host)
        assert hrefs, link.path
        for href in hrefs:
            said = parse_qs(urlsplit(href).query)
            assert said["utm_source"] == [shown.channel]
            assert said["utm_medium"] == ["referral"]
            assert re.fullmatch(r"[a-z0-9-]+", said["utm_campaign"][0])
            assert said["utm_content"] == [shown.code]


def test_public_pages_tell_the_business_nothing(sample: Pages) -> None:
    for page in sample.public:
        assert "utm_" not in page.html, page.path


def test_no_host_of_a_guest_is_told_a_code(sample: Pages) -> None:
    business = urlsplit(sample.built.kit.settings.business.url or "").hostname
    ours = {business, urlsplit(sample.url).hostname}
    seen = set()
    for page in sample.of("share"):
        for one in page.all("a"):
            parts = urlsplit(one.attrs.get("href", ""))
            # Invented hosts are those of the sample's guests; networks have other names.
            if (
                parts.hostname
                and parts.hostname.endswith(".example")
                and parts.hostname not in ours
            ):
                seen.add(parts.hostname)
                assert (parts.query, parts.fragment) == ("", ""), page.path
    assert len(seen) > 4
