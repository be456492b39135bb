"""Who is a machine, and why.

A rule is a file with one function, which says why somebody is taken for a machine, in words for
the report; nothing if it finds none. The words are always of a known few: what an agent says of
itself never gets into them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from kitgen.track.machines import (
    crawlers,
    head,
    headless,
    missing,
    monitors,
    no_browser,
    prefetch,
    previews,
    programs,
    scanners,
    words,
)
from kitgen.track.machines.asking import LOOKED_AT, Asking
from kitgen.track.machines.bursts import BURST, burst_visitors

__all__ = ["BURST", "LOOKED_AT", "OF_AGENTS", "OF_REQUESTS", "Asking", "burst_visitors", "reason"]

OF_AGENTS: Final[tuple[Callable[[str], str], ...]] = (
    missing.reason,
    previews.reason,
    scanners.reason,
    monitors.reason,
    headless.reason,
    programs.reason,
    crawlers.reason,
    words.reason,
    no_browser.reason,
)
"""Rules about what a client calls itself, the ones that know most first."""
OF_REQUESTS: Final[tuple[Callable[[Asking], str], ...]] = (head.reason, prefetch.reason)
"""Rules about how a client asks."""
_KEPT = 8192
_LOOKED_AT = 600
"""Characters of an agent: one in ten thousand has more, and machines say early what they are."""


def reason(asking: Asking) -> str:
    """Why somebody who asks is taken for a machine, in plain words; nothing for people."""
    agent = asking.agent
    # Whatever is sent, what is kept of it and the time that it takes stay small.
    found = missing.reason(agent) if len(agent) > missing.LONGEST else _of_agent(agent[:_LOOKED_AT])
    if found or (asking.method == "GET" and not asking.headers):
        return found
    return next(filter(None, (rule(asking) for rule in OF_REQUESTS)), "")


@lru_cache(maxsize=_KEPT)
def _of_agent(agent: str) -> str:
    return next(filter(None, (rule(agent) for rule in OF_AGENTS)), "")
