"""A year as a business knows it: months of uneven length, and uneven in what they bring."""

from __future__ import annotations

import hashlib
import random

YEAR = 365
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Earned:
    """The sum earned since the year began, on any day; before it, negative."""

    def __init__(self, flow: float, seed: str) -> None:
        digest = hashlib.sha256(seed.encode()).digest()
        random_ = random.Random(int.from_bytes(digest[:8], "big"))
        weights = [random_.uniform(0.72, 1.28) * days for days in DAYS]
        # A quiet August is what everybody knows.
        weights[7] *= 0.8
        whole = sum(weights)
        self.months = [flow * weight / whole for weight in weights]
        self.flow = flow

    def __call__(self, day: float) -> float:
        """How much by that day."""
        years, day = divmod(day, YEAR)
        done = years * self.flow
        for days, amount in zip(DAYS, self.months, strict=True):
            if day <= days:
                return done + amount * day / days
            day, done = day - days, done + amount
        return done
