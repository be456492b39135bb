"""Currencies by their codes, signs and names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kitgen.load.leads.cell import folded

_SIGNS: Mapping[str, tuple[str, ...]] = {
    "€": ("EUR",),
    "£": ("GBP",),
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"),
    "us$": ("USD",),
    "ca$": ("CAD",),
    "c$": ("CAD",),
    "a$": ("AUD",),
    "au$": ("AUD",),
    "nz$": ("NZD",),
    "s$": ("SGD",),
    "hk$": ("HKD",),
    "mx$": ("MXN",),
    "r$": ("BRL",),
    "¥": ("JPY", "CNY"),
    "cn¥": ("CNY",),
    "₹": ("INR",),
    "rs": ("INR",),
    "rs.": ("INR",),
    "₺": ("TRY",),
    "₪": ("ILS",),
    "₩": ("KRW",),
    "₫": ("VND",),
    "฿": ("THB",),
    "₴": ("UAH",),
    "₽": ("RUB",),
    "₱": ("PHP",),
    "₦": ("NGN",),
    "zł": ("PLN",),
    "kč": ("CZK",),
    "ft": ("HUF",),
    "lei": ("RON",),
    "лв": ("BGN",),
    "fr.": ("CHF",),
    "fr": ("CHF",),
    "sfr": ("CHF",),
    "sfr.": ("CHF",),
    "kr": ("", "SEK", "NOK", "DKK", "ISK"),
    "kr.": ("", "DKK", "SEK", "NOK", "ISK"),
}
"""Which currencies a sign may stand for, the usual one first; nothing where none is."""
_NAMES: Mapping[str, str] = {
    "euro": "EUR",
    "euros": "EUR",
    "us dollar": "USD",
    "u s dollar": "USD",
    "us dollars": "USD",
    "dollar us": "USD",
    "british pound": "GBP",
    "pound sterling": "GBP",
    "british pound sterling": "GBP",
    "swiss franc": "CHF",
    "schweizer franken": "CHF",
    "franken": "CHF",
    "franc suisse": "CHF",
    "canadian dollar": "CAD",
    "australian dollar": "AUD",
    "swedish krona": "SEK",
    "norwegian krone": "NOK",
    "danish krone": "DKK",
    "polish zloty": "PLN",
    "indian rupee": "INR",
    "japanese yen": "JPY",
}


def code_of(mark: str, kit: str | None = None) -> str | None:
    """The ISO 4217 code of a sign, code or name; nothing where it may be several, None if unknown.

    `kit` is taken if it is among those that the sign may stand for.
    """
    if found := _SIGNS.get("".join(mark.lower().split())):
        return kit if kit in found and kit else found[0]
    code = mark.strip().upper()
    if len(code) == 3 and code in _codes():
        return code
    return _NAMES.get(folded(mark))


@cache
def _codes() -> frozenset[str]:
    from babel.core import get_global

    return frozenset(get_global("all_currencies"))
