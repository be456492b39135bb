"""Pages that a browser fetched ahead, in case they are wanted.

Sec-Purpose stands in the Fetch standard; Purpose and X-Moz are what came before it.
"""

from __future__ import annotations

from kitgen.track.machines.asking import LOOKED_AT, Asking

_WORDS = ("prefetch", "prerender", "preview")


def reason(asking: Asking) -> str:
    """Whether the page was fetched ahead."""
    if not asking.headers:
        return ""
    for header in LOOKED_AT:
        said = asking.headers.get(header)
        if said and any(word in said[:100].lower() for word in _WORDS):
            return "fetched ahead, not seen"
    return ""
