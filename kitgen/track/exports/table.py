"""The rows of a CSV file, whatever separates its cells."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Final

from kitgen.track.exports.view import Row

_SEPARATORS: Final = ",;\t"


def columns(header: str) -> frozenset[str]:
    """The names of the columns that a file's first line says it has, in lower case."""
    return frozenset(_names(header, _separator(header)))


def rows(lines: Iterable[str]) -> Iterator[Row | str]:
    """The rows below the first line; a text for one that could not be read."""
    lines = iter(lines)
    header = next(lines, "")
    separator = _separator(header)
    names = _names(header, separator)
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=separator)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield "a cell that is far too long"
            continue
        if len(cells) == len(names):
            yield dict(zip(names, cells, strict=True))
        elif any(cell.strip() for cell in cells):
            yield separator.join(cells)


def _separator(header: str) -> str:
    return max(_SEPARATORS, key=header.count)


def _names(header: str, separator: str) -> list[str]:
    try:
        cells = next(csv.reader([header], delimiter=separator), [])
    except csv.Error:
        return []
    return [cell.strip().lower() for cell in cells]
