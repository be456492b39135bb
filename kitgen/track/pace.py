"""Pace: how often somebody may do something, in a memory that cannot be filled."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable


class Pace:
    """Token buckets, one a visitor: `most` at once, and as many again in `seconds`."""

    def __init__(self, most: int, seconds: float, visitors: int = 10_000) -> None:
        """`visitors`: how many are remembered; whoever came longest ago is forgotten first."""
        self._most = float(most)
        self._rate = most / seconds
        self._visitors = visitors
        self._left: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()

    def take(self, visitor: Hashable, now: float) -> bool:
        """Whether they may once more, at a moment in seconds."""
        left, before = self._left.pop(visitor, (self._most, now))
        # Clocks are set back: nobody is to wait until it is as late again.
        left = min(self._most, left + max(0.0, now - before) * self._rate)
        allowed = left >= 1
        self._left[visitor] = (left - 1 if allowed else left, now)
        if len(self._left) > self._visitors:
            self._left.popitem(last=False)
        return allowed

    def give_back(self, visitor: Hashable) -> None:
        """What was taken came to nothing, for which they are not to blame."""
        if visitor in self._left:
            left, before = self._left[visitor]
            self._left[visitor] = (min(self._most, left + 1), before)
