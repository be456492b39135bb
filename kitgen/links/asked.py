"""The code that somebody asks for, however they write it."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain
from urllib.parse import parse_qs, urlsplit

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-"
_LONGEST = 100
_AROUND = " \t\r\n<>()[]{}\"'“”‘’«».,;:!"


def code_in(text: str) -> str:
    """The code in a link, in the address of a page that a link led on to, or alone."""
    text = text.strip(_AROUND)
    try:
        parts = urlsplit(text)
    except ValueError:
        return text.lower()
    via = parse_qs(parts.query).get("via")
    steps = [step for step in parts.path.split("/") if step not in ("", "index.html")]
    return (via[-1] if via else steps[-1] if steps else text).lower()


def near(code: str, known: Collection[str]) -> tuple[str, ...]:
    """The known codes that one slip makes of it: a letter wrong, missing, too many or moved."""
    if len(code) > _LONGEST:
        return ()
    cuts = [(code[:at], code[at:]) for at in range(len(code) + 1)]
    slips = chain(
        (left + letter + right[1:] for left, right in cuts if right for letter in _LETTERS),
        (left + letter + right for left, right in cuts for letter in _LETTERS),
        (left + right[1:] for left, right in cuts if right),
        (left + right[1] + right[0] + right[2:] for left, right in cuts if right[1:]),
    )
    return tuple(sorted({slip for slip in slips if slip != code and slip in known}))
