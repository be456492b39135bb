"""Numbers as readers expect them: €38,099, 74 days, €1.2m, −3%."""

from __future__ import annotations

import math
import unicodedata

NBSP = "\u00a0"
MINUS = "\u2212"
_STEPS = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e3, "k"))


def number(value: float, places: int | None = None) -> str:
    """Thousands separated by commas, a true minus; as many decimals as matter, at most two."""
    if not math.isfinite(value):
        raise ValueError(f"{value} is no number that can be shown")
    if places is None:
        text = f"{abs(value):,.2f}".rstrip("0").rstrip(".")
    else:
        text = f"{abs(value):,.{places}f}"
    return f"{MINUS}{text}" if value < 0 and text.strip("0.,") else text


def compact(value: float) -> str:
    """A number for charts, three digits at most: 243k, 1.2m, 3bn; below 1,000 as it is."""
    size = abs(value)
    for i, (step, sign) in enumerate(_STEPS):
        # 999,950 rounds to 1,000k, which is 1m.
        if _rounded(size, step) < 1:
            continue
        scaled = _rounded(size, step)
        if scaled >= 1000 and i:
            step, sign = _STEPS[i - 1]
            scaled = _rounded(size, step)
        text = f"{scaled:,.2f}".rstrip("0").rstrip(".") + sign
        return f"{MINUS}{text}" if value < 0 else text
    return number(float(f"{value:.3g}"))


def _rounded(size: float, step: float) -> float:
    scaled = size / step
    return float(f"{scaled:.3g}") if scaled < 1000 else float(round(scaled))


def money(value: float, currency: str, *, short: bool = False) -> str:
    """A sum to the whole unit, cents only if there are any below 100: €38,099, CHF after it."""
    if short:
        return quantity(value, currency, short=True)
    cents = abs(value) < 100 and abs(value - round(value)) >= 0.005
    return _with_unit(number(value, 2 if cents else 0), currency)


def quantity(value: float, unit: str | None = None, *, short: bool = False) -> str:
    """A number with its unit: €95 before, 264 h after a no-break space, 9% without one."""
    return _with_unit(compact(value) if short else number(value), unit)


def is_currency_sign(unit: str) -> bool:
    """Whether the unit is a sign that stands before its number: €, $, £, A$."""
    unit = unit.strip()
    return (
        bool(unit) and len(unit) <= 3 and any(unicodedata.category(char) == "Sc" for char in unit)
    )


def _with_unit(text: str, unit: str | None) -> str:
    unit = (unit or "").strip()
    if not unit:
        return text
    if is_currency_sign(unit):
        sign = MINUS if text.startswith(MINUS) else ""
        return f"{sign}{unit}{text.removeprefix(MINUS)}"
    glue = "" if unit[0] in "%‰°×′″" and unit not in ("°C", "°F") else NBSP
    return f"{text}{glue}{unit.replace(' ', NBSP) if len(unit) < 12 else unit}"
