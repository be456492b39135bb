"""Words of a report: counts, money, days, and what other people wrote."""

from __future__ import annotations

import datetime as dt
import unicodedata

from kitgen.text import numbers

_SMALL = "no one two three four five six seven eight nine ten eleven twelve"
_LONGEST = 80


def counted(count: int, one: str, many: str = "") -> str:
    """How many of something: no meetings, one meeting, twelve meetings, 13 meetings."""
    small = _SMALL.split()
    number = small[count] if 0 <= count < len(small) else numbers.number(count)
    return f"{number} {one if count == 1 else many or f'{one}s'}"


def sentence(text: str) -> str:
    """With a capital letter first and a full stop last."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"


def listed(parts: tuple[str, ...]) -> str:
    """One, two and three."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def money(value: float, currency: str) -> str:
    """A sum in a currency of ISO 4217: €74,300."""
    from babel.numbers import get_currency_symbol

    return numbers.money(value, get_currency_symbol(currency, "en"))


def date(day: dt.date) -> str:
    """28 June 2026."""
    return f"{day.day} {day:%B %Y}"


def quoted(text: str) -> str:
    """What somebody wrote, in one short line, between quotation marks.

    Control characters and those that turn the direction of writing are left out.
    """
    text = "".join(" " if char.isspace() else char for char in text[: 4 * _LONGEST])
    text = "".join(char for char in text if not unicodedata.category(char).startswith("C"))
    text = " ".join(text.split())
    return f"“{text if len(text) <= _LONGEST else f'{text[: _LONGEST - 1]}…'}”"
