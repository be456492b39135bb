"""Packs in a browser: everything is read without a script, copied and shared with one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from ..kits.making import Built
from .reading import Pages
from .test_layout import overflow
from .visiting import PAGES, Visitor

pytestmark = pytest.mark.browser
TUNDE = "For Tunde Adeyemi only"
COPIED = "navigator.clipboard.readText()"
SHARE = """Object.defineProperty(navigator, "share", {value: (what) => {
  document.documentElement.dataset.shared = JSON.stringify(what);
  return Promise.resolve();
}})"""
FEWER = """Object.defineProperty(Navigator.prototype, "share", {value: undefined})"""


def _path(built: Callable[[str], Built], kit: str, words: str) -> str:
    """The pack that says some words."""
    (page,) = (page for page in Pages(built(kit)).of("pack") if words in page.html)
    return page.address


def _open(visit: Visitor, path: str, script: str) -> Page:
    """A pack whose browser shares, or does not."""
    page = visit(path, permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script(script)
    page.reload()
    return page


def test_every_copy_button_copies_what_it_says(
    visit: Visitor, built: Callable[[str], Built]
) -> None:
    path = _path(built, "sample", TUNDE)
    page = _open(visit, path, FEWER)
    for closed in page.locator("details").all():
        closed.locator("summary").click()
    buttons = page.locator("[data-copy]").all()
    assert len(buttons) == 1 + 14 + 10 + 1
    for button in buttons:
        named = button.get_attribute("data-copy") or ""
        field = page.locator(f"textarea[id='{named}']")
        wanted = field.input_value() if field.count() else named
        button.click()
        expect(button).to_have_text("Copied")
        assert page.evaluate(COPIED) == wanted != ""
    assert path not in page.evaluate(COPIED)


def test_copied_words_are_as_the_guest_changed_them(visit: Visitor) -> None:
    page = _open(visit, PAGES["pack"], FEWER)
    page.fill("#words-linkedin", "In my own words.")
    copy = page.locator("[data-copy=words-linkedin]")
    copy.click()
    expect(copy).to_have_text("Copied")
    assert page.evaluate(COPIED) == "In my own words."


def test_the_share_sheet_is_offered_only_where_there_is_one(visit: Visitor) -> None:
    page = _open(visit, PAGES["pack"], FEWER)
    expect(page.locator("[data-native]")).to_be_hidden()
    page = _open(visit, PAGES["pack"], SHARE)
    page.click("[data-native]")
    shared = page.evaluate("JSON.parse(document.documentElement.dataset.shared)")
    assert shared["url"] == page.locator(".address").inner_text()
    assert "/share/" not in str(shared)


def test_without_a_script_there_is_nothing_to_press_and_all_to_read(visit: Visitor) -> None:
    page = visit(PAGES["pack"], java_script_enabled=False)
    assert [one for one in page.locator("button").all() if one.is_visible()] == []
    expect(page.locator(".address")).to_contain_text("https://guide.ledgerline.example/mara/")
    assert "twenty invoices" in page.input_value("#words-linkedin")
    page.locator("summary").first.click()
    expect(page.locator("#words-sms")).to_be_visible()
    assert len(page.locator(".ways li").all()) == 6


def test_words_are_shown_whole(visit: Visitor) -> None:
    page = visit(PAGES["pack"], width=390)
    cut = page.eval_on_selector_all(
        "details[open] textarea, div > textarea",
        "(all) => all.filter((one) => one.offsetParent && one.scrollHeight > one.clientHeight + 1)"
        ".map((one) => one.id)",
    )
    assert cut == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_code_on_the_page_keeps_its_white_ground(visit: Visitor, scheme: str) -> None:
    page = visit(PAGES["pack"], color_scheme=scheme)
    ground = page.eval_on_selector(".qr", "(one) => getComputedStyle(one).backgroundColor")
    assert ground == "rgb(255, 255, 255)"


@pytest.mark.parametrize("words", ["Thank you, Noor", "Thank you, Own", "Thank you. Here"])
def test_packs_of_all_kinds_fit_every_window(
    visit: Visitor, built: Callable[[str], Built], words: str
) -> None:
    assert overflow(visit(_path(built, "packs", words), "packs")) == []


def test_a_pack_from_right_to_left_begins_on_the_right(
    visit: Visitor, built: Callable[[str], Built]
) -> None:
    page = visit(_path(built, "arabic", "data-page-type"), "arabic")
    assert overflow(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    label = page.locator(".ways .label").first.bounding_box()
    address = page.locator(".ways .url").first.bounding_box()
    assert label
    assert address
    assert label["x"] > address["x"] + address["width"]
    assert address["x"] + address["width"] > label["x"] - 60
    plate = page.locator("img[src$='badge.svg']")
    assert plate.evaluate("(one) => one.decode().then(() => one.naturalWidth)") == 340
