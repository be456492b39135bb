"""Pages for everybody: axe-core's rules, keyboards, colour schemes, motion, paper, no script."""

from __future__ import annotations

import re
from importlib import resources
from typing import Any

import pytest
from playwright.sync_api import Page

from .visiting import PAGES, Visitor

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
CONTROLS = (
    "a[href],button,input:not([tabindex='-1']),textarea,select,summary,audio[controls],"
    "video[controls],[tabindex='0']"
)
# Numbers every control that Tab should reach, in order; a group of radio buttons is one stop.
NUMBER = """(controls) => {
  const groups = new Set();
  let count = 0;
  for (const one of document.querySelectorAll(controls)) {
    const away = one.disabled || !one.checkVisibility({ visibilityProperty: true })
      || one.closest("details:not([open])") && one.tagName !== "SUMMARY";
    if (away) continue;
    if (one.type === "radio") {
      if (groups.has(one.name)) continue;
      groups.add(one.name);
    }
    one.dataset.stop = count++;
  }
  return count;
}"""
WHERE = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  return {
    stop: one.dataset.stop ?? one.outerHTML.slice(0, 120),
    ring: /^(AUDIO|VIDEO)$/.test(one.tagName)
      || style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
    seen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight,
  };
}"""
LUMINANCE = """(element) => {
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.fillStyle = getComputedStyle(element).backgroundColor;
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data]
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}"""


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core's source."""
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def violations(page: Page) -> list[str]:
    """What axe-core finds on a page that has its script."""
    found: list[dict[str, Any]] = page.evaluate(
        "(tags) => axe.run({ runOnly: tags, resultTypes: ['violations'] })"
        ".then((results) => results.violations)",
        RULES,
    )
    return [
        f"{one['id']}: {one['help']}: {node['html'][:160]} {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing_in_light_or_dark_wide_or_narrow(
    visit: Visitor, axe: str, path: str
) -> None:
    page = visit(path)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    page.evaluate(axe)
    found = []
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found += [f"{width} {scheme} {one}" for one in violations(page)]
    assert found == []


@pytest.mark.parametrize("path", ["", *[PAGES[name] for name in ("interview", "problem", "offer")]])
def test_tab_reaches_every_control_in_order_and_shows_where_it_is(
    visit: Visitor, path: str
) -> None:
    page = visit(path)
    count = page.evaluate(NUMBER, CONTROLS)
    stops: list[str] = []
    # A player is several stops of its own.
    for _ in range(count + 40):
        page.keyboard.press("Tab")
        here = page.evaluate(WHERE)
        if here is None or (stops and here["stop"] == "0" != stops[-1]):
            break
        assert here["ring"], f"no outline: {here}"
        assert here["seen"], f"out of sight: {here}"
        if not stops or stops[-1] != here["stop"]:
            stops.append(here["stop"])
    assert stops == [str(number) for number in range(count)]


def test_the_first_tab_offers_to_skip_to_the_page(visit: Visitor) -> None:
    page = visit(PAGES["interview"])
    page.keyboard.press("Tab")
    assert page.evaluate(WHERE)["seen"]
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


# Buttons that copy and share are the script's own: they are hidden until it is there.
WORDS = """() => {
  document.querySelectorAll("button[type=button]").forEach((one) => one.remove());
  return document.body.innerText;
}"""


def _content(page: Page) -> dict[str, Any]:
    links = page.eval_on_selector_all("a[href]", "(all) => all.map((one) => one.href)")
    return {
        "words": page.evaluate(WORDS).split(),
        # Where a reader began is carried on by the script alone.
        "links": [re.sub(r"[?&]from=[^#]*", "", link) for link in links],
        "fields": page.locator("input, textarea, button[type=submit]").count(),
        "players": page.locator("audio[controls], video[controls]").count(),
    }


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_everything_is_there_without_a_script(visit: Visitor, path: str) -> None:
    without = _content(visit(path, java_script_enabled=False))
    assert without == _content(visit(path))
    assert len(without["words"]) > 40


def test_motion_is_kept_from_those_who_asked_for_none(visit: Visitor) -> None:
    def motion(wish: str) -> tuple[str, bool]:
        page = visit("", reduced_motion=wish)
        moves = page.eval_on_selector_all(
            "*",
            "(all) => all.some((one) => parseFloat(getComputedStyle(one).transitionDuration) > 0)"
            " || document.getAnimations().length > 0",
        )
        return page.evaluate("getComputedStyle(document.documentElement).scrollBehavior"), moves

    assert motion("reduce") == ("auto", False)
    assert motion("no-preference") == ("smooth", True)


@pytest.mark.parametrize("path", [PAGES["interview"], PAGES["problem"]])
def test_paper_has_the_words_and_no_menus(visit: Visitor, path: str) -> None:
    page = visit(path)
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    for what in (".masthead nav", "audio", "form", ".skip", ".share"):
        for one in page.locator(what).all():
            box = one.bounding_box()
            assert not one.is_visible() or (box and box["width"] <= 1), what
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"


def test_portraits_stay_where_colours_are_forced(visit: Visitor) -> None:
    page = visit(PAGES["interview"], forced_colors="active", color_scheme="dark")
    assert _portraits(page)


def test_portraits_stay_on_a_light_ground_in_the_dark(visit: Visitor) -> None:
    page = visit(PAGES["interview"], color_scheme="dark")
    assert _portraits(page)
    assert page.locator("body").evaluate(LUMINANCE) < 0.05


def _portraits(page: Page) -> bool:
    page.eval_on_selector_all(
        ".plate img",
        "(all) => Promise.all(all.map((one) => (one.loading = 'eager', one.decode())))",
    )
    plates = page.locator(".plate").all()
    for plate in plates:
        # 3:1 to black ink even where the scheme darkens it.
        assert plate.evaluate(LUMINANCE) > 0.3
        box = plate.locator("img").bounding_box()
        assert box
        assert box["width"] > 20
    return len(plates) > 1


def test_words_stay_readable_when_the_reader_sets_wider_spacing(visit: Visitor) -> None:
    page = visit(PAGES["problem"], width=390, bypass_csp=True)
    page.add_style_tag(
        content="*{line-height:1.5!important;letter-spacing:.12em!important;"
        "word-spacing:.16em!important}p{margin-bottom:2em!important}"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_every_control_is_large_enough_for_a_finger(visit: Visitor) -> None:
    page = visit(PAGES["interview"], width=390, has_touch=True)
    for one in page.locator(".share a, .chapters a, .masthead a, summary, .go, .btn").all():
        if one.is_visible():
            box = one.bounding_box()
            assert box
            assert box["height"] >= 44, one.evaluate("(one) => one.outerHTML")
