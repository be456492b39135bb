"""The cells of a row by what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kitgen.load.leads.cell import said
from kitgen.load.leads.guess import Guess
from kitgen.load.leads.notes import Notes
from kitgen.load.leads.table import Row
from kitgen.model.columns import DAYS, Meaning
from kitgen.model.finding import Severity

_FIGURES = DAYS | {Meaning.AMOUNT, Meaning.NOTHING}


class Cells:
    """Finds the cells of a row, and notes what is odd about them."""

    def __init__(self, guessed: Iterable[Guess], notes: Notes) -> None:
        self._notes = notes
        self._columns: dict[Meaning, tuple[int, ...]] = {}
        for one in guessed:
            self._columns[one.meaning] = (*self._columns.get(one.meaning, ()), one.column)
        self._words = [
            (meaning, column)
            for meaning, columns in self._columns.items()
            if meaning not in _FIGURES
            for column in columns
        ]

    def has(self, meaning: Meaning) -> bool:
        """Whether there is such a column."""
        return meaning in self._columns

    def filled(self, row: Row, meaning: Meaning) -> Sequence[tuple[int, str]]:
        """The cells of a meaning that hold something, with the numbers of their columns from 0."""
        cells = row.cells
        found = []
        for column in self._columns.get(meaning, ()):
            if column < len(cells) and (cell := cells[column]) and (cell := said(cell)):
                found.append((column, cell))
        return found

    def words(self, row: Row) -> dict[Meaning, str]:
        """Of each meaning that is in words, the first cell that holds something."""
        cells = row.cells
        width = len(cells)
        found: dict[Meaning, str] = {}
        for meaning, column in self._words:
            if column < width and meaning not in found and (cell := said(cells[column])):
                found[meaning] = cell
        return found

    def odd(
        self, row: Row, rule: str, message: str, meaning: Meaning | None = None, hint: str = ""
    ) -> None:
        """Note something about the first cell of a meaning, or about the row."""
        columns = self._columns.get(meaning, (0,)) if meaning else (0,)
        self.note(row, columns[0], rule, message, hint)

    def note(
        self,
        row: Row,
        column: int,
        rule: str,
        message: str,
        hint: str = "",
        severity: Severity = Severity.WARNING,
    ) -> None:
        """Note something about a cell; columns count from 0."""
        self._notes.add(severity, rule, message, hint, line=row.line, column=column + 1)
