"""Who asks: the headers of a request that are looked at, and nothing else of it is kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from kitgen.track.machines import LOOKED_AT, Asking, reason
from kitgen.track.visitor import address_of

_HINTS = frozenset(name.encode() for name in LOOKED_AT)


class Asked(NamedTuple):
    """Somebody who asks for something."""

    address: str
    agent: str
    origin: str
    """The site that the request comes from, as browsers say it; nothing if none is said."""
    uncounted: bool
    """They ask not to be tracked: Do Not Track, or Global Privacy Control."""
    machine: str
    """Why they are taken for a machine; nothing for people."""


def asked(scope: Any, trusted: frozenset[str]) -> Asked:
    """Who asks, of an ASGI scope."""
    agent = origin = ""
    uncounted = False
    forwarded: list[str] = []
    purposes: dict[str, str] = {}
    for name, value in scope["headers"]:
        if name == b"user-agent":
            agent = value.decode("latin-1")
        elif name == b"origin":
            origin = value.decode("latin-1")
        elif name in (b"dnt", b"sec-gpc"):
            uncounted = uncounted or value == b"1"
        elif name == b"x-forwarded-for":
            forwarded.append(value.decode("latin-1"))
        elif name in _HINTS:
            purposes[name.decode()] = value.decode("latin-1")
    client = scope.get("client")
    # A socket of the same machine has no address: whoever is behind it is the proxy.
    peer = client[0] if client else next(iter(trusted), "")
    return Asked(
        address_of(peer, forwarded, trusted),
        agent,
        origin,
        uncounted,
        reason(Asking(agent, scope["method"], purposes)),
    )


def trusted(addresses: Iterable[str]) -> frozenset[str]:
    """The proxies whose word is taken for whom they ask."""
    return frozenset(addresses) | {"127.0.0.1", "::1"}
