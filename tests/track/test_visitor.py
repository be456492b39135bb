"""Visitors are told apart on one day, and known to nobody on the next."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.track.visitor import address_of, network_of, visitor_of

SALT, NEXT = b"s" * 32, b"t" * 32
OURS = frozenset({"127.0.0.1", "10.0.0.1", "::1"})


def test_the_same_person_is_the_same_visitor_all_day() -> None:
    assert visitor_of(SALT, "192.0.2.1", "Firefox") == visitor_of(SALT, "192.0.2.1", "Firefox")


def test_another_network_another_browser_and_another_day_are_another_visitor() -> None:
    found = {
        visitor_of(SALT, "192.0.2.1", "Firefox"),
        visitor_of(SALT, "192.0.2.2", "Firefox"),
        visitor_of(SALT, "192.0.2.1", "Safari"),
        visitor_of(NEXT, "192.0.2.1", "Firefox"),
    }
    assert len(found) == 4


def test_what_is_kept_holds_neither_the_address_nor_the_browser() -> None:
    kept = visitor_of(SALT, "192.0.2.1", "Firefox")
    assert len(kept) == 12
    assert ipaddress.ip_address("192.0.2.1").packed not in kept


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::"),
        ("2001:db8:1:2:bbbb::7", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::"),
        ("nowhere", ""),
        ("", ""),
        ("192.0.2.1, 192.0.2.2", ""),
    ],
)
def test_a_network_is_the_part_of_an_address_that_stays(address: str, network: str) -> None:
    assert network_of(address) == network


@pytest.mark.parametrize(
    ("peer", "forwarded", "asks"),
    [
        ("192.0.2.1", (), "192.0.2.1"),
        ("192.0.2.1", ("198.51.100.7",), "192.0.2.1"),
        ("127.0.0.1", ("198.51.100.7",), "198.51.100.7"),
        ("127.0.0.1", ("203.0.113.9, 198.51.100.7",), "198.51.100.7"),
        ("127.0.0.1", ("203.0.113.9", "198.51.100.7, 10.0.0.1"), "198.51.100.7"),
        ("127.0.0.1", ("[2001:db8::1]",), "2001:db8::1"),
        ("127.0.0.1", ("198.51.100.7:51234",), "198.51.100.7"),
        ("127.0.0.1", ("[2001:db8::1]:51234",), "2001:db8::1"),
        ("127.0.0.1", ("2001:db8::1",), "2001:db8::1"),
        ("127.0.0.1", (), "127.0.0.1"),
        ("127.0.0.1", ("10.0.0.1",), "127.0.0.1"),
        ("127.0.0.1", ("unknown",), "unknown"),
    ],
)
def test_who_asks_is_whom_the_last_trusted_proxy_names(
    peer: str, forwarded: tuple[str, ...], asks: str
) -> None:
    assert address_of(peer, forwarded, OURS) == asks


@given(st.lists(st.text()), st.text(), st.text(st.characters(exclude_categories=())))
def test_whatever_is_said_somebody_is_asking(said: list[str], agent: str, address: str) -> None:
    found = address_of("127.0.0.1", said, OURS)
    assert visitor_of(SALT, found, agent) != visitor_of(NEXT, found, agent)
    assert network_of(address) == "" or ipaddress.ip_address(network_of(address))
