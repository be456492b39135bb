"""Links, anchors, headings and pictures of the built sample."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from kitgen.load.resources import templates

from .reading import Page, Pages, candidates
from .visiting import PAGES

LEFTOVER = re.compile(
    r"\{\{|\}\}|\{%|%\}|\bundefined\b|\bNaN\b|\bTODO\b|Lorem ipsum|\[[A-Z][^\]]*\]"
)
BUDGET_HTML, BUDGET_CSS, BUDGET_JS = 100_000, 30_000, 7_000
BUDGET_COUNT = 1024
COLLECTOR = "/offer"
ANSWERS = {"offer/thanks/index.html", "offer/by-mail/index.html"}


def test_every_page_type_is_among_the_pages_that_browsers_visit(sample: Pages) -> None:
    visited = {sample.pages[_file(path)].kind for path in PAGES.values()}
    assert {page.kind for page in sample} == visited


def _file(path: str) -> str:
    return path if path.endswith(".html") else f"{path}index.html"


def test_every_link_leads_to_a_page_or_an_anchor_that_is_there(sample: Pages) -> None:
    dead = []
    for page in sample:
        for address in page.addresses():
            found = sample.find(page, address)
            if found is None or address == COLLECTOR:
                continue
            file, anchor = found
            if file not in sample.files or (anchor and anchor not in sample.pages[file].ids):
                dead.append((page.path, address))
    assert dead == []


def test_every_page_can_be_reached_from_the_home_page(sample: Pages) -> None:
    reached, waiting = set(), ["index.html"]
    while waiting:
        page = sample.pages[waiting.pop()]
        reached.add(page.path)
        for link in page.all("a"):
            found = sample.find(page, link.attrs.get("href", ""))
            if found and found[0] in sample.pages and found[0] not in reached:
                waiting.append(found[0])
    assert {page.path for page in sample.public} - reached == {"404.html"} | ANSWERS
    assert reached <= {page.path for page in sample.public}


def test_html_is_closed_in_the_order_in_which_it_was_opened(sample: Pages) -> None:
    assert {page.path: page.faults for page in sample if page.faults} == {}


def test_ids_are_unique(sample: Pages) -> None:
    for page in sample:
        assert [id for id, count in Counter(page.ids).items() if count > 1] == [], page.path


def test_references_to_ids_resolve(sample: Pages) -> None:
    for page in sample:
        for element in page.elements:
            for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
                for id in element.attrs.get(name, "").split():
                    assert id in page.ids, f"{page.path}: {name}={id}"


def test_headings_begin_with_the_only_h1_and_skip_no_level(sample: Pages) -> None:
    for page in sample:
        levels = [int(one.tag[1]) for one in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1, page.path
        assert levels[0] == 1, page.path
        assert all(b <= a + 1 for a, b in pairwise(levels)), page.path
        assert all(one.text for one in page.all("h1", "h2", "h3", "h4")), page.path


def test_pictures_have_their_size_and_words_for_those_who_do_not_see_them(sample: Pages) -> None:
    for page in sample:
        for image in page.all("img"):
            assert {"alt", "width", "height"} <= set(image.attrs), (page.path, image.attrs)
            assert int(image.attrs["width"]) > 0, page.path
            assert int(image.attrs["height"]) > 0, page.path
        for drawing in page.all("svg"):
            assert "aria-hidden" in drawing.attrs or drawing.attrs.get("role") == "img", page.path


def test_portraits_are_sharp_on_screens_of_two_pixels_a_point(sample: Pages) -> None:
    blurred = []
    for page in sample:
        for source in page.all("source", "img"):
            widths = candidates(source.attrs.get("srcset", "")).values()
            points = re.match(r"(?:\([^)]*\) )?([\d.]+)rem", source.attrs.get("sizes", ""))
            if widths and points and max(widths) < 2 * 16 * float(points[1]):
                blurred.append((page.path, source.attrs["sizes"], max(widths)))
    assert blurred == []


def test_no_word_of_a_template_or_of_an_unfinished_text_is_left(sample: Pages) -> None:
    for page in sample:
        words = page.all("body")[0].text + " ".join(
            one.attrs.get("content", "") for one in page.all("meta")
        )
        assert LEFTOVER.findall(words) == [], page.path
        assert [one.tag for one in page.elements if one.text == "None"] == [], page.path


def test_pages_style_and_script_keep_their_budgets(sample: Pages) -> None:
    heavy = {path: size for path, size in sample.files.items() if size > _budget(path)}
    assert heavy == {}


def test_the_script_that_counts_keeps_its_budget() -> None:
    assert len((templates() / "site/count/count.js").read_bytes()) < BUDGET_COUNT


def _budget(path: str) -> float:
    kind = path.rpartition(".")[2]
    return {"html": BUDGET_HTML, "css": BUDGET_CSS, "js": BUDGET_JS}.get(kind, float("inf"))


def test_one_style_sheet_and_one_script_serve_all_public_pages(sample: Pages) -> None:
    sheets = [path for path in sample.files if path.endswith(".css")]
    assert len(sheets) == 2
    (private,) = (path for path in sheets if "/private-" in path)
    for page in sample:
        assert (f"/{private}" in page.loaded()) == (page.kind == "pack"), page.path
    assert len([path for path in sample.files if path.endswith(".js")]) == 1


@pytest.mark.parametrize("attribute", ["style", "onclick", "onload", "onerror", "onsubmit"])
def test_nothing_is_styled_or_scripted_in_line(sample: Pages, attribute: str) -> None:
    for page in sample:
        assert [one.tag for one in page.elements if attribute in one.attrs] == [], page.path


def test_no_style_or_script_stands_in_a_page(sample: Pages) -> None:
    for page in sample:
        assert page.all("style") == [], page.path
        for script in page.all("script"):
            assert script.attrs.get("type") == "application/ld+json" or (
                "src" in script.attrs and "".join(script.words) == ""
            ), page.path
        assert not any(address.startswith("javascript:") for address in page.addresses())


def test_nothing_is_loaded_from_anybody_else(sample: Pages) -> None:
    for page in sample:
        for address in page.loaded():
            assert address.startswith("/"), (page.path, address)
            assert not address.startswith("//"), (page.path, address)
    for path in sample.files:
        if path.endswith((".css", ".svg")):
            words = re.sub(r'xmlns(:\w+)?="[^"]*"', "", sample.read(path))
            assert not re.search(r"https?://|@import|//[a-z]", words.replace("/* ", "")), path


def test_a_page_names_its_language_and_direction(sample: Pages) -> None:
    for page in sample:
        assert _language(page) == ("en", "ltr"), page.path


def _language(page: Page) -> tuple[str, str]:
    html = page.all("html")[0].attrs
    return html["lang"], html["dir"]
