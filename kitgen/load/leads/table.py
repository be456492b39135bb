"""The rows of a CSV export, with the lines that they begin on."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from kitgen.load.leads.cell import clean, folded
from kitgen.load.leads.decode import Text
from kitgen.load.leads.notes import Notes
from kitgen.model.finding import Severity

DELIMITERS = ",;\t|"
_SEPARATOR = re.compile(r"\s*\"?sep=(.)\"?\s*", re.IGNORECASE | re.DOTALL)
_HEAD = 40
"""Lines in which the headings are looked for: some programs write a title above them."""
_QUOTE = "Double every quotation mark within a quoted cell, or export the file again."


class Row(NamedTuple):
    """A row that is not blank."""

    line: int
    cells: list[str]


class Table:
    """An export whose headings are known; its rows can be read several times."""

    def __init__(self, text: Text, delimiter: str, begin: int, skipped: int, head: Row) -> None:
        self._text = text
        self._delimiter = delimiter
        self._begin = begin
        self._skipped = skipped
        self.line = head.line
        self.headings = tuple(map(clean, head.cells))

    def rows(self, notes: Notes | None = None) -> Iterator[Row]:
        """The rows below the headings. Findings go to the notes, if there are any to go to."""
        reader = _Reader(self._text, self._delimiter, self._begin, notes)
        many = len(self.headings) > 2
        aside: Row | None = None
        for row in islice(reader.rows(), self._skipped + 1, None):
            if many and len(row.cells) == 1:
                aside = aside or row
                continue
            if notes and len(row.cells) > len(self.headings):
                self._too_many(row, notes)
            yield row
        if notes and aside:
            notes.add(
                Severity.INFO,
                "leads-no-record",
                "what is written above or below the records is passed over: "
                f"“{clean(aside.cells[0])[:60]}”",
                line=aside.line,
            )

    def _too_many(self, row: Row, notes: Notes) -> None:
        if any(cell.strip() for cell in row.cells[len(self.headings) :]):
            notes.add(
                Severity.WARNING,
                "leads-cells",
                f"the row has {len(row.cells):,} cells, and the table "
                f"{len(self.headings):,} columns: the last ones are not read",
                "A text that holds the separator must stand in double quotes.",
                line=row.line,
                column=len(self.headings) + 1,
            )


def open_table(text: Text, known: Callable[[str], bool], notes: Notes) -> Table | None:
    """Find the separator and the headings: the row that has most of those that are known."""
    lines = list(islice(text.lines(), _HEAD))
    told = _SEPARATOR.fullmatch(lines[0]) if lines else None
    begin = 1 if told else 0
    best: tuple[tuple[int, int], Table] | None = None
    for delimiter in (told[1],) if told and told[1] not in '\r\n"' else DELIMITERS:
        rows = list(_Reader(text, delimiter, begin, None, _HEAD).rows())
        if not rows:
            continue
        counts = [_count(row, known) for row in rows]
        score = max(counts)
        at = counts.index(score)
        if score > (best[0] if best else (0, 0)):
            best = score, Table(text, delimiter, begin, at, rows[at])
    if best is None:
        message, hint = "the table is empty", "Export it again; its first row must be the headings."
        notes.add(Severity.ERROR, "leads-empty", message, hint)
        return None
    return best[1]


def _count(row: Row, known: Callable[[str], bool]) -> tuple[int, int]:
    """How many of a row's cells are headings that are known, and how many are filled."""
    cells = [cell for cell in map(clean, row.cells) if folded(cell)]
    return sum(map(known, cells)), len(cells)


class _Reader:
    def __init__(
        self, text: Text, delimiter: str, begin: int, notes: Notes | None, most: int | None = None
    ) -> None:
        self._text = text
        self._delimiter = delimiter
        self._begin = begin
        self._notes = notes
        self._most = most
        self._ended = False
        self._line = ""

    def _lines(self) -> Iterator[str]:
        end = None if self._most is None else self._begin + self._most
        for line in islice(self._text.lines(), self._begin, end):
            self._line = line
            yield line
        self._ended = True

    def rows(self) -> Iterator[Row]:
        reader = csv.reader(self._lines(), delimiter=self._delimiter)
        while True:
            line = self._begin + reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                # csv stops within a line; what follows begins on the next one, if no quotation
                # mark is open.
                several = self._begin + reader.line_num > line
                if several or self._line.count('"') % 2:
                    self._add(
                        Severity.ERROR,
                        "leads-quote",
                        "a cell that begins here is longer than 128 KB: a quotation mark is "
                        "probably opened and never closed",
                        _QUOTE,
                        line,
                    )
                    return
                self._add(
                    Severity.WARNING,
                    "leads-cell-size",
                    "a cell of this row is longer than 128 KB: the row is left out",
                    "Export the table without its notes and e-mails.",
                    line,
                )
                continue
            if self._ended and not self._most:
                message = "a quotation mark is opened in this row and never closed"
                self._add(Severity.ERROR, "leads-quote", message, _QUOTE, line)
                return
            if any(map(str.strip, cells)):
                yield Row(line, cells)

    def _add(self, severity: Severity, rule: str, message: str, hint: str, line: int) -> None:
        if self._notes:
            self._notes.add(severity, rule, message, hint, line=line)
