"""Reference links: each text gets the definitions that it uses, so that it renders alone."""

from __future__ import annotations

import re
from typing import Any

_DEFINITION = re.compile(
    r"^ {0,3}\[(?!\^)([^\[\]\n]{1,200})\]:[ \t]*(\S{1,2000})"
    r"(?:[ \t]+(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'|\([^()\n]{0,300}\)))?[ \t]*$",
    re.MULTILINE,
)
_USE = re.compile(r"\[([^\[\]]{1,400})\](?!\(|:)")
_MOST = 1_000_000


def carry(body: str, lead: str, turns: list[dict[str, Any]]) -> str:
    """Append the definitions of a body to the turns that use them; returns the lead with its own.

    A definition stays where it stands, too; none is written twice into the same text.
    """
    known: dict[str, str] = {}
    for match in _DEFINITION.finditer(body):
        known.setdefault(_key(match[1]), match[0].strip())
    if not known:
        return lead
    left = _MOST
    lead, left = _with(lead, known, left)
    for turn in turns:
        turn["text"], left = _with(turn["text"], known, left)
    return lead


def _with(text: str, known: dict[str, str], left: int) -> tuple[str, int]:
    if "[" not in text:
        return text, left
    used = {key for match in _USE.finditer(text) if (key := _key(match[1])) in known}
    if used:
        used -= {_key(match[1]) for match in _DEFINITION.finditer(text)}
    added = "\n".join(sorted(known[key] for key in used))
    if not added or len(added) > left:
        return text, left
    return f"{text}\n\n{added}", left - len(added)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
