"""Links with a name: the share link that each stands for, and the ways in which people type it."""

from __future__ import annotations

from collections.abc import Mapping

from kitgen.links.ledger import Ledger
from kitgen.model.link import COPIED, VANITY, Link


def meant(link: Link, ledger: Ledger) -> Link:
    """The link whose codes a page bears: a name of one's own stands for the copied link."""
    if link.channel != VANITY:
        return link
    others = [
        one
        for one in ledger.of(link.ambassador)
        if one.target == link.target and one.channel != VANITY
    ]
    return min(others, key=lambda one: one.channel != COPIED, default=link)


def names(ledger: Ledger) -> Mapping[str, str]:
    """Every name that was ever given out, and the address of the share page that it stands for."""
    named = (link for link in ledger.links if link.channel == VANITY)
    return {link.code: meant(link, ledger).path for link in named}


def spellings(name: str) -> tuple[str, ...]:
    """A name as it is, then as people write it where names begin with a capital."""
    return tuple(dict.fromkeys((name, name.title(), name.capitalize(), name.upper())))
