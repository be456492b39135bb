"""What a row's deal is worth, and in which currency."""

from __future__ import annotations

from decimal import Decimal

from kitgen.load.leads import amounts
from kitgen.load.leads.cells import Cells
from kitgen.load.leads.currencies import code_of
from kitgen.load.leads.guess import PATH
from kitgen.load.leads.manner import Manner
from kitgen.load.leads.table import Row
from kitgen.model.columns import Meaning
from kitgen.model.finding import Severity


class Money:
    """Reads amounts as their whole column is written."""

    def __init__(self, manner: Manner, cells: Cells) -> None:
        self._manner = manner
        self._cells = cells
        self._headings = {one.column: one.currency for one in manner.guessed if one.currency}
        self._told = False

    def of(self, row: Row, beside: str) -> tuple[Decimal | None, str]:
        """The amount, and its currency if that is told; `beside` is the currency's own cell."""
        for column, cell in self._cells.filled(row, Meaning.AMOUNT):
            value, mark = self._read(row, column, cell)
            if value is None:
                return None, ""
            return self._with_currency(row, column, value, mark, beside)
        return None, ""

    def _read(self, row: Row, column: int, cell: str) -> tuple[Decimal | None, str]:
        written = amounts.take_apart(cell)
        decimals, mixed = self._manner.decimals[column]
        if written is not None:
            value = amounts.value_of(written, decimals, mixed=mixed)
            if value is not None:
                return value, written.mark
        hint = "Write the number alone: 12000 or 12.000,00."
        if mixed and written is not None:
            hint = f"Write in {PATH}: decimals: comma, or decimals: point"
        self._cells.note(
            row, column, "leads-amount", f"“{cell[:40]}” is no amount that is clear", hint
        )
        return None, ""

    def _with_currency(
        self, row: Row, column: int, value: Decimal, mark: str, beside: str
    ) -> tuple[Decimal | None, str]:
        """A sign beside the amount says more than a column, that more than the heading."""
        usual = self._manner.amounts_in
        told = code_of(beside, usual) if beside else self._headings.get(column)
        likely = told or usual
        code = code_of(mark, likely) if mark else likely
        if (beside and not told) or (mark and not code):
            self._cells.note(
                row,
                column,
                "leads-currency",
                f"“{(beside or mark)[:20]}” may be several currencies, or none: the amount is "
                "left out",
                f"Write in {PATH}: amounts_in: EUR, or what it is",
            )
            return None, ""
        if mark == "$" and not likely and not self._told:
            self._told = True
            self._cells.note(
                row,
                column,
                "leads-dollars",
                "$ is read as US dollars",
                f"If it is another dollar, write in {PATH}: amounts_in: CAD, or what it is",
                Severity.INFO,
            )
        return value, code or ""
