"""No user agent, or one that no browser would send."""

from __future__ import annotations

from typing import Final

LONGEST: Final = 2000
"""Characters of a browser's agent."""
_SHORTEST = 10


def reason(agent: str) -> str:
    """Why an agent that says next to nothing, or far too much, is none of a browser."""
    if not agent.strip(" -"):
        return "no user agent"
    if len(agent) > LONGEST:
        return "user agent: far too long"
    if len(agent) < _SHORTEST or not any(sign.isalpha() for sign in agent):
        return "user agent: says nothing"
    return ""
