"""Prints CSV in the same bytes on every system."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Sequence


def print_csv(rows: Iterable[Sequence[str]], *, excel: bool = False) -> None:
    """Print rows to standard output as UTF-8; for Excel with the mark by which it knows that."""
    from kitgen.text import spreadsheet

    encoding = "utf-8-sig" if excel else "utf-8"
    file = io.TextIOWrapper(sys.stdout.buffer, encoding, newline="")
    try:
        spreadsheet.write(file, rows)
    finally:
        # What it writes to belongs to somebody else.
        file.detach()
