"""Who was sent a link goes from interview to guide to offer, and it stays their friend's."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Page, expect

from kitgen.links import key, ledger
from kitgen.links.ledger import Ledger
from kitgen.model.link import Link

from ..kits.making import Built
from .visiting import Visitor

pytestmark = pytest.mark.browser
WHO = "mara-lindqvist"


@pytest.fixture(scope="session")
def given(built: Callable[[str], Built]) -> Ledger:
    """Every share link of the sample."""
    root = built("sample").root
    keys, _ = key.read((root / key.PATH).read_bytes())
    return ledger.read((root / ledger.PATH).read_bytes(), keys).ledger


def find(given: Ledger, target: str, channel: str = "email") -> Link:
    found = given.find(WHO, target, channel)
    assert found is not None
    return found


def on(page: Page, name: str, within: str = "main") -> None:
    """Follow the first link of a name, as a reader would, and wait for the page it leads to."""
    with page.expect_navigation():
        page.locator(within).get_by_role("link", name=name).first.click()


def posted(page: Page) -> dict[str, str]:
    """What the form would send."""
    found = page.evaluate(
        "Object.fromEntries(new FormData(document.querySelector('main form')).entries())"
    )
    assert isinstance(found, dict)
    return found


def test_without_a_script_interview_guide_and_offer_keep_the_code(
    visit: Visitor, given: Ledger
) -> None:
    start = find(given, f"interview:{WHO}")
    page = visit(start.path, java_script_enabled=False)
    expect(page.locator(".exlibris")).to_have_text(
        "Passed on to you by Mara Lindqvist, Havn Arkitekter"
    )
    on(page, "The guide", within="nav[aria-label=Site]")
    assert page.url.endswith(find(given, "guide").path)
    on(page, "See how the hour works")
    assert page.url.endswith(find(given, "offer").path)
    code = page.locator("main form input[name=code]")
    assert code.get_attribute("value") == find(given, "offer").code
    assert code.is_enabled()
    assert page.locator("main form").get_attribute("action") is not None


def test_through_a_chapter_of_the_guide_the_script_keeps_the_code(
    visit: Visitor, given: Ledger
) -> None:
    guide = find(given, "guide")
    page = visit(guide.path)
    on(page, "Why is the money always late?")
    assert page.url.endswith(f"/guide/waiting-to-be-paid/?via={guide.code}")
    on(page, "See how the hour works")
    chapter = "guide/waiting-to-be-paid/"
    assert page.url.endswith(f"/offer/?via={guide.code}&from={chapter}")
    assert posted(page)["code"] == guide.code
    assert posted(page)["from"] == chapter


def test_a_place_in_a_chapter_is_reached_with_the_code(visit: Visitor, given: Ledger) -> None:
    guide = find(given, "guide")
    page = visit(guide.path)
    on(page, "What waiting costs")
    assert page.url.endswith(f"/guide/waiting-to-be-paid/?via={guide.code}#cost")
    expect(page.locator("#cost")).to_be_in_viewport()


@pytest.mark.parametrize("code", ["", "bcdfghjkm", "<script>al", "abcdefghij", "../../evil"])
def test_what_is_no_code_is_not_kept(visit: Visitor, code: str) -> None:
    page = visit(f"offer/?via={code}")
    assert "code" not in posted(page)
    assert page.locator("a[href*='via=']").count() == 0


def test_ways_that_leave_the_site_or_the_page_get_no_code(visit: Visitor, given: Ledger) -> None:
    page = visit(f"conversations/{WHO}/?via={find(given, 'guide').code}")
    hrefs = page.eval_on_selector_all("a", "(all) => all.map((one) => one.getAttribute('href'))")
    assert "#main" in hrefs
    kept = [href for href in hrefs if "via=" in href and "://" in href]
    assert kept
    assert all(href.startswith(page.url.partition("/conversations/")[0]) for href in kept)
    assert "https://havn.example" in hrefs


def test_passing_on_a_page_that_was_passed_on_passes_on_its_link(
    visit: Visitor, given: Ledger
) -> None:
    start = find(given, f"interview:{WHO}", "whatsapp")
    page = visit(start.path)
    ways = page.locator(".share a").evaluate_all("(all) => all.map((one) => one.href)")
    assert ways
    assert all(start.path.rstrip("/") in unquote_plus(way) for way in ways)
