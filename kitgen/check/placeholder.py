"""What editors and transcription programs leave in a text for later."""

from __future__ import annotations

import re

# Laughter and the like may stay; a name left out on purpose may stay too.
_NOTE = (
    "todo|tbc|tbd|tk|fixme|inaudible|unintelligible|crosstalk|cross[ -]talk|"
    "indistinct|unclear|insert|check|xxx+"
)
_BLANK = "(?:your |guest |company |client )?(?:name|company|date|number)"
_SQUARE = re.compile(
    rf"\\?\[\s*(?:(?:{_NOTE})(?:[\s:.,][^\[\]\n]{{0,80}})?|{_BLANK}|\?+)\s*\\?\](?!\()",
    re.IGNORECASE,
)
_OPENED = re.compile(rf"\[\s*(?:{_NOTE}|{_BLANK}|\?)", re.IGNORECASE)
_BARE = re.compile(r"\b(?:TODO|FIXME|TBD|TBC|TKTK|TK|XXX+)\b")
_MAYBE = re.compile(r"T(?:ODO|B[CD]|K)")
_LATIN = re.compile(r"\blorem ipsum\b", re.IGNORECASE)


def may_hold(text: str) -> bool:
    """A quick look at a long text: False if there is surely no leftover in it."""
    # One letter is found ten times as fast as a word: most texts have no X.
    return (
        ("[" in text and _OPENED.search(text) is not None)
        or ("X" in text and ("XXX" in text or "FIXME" in text))
        or _MAYBE.search(text) is not None
        or "orem ipsum" in text
    )


def placeholder(text: str) -> str | None:
    """The first leftover of a text, if there is one."""
    found = _SQUARE.search(text) if "[" in text else None
    if found is None:
        found = _BARE.search(text)
    if found is None and "orem ipsum" in text:
        found = _LATIN.search(text)
    return found.group().replace("\\", "") if found else None
