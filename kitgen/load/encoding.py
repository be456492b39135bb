"""Which Unicode a file is in, by the mark at its beginning or by where its zeros stand."""

from __future__ import annotations

import codecs
from typing import Final, NamedTuple

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT: Final = 400
_SHORTEST: Final = 8
_MOSTLY: Final = 0.8


class Encoding(NamedTuple):
    """How a file is written."""

    name: str
    begin: int
    """Bytes of the mark."""


def marked(data: bytes) -> Encoding | None:
    """What the mark at the beginning says; None if there is none."""
    return next((Encoding(name, len(mark)) for mark, name in _MARKS if data.startswith(mark)), None)


def unmarked(data: bytes) -> Encoding | None:
    """UTF-16 without a mark: in plain words every other byte is zero. None if it is not that."""
    if len(data) < _SHORTEST:
        return None
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = data[first:_LOOKED_AT:2]
        if half.count(0) > _MOSTLY * len(half):
            return Encoding(name, 0)
    return None
