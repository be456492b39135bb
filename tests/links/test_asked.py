"""The code that somebody asks for, and the ones that they may have meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.links.asked import code_in, near
from kitgen.links.code import ALPHABET

CODES = st.text(ALPHABET, min_size=10, max_size=10)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("bcdfghjkmn", "bcdfghjkmn"),
        ("BCDFGHJKMN", "bcdfghjkmn"),
        ("https://guide.example/s/bcdfghjkmn/", "bcdfghjkmn"),
        ("https://guide.example/kit/s/bcdfghjkmn", "bcdfghjkmn"),
        ("guide.example/s/bcdfghjkmn/index.html?utm_source=x#top", "bcdfghjkmn"),
        ("https://guide.example/guide/waiting/?via=bcdfghjkmn", "bcdfghjkmn"),
        ("s/bcdfghjkmn/", "bcdfghjkmn"),
        ("(https://guide.example/s/bcdfghjkmn/).", "bcdfghjkmn"),
        ("https://guide.example/Maria/", "maria"),
        ("Maria", "maria"),
        ("https://guide.example/", "https://guide.example/"),
        ("https://[x", "https://[x"),
        ("", ""),
    ],
)
def test_a_code_is_found_in_whatever_has_it(text: str, code: str) -> None:
    assert code_in(text) == code


@given(st.text())
def test_any_text_is_some_code_or_none(text: str) -> None:
    assert code_in(text) == code_in(text).lower()


@given(
    CODES,
    st.integers(0, 9),
    st.sampled_from(ALPHABET),
    st.sampled_from(["wrong", "more", "less", "moved"]),
)
def test_one_slip_leads_back_to_the_code(code: str, at: int, letter: str, slip: str) -> None:
    typed = {
        "wrong": code[:at] + letter + code[at + 1 :],
        "more": code[:at] + letter + code[at:],
        "less": code[:at] + code[at + 1 :],
        "moved": code[:at] + code[at : at + 2][::-1] + code[at + 2 :],
    }[slip]
    assert near(typed, {code, "maria"}) == ((code,) if typed != code else ())


def test_all_that_may_have_been_meant_are_named() -> None:
    known = {"bcdfghjkmn", "bcdfghjkmp", "bcdfghjkvv"}
    assert near("bcdfghjkmq", known) == ("bcdfghjkmn", "bcdfghjkmp")
    assert near("zzzzzzzzzz", known) == ()


def test_what_is_far_too_long_is_near_to_nothing() -> None:
    assert near("b" * 100_000, {"b"}) == ()
