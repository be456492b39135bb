"""What the script in the pages says, and what others would say in its place."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.track.beacon import LIMIT, Beacon, read

SAID = {"i": "00000000000000ff", "p": "/guide/", "v": "bcdfghjkmn", "d": "80", "s": "40", "a": "50"}


def body(**more: str) -> bytes:
    return urlencode(SAID | more).encode()


def test_a_beacon_says_what_was_seen_and_for_how_long() -> None:
    assert read(body()) == Beacon(255, "/guide/", "bcdfghjkmn", 80, 40, 50)


def test_the_first_word_of_a_page_needs_only_its_number_and_address() -> None:
    assert read(b"i=00000000000000ff&p=/") == Beacon(255, "/", "", 0, 0, 0)


@pytest.mark.parametrize(
    ("id", "number"),
    [("7fffffffffffffff", 2**63 - 1), ("8000000000000000", -(2**63)), ("ffffffffffffffff", -1)],
)
def test_the_number_of_a_page_fits_a_database(id: str, number: int) -> None:
    found = read(body(i=id))
    assert found is not None
    assert found.id == number


def test_nobody_reads_more_than_the_page_or_longer_than_it_was_open() -> None:
    found = read(body(d="900", s="4000", a="60"))
    assert found is not None
    assert (found.depth, found.seconds) == (100, 60)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"i=00000000000000ff",
        b"p=/guide/",
        body(i="00000000000000FF"),
        body(i="ff"),
        body(i="00000000000000ff0"),
        body(p="guide/"),
        body(p="https://elsewhere.example/"),
        body(d="-1"),
        body(d="1.5"),
        body(d="٣"),
        body(s="1234567"),
        body(a=str(5 * 3600 + 1)),
        body() + b"&b=1&c=2&e=3&f=4",
        body() + b"&nothing",
        body().replace(b"guide", "gu\u00eede".encode()),
        b"i=00000000000000ff&p=/" + b"a" * LIMIT,
        b"\0",
        b"{}",
    ],
)
def test_what_the_script_would_not_say_is_no_beacon(said: bytes) -> None:
    assert read(said) is None


@given(st.binary(max_size=200) | st.builds(body, p=st.text(), v=st.text(), d=st.text(max_size=7)))
def test_whatever_is_sent_is_a_beacon_within_its_bounds_or_none(said: bytes) -> None:
    found = read(said)
    if found is not None:
        assert -(2**63) <= found.id < 2**63
        assert 0 <= found.depth <= 100
        assert 0 <= found.seconds <= found.age
        assert found.path.startswith("/")
