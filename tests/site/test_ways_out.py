"""What leaves a page: the web, mail and telephone, in the open, and to nobody's order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from ..kits.making import Built
from .reading import Element, Page, Pages, candidates

KITS = ("sample", "one-interview", "one-problem", "edges", "arabic", "packs")
ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "cite", "ping", "xlink:href")
SCHEMES = {"http", "https", "mailto", "tel"}


@pytest.fixture(params=KITS)
def site(request: pytest.FixtureRequest, built: Callable[[str], Built]) -> Pages:
    """Each of the small kits."""
    return Pages(built(request.param))


def addresses(page: Page) -> Iterator[tuple[Element, str]]:
    """Every address of a page, with the element that has it."""
    for element in page.elements:
        for name in ADDRESSES:
            if name in element.attrs:
                yield element, element.attrs[name]
        for address in candidates(element.attrs.get("srcset", "")):
            yield element, address


def scheme(address: str) -> str:
    """As a browser reads it: without spaces and signs that nobody sees."""
    plain = re.sub(r"[\x00-\x20\x7f]", "", address)
    found = re.match(r"([^/?#:]*):", plain)
    return found[1].lower() if found else ""


def test_only_the_web_mail_and_telephone_are_left_for(site: Pages) -> None:
    seen = 0
    for page in site:
        for element, address in addresses(page):
            seen += 1
            kind = scheme(address)
            if kind == "sms":
                # The composer of a message, compiled: to nobody, with words.
                assert re.fullmatch(r"sms:\?&?body=[^&#?]*", address), page.path
            elif kind == "data":
                assert element.tag == "img", page.path
                assert address.startswith("data:image/"), page.path
            else:
                assert kind in SCHEMES | {""}, (page.path, address)
    assert seen > 20


def test_no_address_leaves_without_saying_so(site: Pages) -> None:
    """Neither //host nor /\\host, which browsers take for the same."""
    for page in site:
        for _, address in addresses(page):
            plain = re.sub(r"[\x00-\x20\x7f]", "", address).replace("\\", "/")
            assert not plain.startswith("//"), (page.path, address)


def test_nothing_is_loaded_from_anywhere_else(site: Pages) -> None:
    home = urlsplit(site.url).netloc
    for page in site:
        for address in page.loaded():
            assert urlsplit(address).netloc in ("", home), (page.path, address)


def test_no_page_sends_its_reader_on_by_itself(site: Pages) -> None:
    for page in site:
        assert not page.all("base", "iframe", "object", "embed", "frame"), page.path
        assert not [one for one in page.all("meta") if "http-equiv" in one.attrs], page.path
        assert not [one for one in page.elements if "target" in one.attrs and one.tag == "base"]


def test_scripts_go_only_where_a_link_of_the_page_goes(site: Pages) -> None:
    scripts = [path for path in site.files if path.endswith(".js")]
    assert scripts
    for path in scripts:
        text = site.read(path)
        assert "window.open" not in text
        assert not re.search(r"location\.(?:assign|replace)|(?<![.\w])location\s*=[^=]", text)
        for found in re.findall(r"location\.href\s*=(?!=)\s*([\w.]+)", text):
            assert found == "element.href", path


def test_redirects_stay_within_the_site(site: Pages) -> None:
    file: Path = site.file("_redirects")
    lines = file.read_text("utf-8").splitlines()[1:] if file.exists() else []
    assert bool(lines) == any(one.vanity for one in site.built.kit.ambassadors)
    for line in lines:
        source, target, status = line.split()
        assert status == "302"
        for path in (source, target):
            assert re.fullmatch(rf"{re.escape(site.built.base)}[\w-]+(?:/[\w-]*)*", path), line
        assert site.find(next(iter(site)), target) is not None
        assert f"{target.removeprefix(site.built.base)}index.html" in site.files
        assert f"{source.removeprefix(site.built.base)}" not in site.files
