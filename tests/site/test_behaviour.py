"""What pages do with their script: the player, the calculator, copying, ticking; and what not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from kitgen.model.cost import CostModel

from ..kits.making import Built
from .visiting import PAGES, Visitor

pytestmark = pytest.mark.browser

NEAR = """(seconds) => {
  const player = document.getElementById("recording");
  return player.readyState > 0 && Math.abs(player.currentTime - seconds) < 3;
}"""


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_keeps_quiet_and_remembers_nothing(visit: Visitor, path: str) -> None:
    page = visit(path)
    page.evaluate("document.querySelectorAll('img').forEach((one) => (one.loading = 'eager'))")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]
    assert len(visit.requests) <= 20
    broken = page.eval_on_selector_all(
        "img", "(all) => all.filter((one) => !one.naturalWidth).map((one) => one.src)"
    )
    assert broken == []


@pytest.mark.parametrize("name", ["interview", "film"])
def test_a_chapter_plays_from_its_moment(visit: Visitor, name: str) -> None:
    page = visit(PAGES[name])
    chapter = page.locator(".chapters a").nth(1)
    chapter.click()
    page.wait_for_function(NEAR, arg=float(chapter.get_attribute("data-seek") or 0))
    assert "#" in page.url


@pytest.mark.parametrize("name", ["interview", "film"])
def test_a_moment_in_the_address_opens_there_and_waits(visit: Visitor, name: str) -> None:
    page = visit(f"{PAGES[name]}#t=75")
    page.wait_for_function(NEAR, arg=75)
    assert page.evaluate("document.getElementById('recording').paused")


@pytest.mark.parametrize("name", ["interview", "film"])
def test_captions_and_chapters_load(visit: Visitor, name: str) -> None:
    page = visit(PAGES[name])
    for number in (0, 1):
        track = f"document.getElementById('recording').textTracks[{number}]"
        page.evaluate(f"{track}.mode = 'hidden'")
        page.wait_for_function(f"() => {track}.cues?.length > 1")
        assert page.evaluate(f"{track}.cues.length") > 1


def test_nothing_of_a_recording_is_loaded_before_somebody_asks(visit: Visitor) -> None:
    page = visit(PAGES["interview"])
    page.wait_for_load_state("networkidle")
    assert [url for url in visit.requests if "/media/" in url] == []


def _cost(built: Callable[[str], Built], kit: str, slug: str) -> CostModel:
    cost = built(kit).kit.problems[slug].cost
    assert cost is not None
    return cost


def _number(text: str) -> float:
    negative = "−" in text
    return float(re.sub(r"[^\d.]", "", text)) * (-1 if negative else 1)


def _shown(page: Page) -> dict[str, str]:
    pairs: Any = page.eval_on_selector_all(
        "form[data-calc] output", "(all) => all.map((one) => [one.name.slice(4), one.value])"
    )
    return dict(pairs)


TYPED: Mapping[str, float] = {
    "0": 0,
    "": 0,
    "ask Jonas": 0,
    "1200000": 1_200_000,
    "1,200,000": 1_200_000,
    "€ 1 200 000": 1_200_000,
    "1.200.000": 1_200_000,
    "1,234.5": 1234.5,
    "1.234,5": 1234.5,
    "12.5": 12.5,
    "12,5": 12.5,
    "999999999999": 999_999_999_999,
}


def test_the_calculator_computes_what_the_guide_computes(
    visit: Visitor, built: Callable[[str], Built]
) -> None:
    page = visit(PAGES["problem"])
    cost = _cost(built, "sample", "waiting-to-be-paid")
    worked = _shown(page)
    for name in cost.inputs:
        field = page.locator(f"#in-{name}")
        given = field.input_value()
        for typed, meant in TYPED.items():
            field.fill(typed)
            wanted = cost.values({name: meant})
            for output, text in _shown(page).items():
                assert _number(text) == pytest.approx(wanted[output], rel=1e-3, abs=0.51), (
                    f"{name} = {typed!r}: {output} is {text}"
                )
        field.fill(given)
    assert _shown(page) == worked


def test_a_calculator_in_another_language_knows_its_own_example(
    visit: Visitor, built: Callable[[str], Built]
) -> None:
    page = visit("guide/", "arabic")
    cost = _cost(built, "arabic", "waiting")
    for typed in ("60", "٦٠", "60,0"):
        page.fill("#in-days", typed)
        wanted = cost.values({"days": 60})
        assert _number(_shown(page)["total"]) == pytest.approx(wanted["total"], abs=0.51)


def test_a_calculator_says_when_there_is_no_result(
    visit: Visitor, built: Callable[[str], Built]
) -> None:
    page = visit("guide/", "one-problem")
    worked = _shown(page)
    page.fill("#in-days", "0")
    assert _shown(page)["share"] == "–"
    assert _number(_shown(page)["total"]) == 0
    page.fill("#in-days", "74.5")
    assert _shown(page) == worked
    assert "CHF" in worked["total"]


def test_huge_figures_do_not_widen_the_page(visit: Visitor) -> None:
    page = visit(PAGES["problem"], width=320)
    page.fill("#in-fees", "9" * 30)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_enter_does_not_leave_the_calculator(visit: Visitor) -> None:
    page = visit(PAGES["problem"])
    page.fill("#in-days", "60")
    before = page.url
    page.press("#in-days", "Enter")
    page.wait_for_timeout(100)
    assert page.url == before
    assert page.input_value("#in-days") == "60"


def test_the_link_is_copied_and_says_so(visit: Visitor, built: Callable[[str], Built]) -> None:
    page = visit(PAGES["interview"], permissions=["clipboard-read", "clipboard-write"])
    link = page.locator(".pass [data-copy]")
    words = link.inner_text()
    link.click()
    expect(link).to_have_text("Copied")
    expect(page.get_by_role("status")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{built('sample').kit.settings.site.url}{PAGES['interview']}"
    expect(link).to_have_text(words)


def test_a_line_is_copied_with_its_guest_and_its_address(
    visit: Visitor, built: Callable[[str], Built]
) -> None:
    page = visit(PAGES["interview"], permissions=["clipboard-read", "clipboard-write"])
    pull = page.locator("#line-1")
    pull.locator("summary").click()
    copy = pull.locator("[data-copy]")
    copy.click()
    expect(copy).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(pull.locator("blockquote").inner_text().replace("\n", " ").strip())
    assert "Mara Lindqvist" in copied
    assert copied.endswith("conversations/mara-lindqvist/#line-1")


def test_the_self_check_counts_its_ticks(visit: Visitor) -> None:
    page = visit(PAGES["problem"])
    boxes = page.locator(".check input").all()
    of = page.get_attribute(".tally", "data-of") or ""
    assert _drawn(page, f"0{of}")
    for number, box in enumerate(boxes, 1):
        box.check()
        assert _drawn(page, f"{number}{of}")
    boxes[0].uncheck()
    assert _drawn(page, f"{len(boxes) - 1}{of}")


def _drawn(page: Page, words: str) -> bool:
    """Whether words are on the page; those that style sheets put there count too."""
    session = page.context.new_cdp_session(page)
    shot = session.send("DOMSnapshot.captureSnapshot", {"computedStyles": []})
    session.detach()
    drawn = (shot["strings"][text] for text in shot["documents"][0]["layout"]["text"] if text >= 0)
    return words in "\n".join(drawn).replace("\n", "") or words in "".join(drawn)


def test_the_form_of_the_offer_names_its_fields_and_needs_no_script(visit: Visitor) -> None:
    page = visit(PAGES["offer"], java_script_enabled=False)
    form = page.locator("main form")
    assert (form.get_attribute("action") or "").startswith(("mailto:", "https://", "/"))
    for field in form.locator("input:not([type=hidden]), textarea").all():
        assert field.get_attribute("name")
        assert field.evaluate("(one) => one.labels.length") == 1
