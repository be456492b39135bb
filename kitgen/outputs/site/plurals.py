"""Which form of a word a number takes in a language, by the names that Unicode gives the forms.

Whole numbers only, after the plural rules of Unicode's CLDR.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

FORMS = ("zero", "one", "two", "few", "many", "other")
"""The names of all forms; `other` is what every language has."""

_Rule = Callable[[int], str]


def form(language: str, n: int) -> str:
    """The name of the form: `one` for 1 in English, `few` for 22 in Polish."""
    _, rule = _RULES.get(language.split("-")[0], _ENGLISH)
    return rule(abs(n))


def forms(language: str) -> tuple[str, ...]:
    """The forms that a language tells apart: ("one", "other") in English."""
    return _RULES.get(language.split("-")[0], _ENGLISH)[0]


def _english(n: int) -> str:
    return "one" if n == 1 else "other"


def _french(n: int) -> str:
    return "one" if n < 2 else "other"


def _russian(n: int) -> str:
    found = _croatian(n)
    return "many" if found == "other" else found


def _croatian(n: int) -> str:
    if n % 10 == 1 and n % 100 != 11:
        return "one"
    return "few" if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else "other"


def _polish(n: int) -> str:
    if n == 1:
        return "one"
    return "few" if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else "many"


def _czech(n: int) -> str:
    return "one" if n == 1 else "few" if n in (2, 3, 4) else "other"


def _slovenian(n: int) -> str:
    return {1: "one", 2: "two", 3: "few", 4: "few"}.get(n % 100, "other")


def _lithuanian(n: int) -> str:
    if 11 <= n % 100 <= 19 or n % 10 == 0:
        return "other"
    return "one" if n % 10 == 1 else "few"


def _latvian(n: int) -> str:
    if n % 10 == 0 or 11 <= n % 100 <= 19:
        return "zero"
    return "one" if n % 10 == 1 else "other"


def _icelandic(n: int) -> str:
    return "one" if n % 10 == 1 and n % 100 != 11 else "other"


def _romanian(n: int) -> str:
    if n == 1:
        return "one"
    return "few" if n == 0 or 1 <= n % 100 <= 19 else "other"


def _arabic(n: int) -> str:
    if n < 3:
        return FORMS[n]
    return "few" if 3 <= n % 100 <= 10 else "many" if n % 100 >= 11 else "other"


def _hebrew(n: int) -> str:
    return {1: "one", 2: "two"}.get(n, "other")


def _irish(n: int) -> str:
    return "few" if 3 <= n <= 6 else "many" if 7 <= n <= 10 else _hebrew(n)


def _welsh(n: int) -> str:
    return {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many"}.get(n, "other")


def _maltese(n: int) -> str:
    if n in (1, 2):
        return FORMS[n]
    if n == 0 or 3 <= n % 100 <= 10:
        return "few"
    return "many" if 11 <= n % 100 <= 19 else "other"


_TWO = ("one", "other")
_ENGLISH: tuple[tuple[str, ...], _Rule] = _TWO, _english
"""One, and everything else: so it is in most languages."""


def _rules() -> Mapping[str, tuple[tuple[str, ...], _Rule]]:
    few = ("one", "few", "other")
    table: tuple[tuple[str, tuple[str, ...], _Rule], ...] = (
        ("id ja ko lo ms my th vi yo zh yue", ("other",), lambda n: "other"),
        ("am as bn fa ff fr gu hi hy kab kn ln mg pa pt si ti zu", _TWO, _french),
        ("be ru uk", ("one", "few", "many"), _russian),
        ("bs hr sr", few, _croatian),
        ("pl", ("one", "few", "many"), _polish),
        ("cs sk", few, _czech),
        ("dsb hsb sl", ("one", "two", "few", "other"), _slovenian),
        ("lt", few, _lithuanian),
        ("lv prg", ("zero", "one", "other"), _latvian),
        ("is mk", _TWO, _icelandic),
        ("ro", few, _romanian),
        ("ar", FORMS, _arabic),
        ("he se sma smj smn sms", ("one", "two", "other"), _hebrew),
        ("ga", ("one", "two", "few", "many", "other"), _irish),
        ("cy", FORMS, _welsh),
        ("mt", ("one", "two", "few", "many", "other"), _maltese),
    )
    return {name: (names, rule) for languages, names, rule in table for name in languages.split()}


_RULES = _rules()
