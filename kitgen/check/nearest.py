"""Did you mean: the known name that is nearest to a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like this one, if one is like it at all."""
    import difflib

    found = difflib.get_close_matches(name.lower(), list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint: the nearest name as a question, or what to do when there is none."""
    found = nearest(name, known)
    return f"Did you mean {found}?" if found else otherwise
