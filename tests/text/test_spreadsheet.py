"""Tables for spreadsheets: what was written is read back, and no cell is a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.text import spreadsheet

_SIGNS = tuple("=+-@＝＋－＠\t\r")


def read(rows: list[list[str]], delimiter: str = ",") -> list[list[str]]:
    file = io.StringIO(newline="")
    spreadsheet.write(file, rows)
    file.seek(0)
    return list(csv.reader(file, delimiter=delimiter))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+43 1 000", "'+43 1 000"),
        ("-", "'-"),
        ("@sum", "'@sum"),
        ("＝1", "'＝1"),
        ("\t=1", "'=1"),
        ("\r\n=1", "'=1"),
        ("\u200b=1", "'=1"),
        ("\u202e=1", "'=1"),
        ("a;=1", "a;'=1"),
        ("a; =1", "a;' =1"),
        ("=1;=2", "'=1;'=2"),
        ("two\nlines", "two lines"),
        ("a\x1b[31mb", "a[31mb"),
        ("1 - 1 = 0", "1 - 1 = 0"),
        ("https://x.example/?a=1&b=-2", "https://x.example/?a=1&b=-2"),
        ("Ana\u200f ב", "Ana\u200f ב"),
        ("", ""),
    ],
)
def test_a_cell_is_words(text: str, cell: str) -> None:
    assert spreadsheet.cell(text) == cell


@given(st.lists(st.lists(st.text(), min_size=2), min_size=1))
def test_whatever_stands_in_a_table_no_cell_of_it_is_a_formula(rows: list[list[str]]) -> None:
    for delimiter in (",", ";"):
        for row in read(rows, delimiter):
            assert not any(cell.lstrip().startswith(_SIGNS) for cell in row)
    found = read(rows)
    assert [len(row) for row in found] == [len(row) for row in rows]
    assert found == [[spreadsheet.cell(text) for text in row] for row in rows]
    assert not any(cell.lstrip().startswith(_SIGNS) for row in found for cell in row)


@given(st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="=+-@＝＋－＠;")))
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert spreadsheet.cell(text) == text
