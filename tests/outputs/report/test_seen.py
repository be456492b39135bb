"""The report in a browser: for everybody, at every width, on paper."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from .conftest import SAMPLES

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

    from ...site.reading import Page

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
WIDER = """() => {
  const found = [];
  for (const one of document.querySelectorAll("main *")) {
    if (one.closest(".scroll, .vh, svg")) continue;
    const box = one.getBoundingClientRect();
    if (box.right > innerWidth + 1 || box.left < -1) found.push(one.outerHTML.slice(0, 120));
  }
  return found;
}"""
# A figure that is cut off would be read as another: only what can be moved may be wider.
CLIPPED = """() => [...document.querySelectorAll(".scroll")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.getAttribute("aria-label"))"""
SMALL = """() => [...document.querySelectorAll("svg[role=img] text")]
  .filter((one) => one.getClientRects().length)
  .map((one) => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)
  .filter((size) => size < 12 || size > 30)"""


@pytest.fixture
def opened(
    browser: Browser, rendered: Callable[[str], Page], tmp_path: Path
) -> Iterator[Callable[..., Tab]]:
    """Opens a report from disk; it must have asked nobody and complained of nothing."""
    faults: list[str] = []
    tabs: list[Tab] = []

    def open_(name: str, width: int = 1280, scheme: Any = "light") -> Tab:
        file = tmp_path / f"{name}.html"
        file.write_text(rendered(name).html, "utf-8")
        tab = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        tab.on("console", lambda said: faults.append(said.text))
        tab.on(
            "request",
            lambda asked: (
                None
                if asked.url == file.as_uri() or asked.url.startswith("data:")
                else faults.append(asked.url)
            ),
        )
        tab.goto(file.as_uri())
        tab.evaluate("document.fonts.ready")
        tabs.append(tab)
        return tab

    yield open_
    for tab in tabs:
        tab.close()
    assert faults == []


@pytest.mark.parametrize("name", SAMPLES)
def test_axe_finds_nothing_in_light_or_dark_wide_or_narrow(
    opened: Callable[..., Tab], name: str
) -> None:
    tab = opened(name)
    tab.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    tab.evaluate(resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = []
    # Of hundreds of rows that are all alike one look is enough.
    many = name == "large"
    for width in (1280,) if many else (1280, 390):
        tab.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light",) if many else ("light", "dark"):
            tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # one of the two
            violations = tab.evaluate(
                "(tags) => axe.run({ runOnly: tags, resultTypes: ['violations'] })"
                ".then((results) => results.violations)",
                RULES,
            )
            found += [
                f"{width} {scheme} {one['id']}: {node['html'][:160]} {node['failureSummary']}"
                for one in violations
                for node in one["nodes"]
            ]
    assert found == []


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_is_wider_than_the_window(opened: Callable[..., Tab], name: str) -> None:
    tab = opened(name)
    for width in (1680, 1280, 1024, 820, 390, 320):
        tab.set_viewport_size({"width": width, "height": 900})
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert tab.evaluate(WIDER) == [], width


@pytest.mark.parametrize("name", ["sample", "first_week", "large"])
def test_no_table_is_cut_on_a_wide_screen(opened: Callable[..., Tab], name: str) -> None:
    assert opened(name).evaluate(CLIPPED) == []


def test_words_in_charts_keep_their_size(opened: Callable[..., Tab]) -> None:
    tab = opened("sample")
    for width in (1680, 1280, 1100, 820, 390, 340):
        tab.set_viewport_size({"width": width, "height": 900})
        assert tab.evaluate(SMALL) == [], width


def test_names_stay_in_sight_while_figures_are_moved(opened: Callable[..., Tab]) -> None:
    tab = opened("sample", 390)
    region = tab.locator(".ambassador .scroll")
    region.evaluate("(one) => { one.scrollLeft = 9999 }")
    name = tab.locator(".ambassador th[scope=row]").first.bounding_box()
    last = tab.locator(".ambassador tbody tr:first-child td:last-child").bounding_box()
    assert name is not None
    assert last is not None
    assert 0 <= name["x"] <= 20
    assert last["x"] + last["width"] <= 390
    assert tab.evaluate("document.activeElement === document.body")
    region.focus()
    assert region.evaluate("(one) => document.activeElement === one")


@pytest.mark.parametrize(
    ("name", "landscape", "most"),
    [("sample", True, 6), ("sample", False, 6), ("first_week", True, 2), ("large", False, 14)],
)
def test_a_report_prints_on_few_sheets(
    opened: Callable[..., Tab], name: str, landscape: bool, most: int
) -> None:
    tab = opened(name)
    data = tab.pdf(format="A4", landscape=landscape)
    with pikepdf.Pdf.open(io.BytesIO(data)) as document:
        assert 1 <= len(document.pages) <= most


def test_the_steps_and_the_weeks_share_the_first_sheet(opened: Callable[..., Tab]) -> None:
    import pypdfium2

    for landscape in (True, False):
        data = opened("sample").pdf(format="A4", landscape=landscape)
        document = pypdfium2.PdfDocument(data)
        first = document[0].get_textpage().get_text_bounded()
        document.close()
        for words in ("From a share to a signature", "€74,300", "Week by week", "Dotted: target."):
            assert words in first
