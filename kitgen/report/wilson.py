"""Shares of small numbers: how far from the truth chance may have carried them."""

from __future__ import annotations

import math

from kitgen.model.report import Rate

_Z = 1.959963984540054
"""The normal distribution's 97.5th percentile: 95 % lie within as many deviations."""


def rate(part: int, whole: int) -> Rate:
    """A share with the Wilson score interval at 95 %; of nobody it is anything from 0 to 1.

    E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of
    the American Statistical Association 22 (1927), 209-212: the p that lie within z deviations
    of what was seen, (p̂ + z²/2n ± z √(p̂(1 - p̂)/n + z²/4n²)) / (1 + z²/n).
    """
    if not 0 <= part <= whole:
        raise ValueError(f"{part} is no part of {whole}")
    if not whole:
        return Rate(0, 0, 0.0, 1.0)
    share, square = part / whole, _Z * _Z / whole
    middle = share + square / 2
    half = _Z * math.sqrt(share * (1 - share) / whole + square / (4 * whole))
    low = max(0.0, (middle - half) / (1 + square)) if part else 0.0
    high = min(1.0, (middle + half) / (1 + square)) if part < whole else 1.0
    return Rate(part, whole, min(low, share), max(high, share))


def difference(one: Rate, other: Rate) -> tuple[float, float]:
    """The 95 % interval of one share less another; where it holds 0, chance may be all there is.

    R. G. Newcombe, Interval estimation for the difference between independent proportions,
    Statistics in Medicine 17 (1998), 873-890, method 10: made of both Wilson intervals, fit for
    small numbers. Of nobody nothing can be said: -1 to 1.
    """
    if one.value is None or other.value is None:
        return -1.0, 1.0
    apart = one.value - other.value
    down = math.hypot(one.value - one.low, other.high - other.value)
    up = math.hypot(one.high - one.value, other.value - other.low)
    return apart - down, apart + up
