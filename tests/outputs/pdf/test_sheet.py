"""Sheets: words, notes and edges add up, and lines of type fill the page from top to bottom."""

from __future__ import annotations

import math
from typing import get_args

import pytest

from kitgen.model import book
from kitgen.outputs.pdf.sheet import MM, SHEETS, Sheet, sheet_of

EVERY = pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
SINGLE = (148, 210), (170, 240), (210, 297), (215.9, 279.4)


def test_every_paper_that_a_kit_may_name_has_a_sheet() -> None:
    assert set(SHEETS) == set(get_args(book.Sheet))
    assert {(sheet.width, sheet.height) for sheet in SHEETS.values()} == set(SINGLE)


@EVERY
def test_edges_notes_and_words_fill_the_width(sheet: Sheet) -> None:
    assert sheet.edge + sheet.note + sheet.gap == sheet.left
    assert sheet.left + sheet.measure + sheet.edge == pytest.approx(sheet.width)
    assert sheet.full == pytest.approx(sheet.width - 2 * sheet.edge)


@EVERY
def test_lines_fill_the_height_and_leave_what_home_printers_need(sheet: Sheet) -> None:
    assert sheet.top + sheet.depth + sheet.bottom == pytest.approx(sheet.height * MM)
    assert sheet.depth == pytest.approx(sheet.lines * sheet.line)
    for margin in (sheet.edge * MM, sheet.bottom):
        assert margin >= 10 * MM


@EVERY
def test_a_line_of_words_is_as_long_as_eyes_like_it(sheet: Sheet) -> None:
    letters = sheet.measure * MM / (0.45 * 10.5 * sheet.scale)
    assert 52 <= letters <= 75


@EVERY
def test_notes_have_room_for_a_few_words_beside_the_text(sheet: Sheet) -> None:
    assert sheet.note >= 27
    assert sheet.note < sheet.measure / 2
    assert sheet.gap >= 5


@EVERY
def test_the_room_of_lettering_lies_within_the_page(sheet: Sheet) -> None:
    assert set(sheet.boxes) == {"plate", "foot", "for"}
    for box in (*sheet.boxes.values(), sheet.typed):
        assert 0 < box.width < sheet.full * MM
        assert 0 < box.height < sheet.depth
    # A code stands beside the address.
    assert sheet.typed.width + 76 * sheet.scale < sheet.boxes["plate"].width


def test_the_usual_sheet_fills_a4_when_it_is_printed_to_fit() -> None:
    sheet = SHEETS["170x240"]
    assert sheet.height / sheet.width == pytest.approx(math.sqrt(2), abs=0.003)


def test_distances_grow_with_the_type() -> None:
    assert SHEETS["170x240"].pt(15) == "15pt"
    assert SHEETS["170x240"].pt(7.5) == "7.5pt"
    assert SHEETS["a5"].pt(10) == "9.5pt"
    assert SHEETS["a4"].line == pytest.approx(15 * SHEETS["a4"].scale)


@pytest.mark.parametrize("page", SHEETS)
def test_single_pages_are_on_the_paper_that_printers_hold(page: book.Sheet) -> None:
    assert sheet_of(page, single=False) is SHEETS[page]
    assert sheet_of(page, single=True) is SHEETS["letter" if page == "letter" else "a4"]
