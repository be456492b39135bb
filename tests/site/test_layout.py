"""No page is wider than its window: the sample, and the kits whose words fit nowhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .visiting import PAGES, Visitor

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 640, 768, 1280, 1920)
# The elements that stick out of the window, unless something around them scrolls.
WIDE = """() => [...document.querySelectorAll("body *")].filter((one) => {
  if (!one.checkVisibility() || one.closest(".scroll,.vh,.skip,svg")) return false;
  const box = one.getBoundingClientRect();
  return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
}).map((one) => one.outerHTML.slice(0, 120)).slice(0, 3)"""


def overflow(page: Page) -> list[str]:
    """Where a page is wider than its window, at every width."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width or (sticks := page.evaluate(WIDE)):
            sticks = page.evaluate(WIDE)
            found.append(f"{page.url} at {width}: {wide} {sticks}")
    return found


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_the_sample_fits_every_window(visit: Visitor, path: str) -> None:
    assert overflow(visit(path)) == []


@pytest.mark.parametrize(
    "path", ["", "conversations/", "conversations/long/", "conversations/bare/", "guide/"]
)
def test_words_that_fit_nowhere_are_broken(visit: Visitor, path: str) -> None:
    assert overflow(visit(path, "edges")) == []


@pytest.mark.parametrize(
    "path", ["", "conversations/", "conversations/mariam/", "guide/", "offer/", "privacy/"]
)
def test_right_to_left_pages_fit_and_begin_on_the_right(visit: Visitor, path: str) -> None:
    page = visit(path, "arabic")
    assert page.get_attribute("html", "dir") == "rtl"
    assert page.get_attribute("html", "lang") == "ar"
    assert overflow(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    title = page.locator("h1").bounding_box()
    assert title
    assert title["x"] + title["width"] > 640
    name = page.locator(".masthead .title").bounding_box()
    menu = page.locator(".masthead nav").bounding_box()
    assert name
    assert menu
    assert name["x"] > menu["x"]


def test_a_guest_without_anything_but_words_has_a_page_without_gaps(visit: Visitor) -> None:
    page = visit("conversations/bare/", "edges")
    for what in ("audio", "video", ".facts", ".chapters", ".pull", ".lead", "h2:empty", "dl:empty"):
        assert page.locator(what).count() == 0, what
    plate = page.locator(".star .plate img")
    assert plate.get_attribute("alt") == ""
    assert plate.evaluate("(one) => one.decode().then(() => one.naturalWidth)") > 0
    assert "I said two sentences" in page.inner_text("main")


def test_a_title_of_120_characters_leaves_room_for_the_guest(visit: Visitor) -> None:
    page = visit("conversations/long/", "edges", width=390)
    title = page.locator("h1").bounding_box()
    assert title
    assert title["height"] < 900


def test_a_guide_of_one_problem_is_that_problem(visit: Visitor) -> None:
    page = visit("guide/", "one-problem")
    assert page.inner_text("h1").replace("\xa0", " ") == "Why is the money always late?"
    assert page.locator("#cost").is_visible()
    assert overflow(page) == []
    home = visit("", "one-problem")
    assert home.locator("main a[href='/guide/#cost']").count() == 1
    assert home.locator("#conversations").count() == 0


def test_a_site_below_a_path_of_its_host_works(visit: Visitor) -> None:
    page = visit("", "one-interview")
    page.click("#feat a")
    assert page.url.endswith("/kit/conversations/mara/")
    assert page.inner_text("h1").strip("“”").startswith("We were our clients")
    assert overflow(page) == []


def test_seventy_interviews_are_listed_in_sheets(visit: Visitor) -> None:
    page = visit("conversations/", "many")
    names = page.locator(".entry .who").all_inner_texts()
    page.click("a[rel=next]")
    assert page.url.endswith("/conversations/2/")
    names += page.locator(".entry .who").all_inner_texts()
    assert names == [f"Guest Number {number}" for number in range(70, 0, -1)]
    page.click("a[rel=prev]")
    assert page.url.endswith("/conversations/")
    assert overflow(page) == []
