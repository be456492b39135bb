"""Visitors: told apart on one day, and known to nobody on the next."""

from __future__ import annotations

import hashlib
import ipaddress
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

_SIZE: Final = 12
_LONGEST: Final = 2000
_NETWORK: Final = 64
"""Bits of an IPv6 address that stay; the others change from hour to hour."""


def visitor_of(salt: bytes, address: str, agent: str) -> bytes:
    """A visitor of the salt's day: a keyed BLAKE2b hash (RFC 7693) of their network and browser.

    Once the salt is destroyed nobody can find out from it who it was.
    """
    seen = f"{network_of(address)}\0{agent[:_LONGEST]}".encode("utf-8", "replace")
    return hashlib.blake2b(seen, key=salt, digest_size=_SIZE).digest()


@lru_cache(maxsize=4096)
def network_of(address: str) -> str:
    """The part of an address that stays the same: IPv4 whole, of IPv6 the first 64 bits."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.IPv6Network((found, _NETWORK), strict=False).network_address)


def address_of(peer: str, forwarded: Sequence[str], trusted: frozenset[str]) -> str:
    """Who asks: the peer, or whoever the proxies in front say that they ask for.

    `forwarded` are the X-Forwarded-For headers. Each trusted proxy adds the address that it was
    asked by; what stands before that was written by anybody.
    """
    if peer not in trusted:
        return peer
    hops = [hop.strip() for header in forwarded for hop in header.split(",")]
    for hop in reversed(hops):
        bare = _bare(hop)
        if bare not in trusted:
            return bare
    return peer


def _bare(hop: str) -> str:
    """An address without the port and the brackets that some proxies write."""
    if hop.startswith("["):
        return hop[1:].partition("]")[0]
    return hop.partition(":")[0] if hop.count(":") == 1 else hop
