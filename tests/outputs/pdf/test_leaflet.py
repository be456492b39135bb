"""The leaflet: one page whatever the guide holds, and nobody on it who did not agree."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from itertools import pairwise

import pytest

from kitgen.outputs.pdf.leaflet import Leaflet

from .printing import Printed, Shop, shop_of
from .reading import Pdf, plain

SAMPLE = shop_of("sample")


def listed(shop: Shop, tightness: int = 0) -> dict[str, int]:
    """How many lines, steps and guests there are."""
    html = shop.leaflet().manuscript(tightness).html
    won = re.search(r'class="won">(.*?)</ul>', html, re.DOTALL)
    both = html.partition('class="three"')[2].partition('class="end"')[0]
    return {
        "lines": both.partition("</ul>")[0].count("<li>"),
        "steps": both.partition("<ol>")[2].count("<li>"),
        "guests": won[1].count("<li>") if won else 0,
    }


@cache
def fitting(page: str) -> Printed:
    """The sample's leaflet."""
    return fitted(SAMPLE.on(page))


def fitted(shop: Shop) -> Printed:
    """The leaflet with as much as fits, as a build finds it."""
    for tightness in range(5):
        made = shop.printed(shop.leaflet().manuscript(tightness))
        if made.pages == 1:
            return made
    raise AssertionError("no leaflet fits")


@pytest.mark.parametrize("page", ["170x240", "letter"])
def test_the_sample_fits_on_one_page(page: str) -> None:
    made = fitting(page)
    assert made.about["clipped"] == []
    assert len(Pdf(made.data).sizes) == 1


def test_it_says_the_problem_its_cost_and_the_way_out() -> None:
    said = Pdf(fitting("170x240").data).text
    site = SAMPLE.kit.settings.site
    problem = next(iter(SAMPLE.kit.problems.values()))
    for words in (site.headline, site.kicker, "€243,000", problem.symptoms.lines[0]):
        assert words in said
    assert problem.solution is not None
    assert problem.solution.steps[0].title in said
    assert said.index(problem.symptoms.lines[0]) < said.index(SAMPLE.kit.settings.guide.promise)


def test_each_time_it_was_too_long_there_is_no_more_of_anything_and_less_of_something() -> None:
    amounts = [listed(SAMPLE, tightness) for tightness in range(5)]
    for before, after in pairwise(amounts):
        assert all(after[kind] <= before[kind] for kind in before)
    assert sum(amounts[-1].values()) < sum(amounts[0].values())
    assert min(amounts[-1].values()) > 0
    assert listed(SAMPLE, 99) == amounts[-1]


def test_long_words_are_tightened_until_they_fit() -> None:
    long = "of everything that is late and of everybody who waits for it, " * 2
    symptoms = {"title": "Signs", "text": "It is there.", "lines": [long] * 6}
    shop = SAMPLE.single(symptoms=symptoms)
    pages = [shop.printed(shop.leaflet().manuscript(n)).pages for n in (0, 4)]
    assert pages[0] > pages[1] == 1


def test_guests_are_shown_only_if_they_agreed_and_have_a_figure() -> None:
    everybody = SAMPLE.leaflet().manuscript(0).html
    assert "Inês Carrasco" in everybody
    without = Leaflet(SAMPLE.look, frozenset(SAMPLE.interviews) - {"ines-carrasco"})
    assert "Carrasco" not in without.manuscript(0).html
    nobody = Leaflet(SAMPLE.look, frozenset()).manuscript(0).html
    assert 'class="won"' not in nobody


def test_a_problem_without_a_sum_or_a_way_out_has_a_leaflet_all_the_same() -> None:
    bare = SAMPLE.single(cost=None, solution=None, proof=None, timeline=None)
    assert fitted(bare).pages == 1
    assert "chart" not in "".join(bare.leaflet().manuscript(0).files)


def test_its_way_on_is_the_guide_by_code_and_by_hand() -> None:
    base = fitting("170x240").base
    assert [slot for slot, _ in base.codes] == [("guide", "print")]
    assert {slot.target for slot, _ in base.addresses} == {"guide"}
    assert {name for name, _ in base.forms} == {"foot", "address/print/guide"}


def test_what_is_written_is_text() -> None:
    evil = "<b>&amp;</b> {{ 7*7 }}"
    shop = SAMPLE.set(site={"headline": evil, "kicker": evil, "standfirst": "A line."})
    html = shop.leaflet().manuscript(0).html
    assert "<b>&amp;</b>" not in html
    assert plain(unescape(html)).count("{{ 7*7 }}") == 2
