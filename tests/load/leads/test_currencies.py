"""A sign that several currencies share is one of them only if something else says which."""

from __future__ import annotations

import pytest

from kitgen.load.leads.currencies import code_of


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        ("€", "EUR"),
        ("eur", "EUR"),
        ("US $", "USD"),
        ("$", "USD"),
        ("Fr.", "CHF"),
        ("Swiss franc", "CHF"),
        ("kr", ""),
        ("k", None),
        ("Stk", None),
        ("", None),
    ],
)
def test_a_mark_is_a_currency_or_none(mark: str, code: str | None) -> None:
    assert code_of(mark) == code


def test_the_kits_own_currency_decides_what_a_sign_is() -> None:
    assert code_of("$", "CAD") == "CAD"
    assert code_of("kr", "SEK") == "SEK"
    assert code_of("$", "EUR") == "USD"
    assert code_of("€", "CAD") == "EUR"
