"""The page of causes: a guest is heard below them where they have a page of their own."""

from __future__ import annotations

import pytest

from kitgen.load.resources import templates
from kitgen.model.kit import Entry
from kitgen.model.problem import Problem
from kitgen.outputs.common.chapters import parts
from kitgen.outputs.common.strings import interface
from kitgen.outputs.pdf.causes import heard
from kitgen.outputs.pdf.sheet import SHEETS

from .printing import Shop, shop_of
from .reading import Pdf
from .soundness import faults

SAMPLE = shop_of("sample")
STRINGS = interface("en", (templates(),)).strings
USUAL = SHEETS["170x240"]
SLUG = "waiting-to-be-paid"
INES = SAMPLE.entry("ines-carrasco")
LINE = "They were not late, nobody was against me, they were only in the tray."


def said(*witnesses: Entry, language: str = "en", **changes: object) -> str | None:
    """What is heard in the sample's first part, with changes."""
    data = SAMPLE.kit.problems[SLUG].model_dump() | changes
    kit = SAMPLE.kit._replace(problems={SLUG: Problem.model_validate(data)})
    found = heard(parts(kit, STRINGS), {SLUG: witnesses}, language, USUAL)[SLUG]
    return found and found[0]


def test_it_is_a_guest_of_this_problem_with_a_line_that_stands_nowhere_else() -> None:
    assert said(INES) == LINE
    assert said(SAMPLE.entry("daniel-rao"), INES) == LINE
    assert said(SAMPLE.entry("daniel-rao")) is None


def test_the_title_a_line_of_the_proof_and_the_shortest_are_kept_for_their_places() -> None:
    proof = SAMPLE.kit.problems[SLUG].proof
    assert proof is not None
    kept = (INES.title, proof.quotes[1].text, "Short.")
    assert said(INES._replace(quotes=kept)) is None
    assert said(INES._replace(quotes=(*kept, "We asked, and the money came."))) is not None


def test_no_line_is_said_in_two_parts() -> None:
    both = {**SAMPLE.kit.problems}
    both["again"] = both[SLUG]
    kit = SAMPLE.kit._replace(problems={name: both[name] for name in (SLUG, "again")})
    twice = INES._replace(problems=("again",))
    by_part = {SLUG: [INES], "again": [twice]}
    found = heard(parts(kit, STRINGS), by_part, "en", USUAL)
    assert [one and one[0] for one in found.values()] == [LINE, None]


def test_a_guest_who_speaks_another_language_than_the_book_is_not_heard() -> None:
    assert said(INES._replace(language="pt")) is None
    assert said(INES._replace(language="pt"), language="pt") == LINE


def test_nobody_is_heard_where_the_causes_follow_the_signs_or_go_on_overleaf() -> None:
    assert said(INES, causes=("Nobody writes the date down.",)) is None
    assert said(INES, causes=("Nobody writes the date down. " * 50,)) is None
    assert said(INES, causes=()) is None


def test_a_line_that_is_too_long_for_the_page_gives_way_to_the_next() -> None:
    long = "They were in the tray, and so was everything else. " * 12
    assert said(INES._replace(quotes=(long, LINE, "Short."))) == LINE


def test_nobody_is_heard_who_did_not_agree_to_be_in_the_book() -> None:
    beginning = LINE[:40]
    assert beginning in SAMPLE.book().manuscript({}).html
    assert beginning not in SAMPLE.book(frozenset()).manuscript({}).html


@pytest.mark.parametrize("page", SHEETS)
def test_on_every_paper_causes_and_line_share_a_page(page: str) -> None:
    shop: Shop = SAMPLE.on(page).telling({SLUG: SAMPLE.kit.problems[SLUG]})
    pdf = Pdf(shop.bound().data)
    assert faults(pdf) == []
    there = pdf.texts[pdf.page_of("Why it happens") - 1]
    assert "only in the tray" in " ".join(there.split())
