"""Mail scanners: they open the links of many people within seconds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import Final

BURST: Final = "mail scanner: opened many people's links within seconds"


def burst_visitors(
    events: Iterable[tuple[Hashable, float, str]], *, groups: int = 4, seconds: float = 10
) -> frozenset[Hashable]:
    """The visitors who opened links of that many groups within that many seconds.

    An event is a visitor, seconds since the epoch, and what is to be different: an ambassador or
    a code. Events come in any order; an empty group counts for nothing.
    """
    by_visitor: dict[Hashable, list[tuple[float, str]]] = {}
    for visitor, at, group in events:
        if group:
            by_visitor.setdefault(visitor, []).append((at, group))
    return frozenset(
        visitor
        for visitor, opened in by_visitor.items()
        if len(opened) >= groups and _bursts(sorted(opened), groups, seconds)
    )


def _bursts(opened: list[tuple[float, str]], groups: int, seconds: float) -> bool:
    """Whether any stretch of that many seconds has that many groups."""
    first = 0
    inside: Counter[str] = Counter()
    for at, group in opened:
        inside[group] += 1
        while at - opened[first][0] > seconds:
            gone = opened[first][1]
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
            first += 1
        if len(inside) >= groups:
            return True
    return False
