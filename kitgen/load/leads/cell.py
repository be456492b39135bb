"""A cell as one line of plain words."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 400
"""Characters; what is longer is cut: it is a note, not a name."""
# Controls, what nobody sees and what turns the direction of writing. A formula stays the text that
# it is: what writes cells out makes them harmless.
_TRASH = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe"
    "\uffff\ud800-\udfff]+"
)
_NOTHING = frozenset(
    ("-", "--", "–", "—", "n/a", "#n/a", "na", "null", "none", "nan", "(none)", "(leer)", "[empty]")
)
_LONGEST_NOTHING = max(map(len, _NOTHING))
_APART = re.compile(r"[^\w€$£¥]+|_+")


def clean(cell: str) -> str:
    """Without controls, its white space single, at most 400 characters."""
    if not cell.isprintable():
        cell = " ".join(_TRASH.sub(_blank, cell).split())
    elif "  " in cell or len(cell) > LONGEST:
        cell = " ".join(cell.split())
    else:
        return cell.strip()
    return cell if len(cell) <= LONGEST else cell[:LONGEST].rstrip()


def said(cell: str) -> str:
    """A clean cell, or nothing if it says in some program's way that it is empty."""
    cell = clean(cell)
    return "" if len(cell) <= _LONGEST_NOTHING and cell.lower() in _NOTHING else cell


def folded(text: str) -> str:
    """Words without capitals, accents and signs: `Date d’échéance` is `date d echeance`."""
    return _APART.sub(" ", unaccented(text.casefold())).strip()


def unaccented(text: str) -> str:
    """Letters without what stands above and below them: é is e."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _blank(found: re.Match[str]) -> str:
    return " " if any(sign.isspace() for sign in found[0]) else ""
