"""One spelling of a name for all its spellings."""

from __future__ import annotations

import re
import unicodedata

_PLAIN = re.compile(r"[^a-z0-9]+")
# Letters that Unicode does not take apart into a letter and a mark.
_ALONE = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i"})
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def fold(text: str) -> str:
    """Without capitals, accents and punctuation, with single blanks: "Inês C." is "ines c"."""
    if text.isascii():
        return _PLAIN.sub(" ", text.lower()).strip()
    text = unicodedata.normalize("NFKD", text.casefold())
    text = "".join(char for char in text if not unicodedata.combining(char)).casefold()
    kept = "".join(char if char.isalnum() else " " for char in text.translate(_ALONE))
    return " ".join(kept.split())


def folds(text: str) -> tuple[str, ...]:
    """All that somebody may write who cannot type the letters: Müller is muller and mueller."""
    if text.isascii():
        return (fold(text),)
    plain = unicodedata.normalize("NFC", text.casefold())
    return tuple(dict.fromkeys((fold(text), fold(plain.translate(_GERMAN)))))
