"""What editors and transcription programs leave in a text for later."""

from __future__ import annotations

import re

# Laughter and the like may stay; a name left out on purpose may stay too.
_SQUARE = re.compile(
    r"\\?\[\s*(?:(?:todo|tbc|tbd|tk|fixme|inaudible|unintelligible|crosstalk|cross[ -]talk|"
    r"indistinct|unclear|insert|check|xxx+)(?:[\s:.,][^\[\]\n]{0,80})?|"
    r"(?:your |guest |company |client )?(?:name|company|date|number)|\?+)\s*\\?\](?!\()",
    re.IGNORECASE,
)
_BARE = re.compile(r"\b(?:TODO|FIXME|TBD|TBC|TKTK|TK|XXX+)\b")
_MARKS = ("TODO", "FIXME", "TBD", "TBC", "TK", "XXX")
_LATIN = re.compile(r"\blorem ipsum\b", re.IGNORECASE)


def may_hold(text: str) -> bool:
    """A quick look at a long text: False if there is surely no leftover in it."""
    return "[" in text or "orem " in text or any(mark in text for mark in _MARKS)


def placeholder(text: str) -> str | None:
    """The first leftover of a text, if there is one."""
    found = _SQUARE.search(text) if "[" in text else None
    if found is None:
        found = _BARE.search(text)
    if found is None and "orem " in text:
        found = _LATIN.search(text)
    return found.group().replace("\\", "") if found else None
