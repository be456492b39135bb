"""A table: CSV with a heading line, each row a part of the kit."""

from __future__ import annotations

import io
import re
from typing import Any, get_origin

from pydantic import BaseModel

from kitgen.load.document import Document
from kitgen.load.loaded import Loc
from kitgen.load.shape import bare, keys
from kitgen.load.source import Source
from kitgen.load.words import close_to
from kitgen.model.finding import Finding, Place, Severity

_SHOWN = 20


def read_table(path: str, decoded: Source, noun: type[BaseModel]) -> Document:
    """Rows as plain values by the noun's keys. `;`, `,` or tab; lists in a cell by `;` or `,`."""
    if decoded.text is None:
        return Document(path, None, findings=decoded.findings)
    text = decoded.text
    skipped = 1 if text[:4].lower() == "sep=" else 0
    if skipped:
        text = text.partition("\n")[2]
    table = _Table(path, noun, skipped)
    # Few kits have a table.
    import csv

    try:
        table.take(
            csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        )
    except csv.Error as error:
        table.add(table.line, 1, *_unreadable(str(error)))
    findings = (*decoded.findings, *table.findings)
    value = table.rows if table.header else None
    return Document(path, value, findings=findings, elsewhere=table.place)


class _Table:
    def __init__(self, path: str, noun: type[BaseModel], skipped: int) -> None:
        self.path = path
        self.known = keys(noun)
        self.lists = frozenset(
            field.alias or name
            for name, field in noun.model_fields.items()
            if get_origin(bare(field.annotation)) is tuple
        )
        self.skipped = skipped
        self.line = 1 + skipped
        self.header: list[str | None] = []
        self.rows: list[dict[str, object]] = []
        self.lines: list[int] = []
        self.findings: list[Finding] = []

    def place(self, loc: Loc) -> Place:
        """A row's first line; the column is the cell's number, as spreadsheets count."""
        row = loc[0] if loc and isinstance(loc[0], int) else None
        if row is None or not 0 <= row < len(self.lines):
            return Place(self.path)
        column = self.header.index(str(loc[1])) + 1 if loc[1:2] and loc[1] in self.header else 1
        return Place(self.path, self.lines[row], column)

    def add(self, line: int, column: int, message: str, rule: str, hint: str) -> None:
        if len(self.findings) < _SHOWN:
            place = Place(self.path, line, column)
            self.findings.append(Finding(place, Severity.ERROR, message, rule, hint))

    def take(self, reader: Any) -> None:
        for cells in reader:
            line, self.line = self.line, 1 + self.skipped + reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if not self.header:
                self.header = [self._key(cell, line, n) for n, cell in enumerate(cells, 1)]
                continue
            if any(cell.strip() for cell in cells[len(self.header) :]):
                self.add(
                    line,
                    len(self.header) + 1,
                    f"the row has {len(cells)} cells, and the table {len(self.header)} columns",
                    "table-cells",
                    "put a text that holds the separator in double quotes",
                )
            row: dict[str, object] = {}
            for key, cell in zip(self.header, cells, strict=False):
                if key is not None and (written := cell.strip()):
                    row[key] = self._cell(key, written)
            self.rows.append(row)
            self.lines.append(line)
        if not self.header:
            self.add(
                1, 1, "the table is empty", "table-empty", "write a heading line, or delete it"
            )

    def _key(self, cell: str, line: int, column: int) -> str | None:
        key = re.sub(r"[^a-z0-9]+", "_", cell.strip()[:80].lower()).strip("_")
        key = {"e_mail": "email", "mail": "email"}.get(key, key)
        if key in self.known:
            return key
        if cell.strip() and len(self.findings) < _SHOWN:
            close = close_to(key, self.known)
            self.add(
                line,
                column,
                f"no column is called `{cell.strip()[:60]}`",
                "unknown-key",
                f"did you mean `{close}`?" if close else f"there are: {', '.join(self.known)}",
            )
        return None

    def _cell(self, key: str, written: str) -> object:
        if key in self.lists:
            return [part.strip() for part in re.split(r"[;,|\n]", written) if part.strip()]
        return written


def _delimiter(text: str) -> str:
    head = text.lstrip("\n").partition("\n")[0]
    return max((",", ";", "\t"), key=head.count)


def _unreadable(trouble: str) -> tuple[str, str, str]:
    if "field limit" in trouble:
        return (
            "a cell is longer than 128 KB",
            "table-syntax",
            "a quotation mark is probably never closed",
        )
    if "unexpected end" in trouble:
        return (
            "a quotation mark is opened and never closed",
            "table-syntax",
            "double every quotation mark within a quoted cell",
        )
    return (
        "something stands behind a closing quotation mark",
        "table-syntax",
        "double every quotation mark within a quoted cell",
    )
