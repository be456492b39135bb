"""Addresses in documents that are handed on: what each leads to, and whose link that is.

A document is made once, with placeholders for its links; every edition of it has them filled in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from kitgen.links.ledger import Ledger
from kitgen.model.link import GUIDE, ON_PAPER, ON_SCREEN, page_of

_SCHEME: Final = "https://"
_HOST: Final = "slot.invalid/"
_SLOT: Final = re.compile(
    rf"(?P<scheme>{_SCHEME})?{re.escape(_HOST)}(?P<channel>[a-z0-9-]+)/(?P<target>[a-z0-9:-]+)"
)


class Slot(NamedTuple):
    """A placeholder for a link."""

    target: str
    """guide, offer, interview:<slug>."""
    channel: str


def placeholder(target: str, channel: str = ON_SCREEN) -> str:
    """What stands in a document for a link."""
    return f"{_SCHEME}{typed(target, channel)}"


def typed(target: str, channel: str = ON_PAPER) -> str:
    """What stands in a document for a link that readers type."""
    return f"{_HOST}{channel}/{target}"


def slot_of(address: str) -> Slot | None:
    """The placeholder that an address is; None if it is an address like any other."""
    found = _SLOT.fullmatch(address)
    return Slot(found["target"], found["channel"]) if found and found["scheme"] else None


Fill = Callable[[Slot], str]
"""The address that takes the place of a slot in one edition."""


def public(absolute: Callable[[str], str]) -> Fill:
    """The addresses of the edition that is nobody's: the pages that everybody finds."""
    return lambda slot: absolute(page_of(slot.target))


def personal(ambassador: str, ledger: Ledger, absolute: Callable[[str], str]) -> Fill:
    """The addresses of somebody's own edition: their share links.

    A target for which they have no link keeps their code on the way, as share pages do.
    """

    def fill(slot: Slot) -> str:
        link = ledger.find(ambassador, slot.target, slot.channel)
        if link:
            return absolute(link.path)
        near = ledger.find(ambassador, GUIDE, slot.channel)
        page = absolute(page_of(slot.target))
        return f"{page}?via={near.code}" if near else page

    return fill


def filled(text: str, fill: Fill) -> str:
    """A text with every placeholder filled in."""

    def address(found: re.Match[str]) -> str:
        whole = fill(Slot(found["target"], found["channel"]))
        return whole if found["scheme"] else as_typed(whole)

    return _SLOT.sub(address, text)


def as_typed(address: str) -> str:
    """An address as readers type it: it ends where the page does, without code or last slash.

    Nobody types what stands behind a question mark.
    """
    return bare(address.partition("?")[0])


def bare(address: str) -> str:
    """An address as one says it: without https:// and the last slash."""
    return address.partition("://")[2].removeprefix("www.").rstrip("/") or address


def slots(addresses: Iterable[str]) -> list[Slot]:
    """The placeholders among addresses, each once, in the order in which they stand there."""
    return [*dict.fromkeys(slot for slot in map(slot_of, addresses) if slot)]
