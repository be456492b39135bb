"""The page of voices: two quotes, whom to hear, and a drawing where its lower half is free."""

from __future__ import annotations

from typing import Any

import pytest

from kitgen.model.problem import Proof
from kitgen.outputs.pdf.sheet import SHEETS
from kitgen.outputs.pdf.voices import apart

from .printing import Shop, shop_of
from .reading import Pdf
from .soundness import faults

SAMPLE = shop_of("sample")
SLUG = "fees-that-leak"
USUAL = SHEETS["170x240"]
CHART = 0.3
ONES = SAMPLE.kit.entries
SHORT, LONG = "We still give hours away.", "And so it went on, and nobody said a word. " * 9


def proof(**changes: Any) -> Proof:
    facts = {"title": "Who has done it", "interviews": (), "text": "They counted hours."}
    return Proof.model_validate(facts | changes)


def of(problem: str, page: str = "170x240") -> Shop:
    """One part of the sample alone."""
    return SAMPLE.on(page).telling({problem: SAMPLE.kit.problems[problem]})


def test_the_second_of_two_quotes_stands_on_a_page_with_those_who_can_be_heard() -> None:
    assert apart(proof(), [SHORT, SHORT], ONES[:3], CHART, USUAL) == 1


def test_where_the_first_has_no_room_below_the_chart_both_stand_there() -> None:
    assert apart(proof(), [SHORT, SHORT], ONES[:2], 0.85, USUAL) == 0


@pytest.mark.parametrize("count", [0, 1, 3])
def test_there_is_none_for_fewer_quotes_than_two_or_for_more(count: int) -> None:
    assert apart(proof(), [SHORT] * count, ONES[:3], CHART, USUAL) is None


@pytest.mark.parametrize("count", [0, 1, 5])
def test_there_is_none_for_a_list_that_is_too_short_or_too_long(count: int) -> None:
    assert apart(proof(), [SHORT, SHORT], ONES[:count], CHART, USUAL) is None


def test_there_is_none_for_what_does_not_fit_above_the_drawing() -> None:
    assert apart(proof(), [SHORT, LONG], ONES[:3], CHART, USUAL) is None
    spoken = [one._replace(title=LONG[:180]) for one in ONES[:3]]
    assert apart(proof(), [SHORT, SHORT], spoken, CHART, USUAL) is None


def test_there_is_none_after_text_that_goes_on_overleaf() -> None:
    told = proof(text="\n\n".join([LONG] * 6))
    assert apart(told, [SHORT, SHORT], ONES[:3], CHART, USUAL) is None


def test_there_is_none_without_a_chart_or_where_nobody_agreed_to_print() -> None:
    assert of(SLUG).book().manuscript({}).html.count('class="voices"') == 1
    unheard = of(SLUG).book(frozenset()).manuscript({}).html
    assert 'class="voices"' not in unheard


@pytest.mark.parametrize(
    ("page", "slug"), [*((page, SLUG) for page in SHEETS), ("170x240", "one-client-too-big")]
)
def test_on_every_paper_the_page_holds_all_that_belongs_there_and_the_one_before_its_chart(
    page: str, slug: str
) -> None:
    shop = of(slug, page)
    made = shop.bound()
    pdf = Pdf(made.data)
    assert faults(pdf) == []
    quoted = SAMPLE.kit.problems[slug].proof
    assert quoted is not None
    there = pdf.page_of("In their own words")
    assert all(shop.entry(name).name in pdf.texts[there - 1] for name in quoted.interviews)
    before = pdf.texts[there - 2]
    assert (quoted.chart_title or "").replace("'", "’") in before
