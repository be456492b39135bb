"""Where in the ledger's file links stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kitgen.model.link import Link

_SEPARATORS = str.maketrans(";\t", ",,")
_CODE = Link._fields.index("code")


def lines_of(data: bytes, codes: Collection[str]) -> Mapping[str, int]:
    """The first line of each of these codes that the file has."""
    found: dict[str, int] = {}
    for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
        cells = line.translate(_SEPARATORS).split(",")
        code = cells[_CODE].strip(' "\r') if len(cells) > _CODE else ""
        if code in codes:
            found.setdefault(code, number)
    return found
