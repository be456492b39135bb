"""The lines of the ledger's file, however it was saved, and of a merge that was not finished."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from kitgen.model.link import Link

HEAD = Link._fields
_SEPARATORS = str.maketrans(";\t", ",,")
_CODE = HEAD.index("code")


def rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that say something, with their lines.

    No cell holds a separator or a quotation mark, so that even a file in two manners is plain.
    """
    for number, line in enumerate(text.split("\n"), 1):
        cells = [cell.strip(' "\r') for cell in line.translate(_SEPARATORS).split(",")]
        if any(cells) and tuple(cells) != HEAD:
            yield number, cells


def lines_of(data: bytes, codes: Collection[str]) -> Mapping[str, int]:
    """The first line of each of these codes that the file has."""
    found: dict[str, int] = {}
    for number, cells in rows(data.decode("utf-8", "replace")):
        code = cells[_CODE] if len(cells) > _CODE else ""
        if code in codes:
            found.setdefault(code, number)
    return found


def unmerged(line: str) -> tuple[str, str] | None:
    """What to say of a line that git has left in a file which it could not merge, and a hint."""
    if not line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
        return None
    return "two branches were not merged", "delete the lines of signs and keep all the others"
