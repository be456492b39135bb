"""Which form of a word a number takes in a language, by the names that Unicode gives the forms.

Whole numbers only, by the plural rules of Unicode's CLDR.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

FORMS = ("zero", "one", "two", "few", "many", "other")
"""The names of all forms; `other` is what every language has."""

_ENOUGH = range(201)
"""Every form of every language comes among these."""


def form(language: str, n: int) -> str:
    """The name of the form: `one` for 1 in English, `few` for 22 in Polish."""
    return _rule(language.split("-")[0])(abs(n))


@cache
def forms(language: str) -> tuple[str, ...]:
    """The forms that a language tells apart: ("one", "other") in English."""
    found = {form(language, n) for n in _ENOUGH}
    return tuple(name for name in FORMS if name in found)


@cache
def _rule(language: str) -> Callable[[int], str]:
    # Most kits are in English: its rule is no reason to import those of all languages.
    if language == "en":
        return _english
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language).plural_form
    except (UnknownLocaleError, ValueError):
        return _english


def _english(n: int) -> str:
    return "one" if n == 1 else "other"
