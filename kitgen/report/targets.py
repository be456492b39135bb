"""Targets: what a kit wants to reach in a month, for the length of the period."""

from __future__ import annotations

import math
from collections.abc import Mapping

from kitgen.report.period import Period

KEYS: Mapping[str, str] = {
    "shared": "shares_a_month",
    "visited": "visits_a_month",
    "read": "reads_a_month",
    "introduced": "introductions_a_month",
    "met": "meetings_a_month",
    "opportunity": "opportunities_a_month",
    "won": "won_a_month",
    "revenue": "revenue_a_month",
}
"""The setting of every step."""


def target(step: str, settings: Mapping[str, float], period: Period) -> float | None:
    """What a step should reach in the period; None: the kit does not say."""
    month = settings.get(KEYS[step])
    return None if month is None else _rounded(month * period.months)


def unknown(settings: Mapping[str, float]) -> tuple[str, ...]:
    """Targets that the report does not know."""
    return tuple(sorted(set(settings) - set(KEYS.values())))


def _rounded(value: float) -> float:
    """As exact as a wish is: three digits at most, whole numbers from five on."""
    size = abs(value)
    if size >= 1000:
        return round(value, 2 - math.floor(math.log10(size)))
    return float(round(value)) if size >= 5 else round(value, 1)
