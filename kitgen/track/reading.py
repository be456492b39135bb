"""A reading: what came of one log or export that was given."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from kitgen.model.finding import Finding
from kitgen.model.tally import Tally

EXAMPLES = 3
"""Lines shown of those that could not be read."""
_WIDTH = 120
_LOOKED_AT = 1_000
"""Signs that an example is made of."""
_WHO = re.compile(
    r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])"
    r"|(?<![\w:])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:\.\d{1,3}){0,3}(?![\w:])"
    r"|Mozilla/[^\"]*"
    r"|(?<![/\w])(?!HTTP/)[a-z][\w-]*/\d[^\"\s]*"
    r"|[\w.+-]+@[\w.-]+",
    re.IGNORECASE,
)
"""Addresses, agents and mail addresses. Times look like addresses: no loss."""
_QUOTES = 3
"""From that one on access logs tell of who asks."""


class Reading(NamedTuple):
    """What was read of a file, without anybody who was counted."""

    name: str
    """The file, as it was given."""
    kind: str
    """In words: the format of a log, or the program of an export; nothing if it was refused."""
    lines: int = 0
    """Read and understood, whether they are counted or not."""
    unread: int = 0
    """Lines that could not be read."""
    examples: tuple[str, ...] = ()
    """The first of them, cut and made harmless, without addresses and agents."""
    first: dt.date | None = None
    """UTC."""
    last: dt.date | None = None
    tallies: tuple[Tally, ...] = ()
    unknown: int = 0
    """Counted without a code, because the kit does not know the one in the address."""
    elsewhere: int = 0
    """Left out: of another site's name."""
    note: str = ""
    """What one should know of it, in whole sentences."""
    findings: tuple[Finding, ...] = ()
    """Why it was refused."""


def harmless(line: str) -> str:
    """A line as it may be shown: no control signs, no addresses, no agents, 120 signs at most."""
    shown = "".join(sign if sign.isprintable() else " " for sign in line[:_LOOKED_AT])
    if not shown.startswith("{"):
        shown = '"'.join(shown.split('"')[:_QUOTES])
    shown = _WHO.sub("…", shown).strip()
    return shown if len(shown) <= _WIDTH else f"{shown[: _WIDTH - 1]}…"
