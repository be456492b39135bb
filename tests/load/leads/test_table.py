"""Rows are found whatever stands between cells, and each knows its line."""

from __future__ import annotations

import pytest

from kitgen.load.leads.decode import decode
from kitgen.load.leads.guess import is_known
from kitgen.load.leads.notes import SHOWN, Notes
from kitgen.load.leads.table import Row, Table, open_table


def opened(text: str) -> tuple[Table | None, Notes]:
    notes = Notes("leads.csv")
    found = decode(text.encode(), notes)
    assert found is not None
    return open_table(found, is_known, notes), notes


def rows(text: str) -> tuple[list[Row], list[str]]:
    table, notes = opened(text)
    assert table is not None
    found = list(table.rows(notes))
    assert list(table.rows()) == found, "a second reading gives the same"
    return found, [f"{finding}" for finding in notes.findings()]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_usual_separator_and_line_end_is_found(sign: str, end: str) -> None:
    text = end.join(("Name,Email,Amount", "Ada,a@x.example,5", "", ",,", 'Bo,"b@x.example",6'))
    found, findings = rows(text.replace(",", sign))
    assert found == [Row(2, ["Ada", "a@x.example", "5"]), Row(5, ["Bo", "b@x.example", "6"])]
    assert findings == []


def test_a_separator_that_is_told_is_believed() -> None:
    table, _ = opened("sep=;\r\nName;Amount\r\nAda;1,5\r\n")
    assert table is not None
    assert (table.line, table.headings) == (2, ("Name", "Amount"))
    assert list(table.rows()) == [Row(3, ["Ada", "1,5"])]


def test_a_separator_within_cells_is_none() -> None:
    found, _ = rows("Name;Company\nAda, Countess;A, B, C\n")
    assert found == [Row(2, ["Ada, Countess", "A, B, C"])]


def test_lines_are_counted_through_quoted_cells() -> None:
    found, _ = rows('Name,Problem,Email\nAda,"one\ntwo ""three""",a@x\nBo,,b@x\n')
    assert [row.line for row in found] == [2, 4]
    assert found[0].cells[1] == 'one\ntwo "three"'


def test_a_title_above_and_a_notice_below_are_passed_over() -> None:
    text = "My report\n\nName,Email,Amount\nAda,a@x,5\n\nGrand Totals (1)\nAll rights reserved\n"
    found, findings = rows(text)
    assert found == [Row(4, ["Ada", "a@x", "5"])]
    assert findings == [
        "leads.csv:6:1: info: what is written above or below the records is passed over: "
        "“Grand Totals (1)” (leads-no-record)"
    ]


def test_headings_that_nobody_knows_are_the_first_row() -> None:
    table, _ = opened("Qwert,Asdfg\nx,y\n")
    assert table is not None
    assert table.headings == ("Qwert", "Asdfg")


def test_a_row_that_is_too_long_is_told_and_one_that_is_too_short_is_not() -> None:
    found, findings = rows("Name,Email\nAda\nBo,b@x,more\nCy,c@x,,\n")
    assert [row.line for row in found] == [2, 3, 4]
    assert findings == [
        "leads.csv:3:3: warning: the row has 3 cells, and the table 2 columns: the last ones are "
        "not read (leads-cells)"
    ]


def test_a_row_with_an_enormous_cell_is_left_out_alone() -> None:
    found, findings = rows(f"Name,Email\nAda,a@x\nBo,{'x' * 10_000_000}\nCy,c@x\n")
    assert [row.cells[0] for row in found] == ["Ada", "Cy"]
    assert findings == [
        "leads.csv:3:1: warning: a cell of this row is longer than 128 KB: the row is left out "
        "(leads-cell-size)"
    ]


@pytest.mark.parametrize("rest", ["x\n", "x\n" * 100_000, "x" * 200_000 + "\nCy,c@x\n"])
def test_a_quotation_mark_that_is_never_closed_is_an_error_where_it_begins(rest: str) -> None:
    found, findings = rows(f'Name,Email\nAda,a@x\nBo,"{rest}')
    assert [row.cells[0] for row in found] == ["Ada"]
    assert findings[0].startswith("leads.csv:3:1: error: ")
    assert findings[0].endswith("(leads-quote)")


@pytest.mark.parametrize("text", ["", "\n\n", ",,,\n", "sep=;\n"])
def test_an_empty_table_is_an_error(text: str) -> None:
    table, notes = opened(text)
    assert table is None
    assert [finding.rule for finding in notes.findings()] == ["leads-empty"]


def test_many_findings_of_a_kind_end_with_how_many_more_there_are() -> None:
    _, findings = rows("Name,Email\n" + "Ada,a@x,more\n" * 100)
    assert len(findings) == SHOWN + 1
    assert "and 80 more of this kind" in findings[-1]
