"""Covers: the title as large as its words allow, whatever they are, and room for the drawing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.outputs.pdf.cover import Cover, cover
from kitgen.outputs.pdf.sheet import MM, SHEETS, Sheet

from .printing import display

EVERY = pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
USUAL = SHEETS["170x240"]
TITLE = "The Studio Cash-Flow Field Guide"
JAPANESE = "資金繰りの手引き：納品から入金までの長い日々を短くするために"
ARABIC = "دليل التدفق النقدي للمكاتب الصغيرة"
LONGEST_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützen"

WORD = st.text("abcdefghijklmnopqrstuvwxyzäöüß", min_size=1, max_size=14)
TITLES = st.lists(WORD, min_size=1, max_size=90).map(" ".join).map(lambda text: text[:400].strip())


def ruler(words: str) -> float | None:
    return display().width(words)


def set_in(title: str, sheet: Sheet = USUAL, subtitle: str = "Why it is late") -> Cover:
    found = cover(title, subtitle, sheet, ruler)
    assert found is not None, title
    return found


def size(found: Cover) -> float:
    (points,) = re.findall(r"^font-size:([\d.]+)pt", found.style)
    return float(points)


def leading(found: Cover) -> float:
    return float(found.style.partition("line-height:")[2])


def points(length: str) -> float:
    return float(length.removesuffix("pt"))


def lawful(found: Cover, title: str, sheet: Sheet) -> None:
    """What holds for every cover."""
    high = len(found.rows) * size(found) * leading(found)
    assert high <= sheet.height * MM * 0.40 + 0.5
    assert size(found) >= 18 * sheet.scale - 0.01
    for row in found.rows:
        width = ruler(row)
        if width is not None:
            assert (width - 0.027 * len(row)) * size(found) <= sheet.full * MM + 2
    assert points(found.sub) > sheet.edge * MM + high
    assert points(found.plate) > points(found.sub) + 18 * sheet.scale
    assert points(found.height) > sheet.height * MM * 0.1
    assert points(found.plate) + points(found.height) < (sheet.height - sheet.edge) * MM
    assert "".join(found.rows).replace(" ", "") == "".join(title.split())


@EVERY
@given(TITLES)
def test_any_title_has_a_cover(sheet: Sheet, title: str) -> None:
    lawful(set_in(title, sheet), title, sheet)


@EVERY
@pytest.mark.parametrize("title", [TITLE, "A", "Wait", JAPANESE, ARABIC, "W" * 12, "word " * 80])
def test_titles_of_one_word_and_of_eighty_of_every_script_have_one(
    sheet: Sheet, title: str
) -> None:
    found = set_in(title, sheet)
    lawful(found, title, sheet)
    assert 1 <= len(found.rows) <= 80


def test_rows_say_the_title_in_its_order() -> None:
    assert " ".join(set_in(TITLE).rows) == TITLE
    assert set_in(TITLE).rows == ("The Studio", "Cash-Flow", "Field Guide")


def test_a_short_title_is_large_and_a_longer_one_never_larger() -> None:
    titles = ["Wait", TITLE, f"{TITLE} for those who wait", f"{TITLE} " * 4, f"{TITLE} " * 9]
    sizes = [size(set_in(title.strip())) for title in titles]
    assert sizes[0] == 62
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] < 30


def test_rows_are_of_like_length() -> None:
    found = set_in("One two three four five six seven eight nine ten eleven twelve")
    widths = [len(row) for row in found.rows[:-1]]
    assert max(widths) - min(widths) <= 7


def test_a_long_word_makes_the_title_smaller() -> None:
    assert size(set_in("Donaudampfschifffahrt")) < size(set_in("Donau dampf schiff fahrt"))


def test_a_word_that_fits_at_no_size_has_no_cover() -> None:
    assert cover(f"A Guide to {LONGEST_WORD}", "", SHEETS["a5"], ruler) is None
    assert cover("x" * 400, "", USUAL, ruler) is None


def test_ideographs_break_anywhere_but_before_a_mark() -> None:
    found = set_in(JAPANESE)
    assert len(found.rows) > 2
    assert "".join(found.rows) == JAPANESE
    assert not [row for row in found.rows if row[0] in "：、。"]


def test_scripts_that_stand_taller_have_more_air() -> None:
    assert leading(set_in(ARABIC)) > leading(set_in(TITLE))
    assert points(set_in("دليل التدفق النقدي").sub) > points(set_in("Guide to cash").sub)


def test_a_subtitle_of_many_lines_moves_the_drawing_down() -> None:
    short, long = set_in(TITLE), set_in(TITLE, subtitle="what six people did about it " * 6)
    assert points(long.plate) - points(short.plate) >= 3 * 18
    wide = set_in(TITLE, subtitle="納品から入金までの長い日々" * 6)
    assert points(wide.plate) > points(set_in(TITLE, subtitle="a" * 78).plate)


@EVERY
def test_the_longest_title_and_subtitle_leave_room_for_the_drawing(sheet: Sheet) -> None:
    title = ("of all that is late " * 20)[:400].strip()
    found = set_in(title, sheet, subtitle=("of all that is late " * 20)[:400])
    assert points(found.height) > 0


def test_words_that_cannot_be_measured_are_estimated() -> None:
    found = cover(TITLE, "", USUAL, lambda words: None)
    assert found is not None
    assert size(found) < size(set_in(TITLE)) + 0.01
