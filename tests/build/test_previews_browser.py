"""The page that shows how links will look, in a browser: whole, quiet and readable."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from kitgen.build.preview import Preview
from kitgen.check.preflight.networks import NETWORKS

from ..kits.making import Built
from .previewing import previewed

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(
    built: Callable[[str], Built], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    sample = built("sample")
    root = tmp_path_factory.mktemp("previews") / "kit"
    shutil.copytree(sample.root / "content", root / "content")
    preview = Preview(root)
    shutil.copytree(sample.site, preview.site)
    with previewed(preview) as address:
        yield f"{address}_preview/"


@pytest.fixture
def faults() -> Iterator[list[str]]:
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def visit(browser: Browser, faults: list[str]) -> Iterator[Callable[..., Page]]:
    contexts = []

    def open_(url: str, width: int = 1280, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda said: faults.append(said.text) if said.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "response",
            lambda answer: (
                faults.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None
            ),
        )
        page.goto(url)
        return page

    yield open_
    for context in contexts:
        context.close()


def test_the_list_leads_to_each_page_and_each_page_to_the_list(
    visit: Callable[..., Page], address: str
) -> None:
    page = visit(address)
    page.get_by_role("link", name="An hour with your own numbers").click()
    page.wait_for_url(f"{address}offer/")
    names = page.locator("figcaption b").all_inner_texts()
    assert names == [network.name for network in NETWORKS]
    page.get_by_role("link", name="All that is passed on").click()
    page.wait_for_url(address)


def test_the_pictures_are_shown_in_the_networks_proportions(
    visit: Callable[..., Page], address: str
) -> None:
    page = visit(f"{address}guide/")
    for image in page.locator(".card img").all():
        image.scroll_into_view_if_needed()
    page.wait_for_function("[...document.images].every((one) => one.complete)")
    sizes = page.evaluate(
        """() => [...document.querySelectorAll(".card")].map((card) => {
             const box = card.querySelector("img").getBoundingClientRect();
             return [card.classList[1], box.width / box.height,
                     card.querySelector("img").naturalWidth];
           })"""
    )
    assert [name for name, _, _ in sizes] == [network.id for network in NETWORKS]
    for (name, ratio, natural), network in zip(sizes, NETWORKS, strict=True):
        assert natural == 1200, name
        assert ratio == pytest.approx(network.shape or 1200 / 630, rel=0.02), name


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_overflows_and_everybody_can_read_it(
    visit: Callable[..., Page], address: str, width: int, scheme: str
) -> None:
    for path in ("", "conversations/mara-lindqvist/"):
        page = visit(address + path, width, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
