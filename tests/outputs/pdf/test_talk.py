"""A conversation on one page: as much of it as fits, and never half of what was said."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitgen.load import read
from kitgen.load.entry import entry_of
from kitgen.model.interview import Interview
from kitgen.model.kit import Entry
from kitgen.outputs.pdf.sheet import MM, SHEETS, Sheet
from kitgen.outputs.pdf.talk import Talk, talk
from kitgen.text import markdown

from .printing import shop_of, told

EVERY = pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
USUAL = SHEETS["170x240"]


@cache
def heard(exchanges: int, words: int, title: str = "We waited") -> tuple[Entry, Interview]:
    text = told(exchanges, words, title=title).encode()
    interview = read.read_interview("content/interviews/mara/interview.md", text).value
    assert interview is not None
    return entry_of("mara", "interview.md", interview, ""), interview


def _half(words: str) -> float:
    """Every letter half as wide as it is high."""
    return len(words) / 2


def cut_to(
    exchanges: int, words: int, sheet: Sheet = USUAL, tightness: int = 0, title: str = "We waited"
) -> Talk:
    entry, interview = heard(exchanges, words, title)
    return talk(entry, interview, "face.svg", "A face.", sheet, _half, tightness=tightness)


def paragraphs(found: Talk) -> list[str]:
    return [text for one in found.passages for said in one.said for text in said.paragraphs]


def amount(found: Talk) -> int:
    return sum(len(text.split()) for text in paragraphs(found))


def lines(found: Talk, sheet: Sheet) -> float:
    """How many lines the words take, counted with letters of half an em."""
    across = sheet.measure * MM / (10.5 * sheet.scale * 0.5)
    asked = [markdown.plain(one.question) for one in found.passages if one.question]
    return sum(len(text) // across + 1 for text in (*paragraphs(found), *asked))


@EVERY
@given(st.sampled_from([1, 2, 3, 5, 8, 20, 60, 250]), st.integers(20, 60))
@settings(max_examples=15)
def test_what_is_shown_fits_on_the_page_however_much_was_said(
    sheet: Sheet, exchanges: int, words: int
) -> None:
    found = cut_to(exchanges, words, sheet)
    assert found.passages
    # The headline and two figures take ten lines at least.
    assert lines(found, sheet) <= sheet.lines - 9


@pytest.mark.parametrize(("exchanges", "words"), [(1, 20), (3, 40), (20, 50), (300, 50)])
def test_interviews_of_twenty_and_of_fifteen_thousand_words_are_shown(
    exchanges: int, words: int
) -> None:
    found = cut_to(exchanges, words)
    assert 0 < amount(found) < 400
    assert len(found.passages) <= 5


@given(st.integers(1, 30), st.integers(10, 160), st.integers(0, 6))
@settings(max_examples=40)
def test_nothing_is_cut_in_the_middle(exchanges: int, words: int, tightness: int) -> None:
    _, interview = heard(exchanges, words)
    every = {
        text for one in interview.conversation for turn in one.turns for text in [turn.text.strip()]
    }
    questions = {one.question for one in interview.conversation}
    found = cut_to(exchanges, words, tightness=tightness)
    assert set(paragraphs(found)) <= every
    assert {one.question for one in found.passages if one.question} <= questions
    numbers = [one.number for one in found.passages]
    assert numbers == sorted(numbers)


def test_a_short_conversation_is_shown_whole() -> None:
    entry, interview = heard(2, 30)
    found = talk(entry, interview, "face.svg", "A face.", USUAL, _half)
    assert amount(found) == sum(
        len(turn.text.split()) for one in interview.conversation for turn in one.turns
    )
    assert not any(one.left_out or one.breaks_off for one in found.passages)


def test_each_time_it_is_too_long_there_is_less_of_it() -> None:
    amounts = [amount(cut_to(12, 25, tightness=tightness)) for tightness in range(8)]
    assert amounts == sorted(amounts, reverse=True)
    assert amounts[-1] < amounts[0] / 2


def test_tightened_beyond_all_a_guest_is_still_heard_in_one_paragraph() -> None:
    found = cut_to(3, 40, tightness=99)
    assert len(paragraphs(found)) == 1
    assert amount(found) >= 40
    assert found.facts


def test_a_larger_sheet_shows_no_less() -> None:
    amounts = [amount(cut_to(30, 25, SHEETS[name])) for name in ("a5", "170x240", "a4")]
    assert amounts == sorted(amounts)


def test_a_longer_headline_is_smaller_and_leaves_less_room() -> None:
    titles = ["We waited", "We waited for " * 4, "We waited for " * 7, "We waited for " * 20]
    found = [cut_to(12, 25, title=title.strip()) for title in titles]
    sizes = [one.size for one in found]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 4
    assert amount(found[-1]) < amount(found[0])


def test_ideographs_count_as_wide_as_they_are() -> None:
    said = "私たちは長い間待っていました。" * 6
    text = told(0, 0) + "".join(f"\n## 何が起きましたか{n}\n\n{said}\n" for n in range(9))
    interview = read.read_interview("content/interviews/mara/interview.md", text.encode()).value
    assert interview is not None
    entry = entry_of("mara", "interview.md", interview, "")
    found = talk(entry, interview, "face.svg", "A face.", USUAL, _half)
    across = USUAL.measure * MM / 10.5
    assert sum(len(one) // across + 1 for one in paragraphs(found)) <= USUAL.lines - 9


def test_four_results_are_shown_at_most() -> None:
    entry = shop_of("sample").entry("mara-lindqvist")
    interview = shop_of("sample").interviews["mara-lindqvist"]
    more = entry._replace(results=entry.results * 4)
    assert len(talk(more, interview, "face.svg", "A face.", USUAL, _half).facts) == 4
