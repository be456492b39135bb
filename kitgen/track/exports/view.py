"""What a row of an export says: how often a page was seen on a day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Final, NamedTuple

_DOTTED: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ ,].*)?")
_NUMBER: Final = re.compile(r"\d{1,12}")

Row = Mapping[str, str]
"""Cells by the names of their columns, in lower case."""


class View(NamedTuple):
    """How often a page was seen."""

    day: dt.date | None
    """UTC where the program says so, else the program's own. None: the export has no days."""
    address: str
    """Path and query."""
    times: int = 1
    machine: str = ""
    host: str = ""
    code: str | None = None
    """Of the link that was opened, where that is what the program counts."""


def day_of(time: str) -> dt.date:
    """The day of a time, in UTC if it says where it is from. Raises ValueError."""
    if dotted := _DOTTED.fullmatch(time):
        return dt.date(int(dotted[3]), int(dotted[2]), int(dotted[1]))
    found = dt.datetime.fromisoformat(time.removesuffix(" UTC"))
    if found.tzinfo:
        try:
            found = found.astimezone(dt.UTC)
        except OverflowError as error:
            raise ValueError(time) from error
    return found.date()


def number(text: str) -> int:
    """A whole number, not negative. Raises ValueError."""
    if not _NUMBER.fullmatch(text.strip()):
        raise ValueError(text)
    return int(text)
