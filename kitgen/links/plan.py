"""Which share links a kit needs, and what is made for those that it has not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kitgen.links.code import code_of
from kitgen.links.key import Keys
from kitgen.links.ledger import Ledger
from kitgen.model.ambassador import Ambassador
from kitgen.model.finding import Finding, Place, Severity
from kitgen.model.kit import Kit
from kitgen.model.link import COPIED, GUIDE, OFFER, ON_PAPER, ON_SCREEN, VANITY, Link, interview


class Wanted(NamedTuple):
    """One share link that a kit needs."""

    ambassador: str
    target: str
    channel: str
    name: str = ""
    """Its own, where it has no code."""


def targets(kit: Kit) -> frozenset[str]:
    """All that links can lead to."""
    interviews = (interview(entry.slug) for entry in kit.entries)
    return frozenset((*interviews, *((GUIDE,) if kit.problems else ()), OFFER))


def targets_of(ambassador: Ambassador, there: frozenset[str]) -> tuple[str, ...]:
    """What somebody passes on, their best first: their own interview, the guide, the offer."""
    own = (interview(ambassador.interview),) if ambassador.interview else ()
    return tuple(target for target in (*own, GUIDE, OFFER) if target in there)


def channels_of(ambassador: Ambassador, kit: Kit) -> tuple[str, ...]:
    """The channels that somebody uses, in the order of the kit."""
    every = kit.settings.channel_ids
    return tuple(c for c in every if c in ambassador.channels) if ambassador.channels else every


def wanted(kit: Kit) -> Iterator[Wanted]:
    """Every ambassador, target and channel that belong together, and the names asked for."""
    there = targets(kit)
    # What their edition of the book leads to is theirs, whatever else they use.
    bound = (ON_SCREEN, ON_PAPER) if kit.has_editions else ()
    for one in kit.ambassadors:
        mine, channels = targets_of(one, there), channels_of(one, kit)
        for target in mine:
            for channel in dict.fromkeys((*channels, *bound)):
                yield Wanted(one.id, target, channel)
        if one.vanity:
            # A name stands for a code: whoever counts codes counts it, too.
            if COPIED not in channels:
                yield Wanted(one.id, mine[0], COPIED)
            yield Wanted(one.id, mine[0], VANITY, one.vanity)


class Minted(NamedTuple):
    """A ledger with all that was wanted."""

    ledger: Ledger
    new: tuple[Link, ...]
    findings: tuple[Finding, ...]


def mint(ledger: Ledger, keys: Keys, needs: Iterable[Wanted], source: str) -> Minted:
    """Give a code to everything that has none; `source` is the file of the ambassadors.

    A code that somebody else has already is a finding: codes are never changed to fit.
    """
    has = {link[:3] for link in ledger.links}
    named = {(link.ambassador, link.code) for link in ledger.links if link.channel == VANITY}
    new: dict[str, Link] = {}
    findings = []
    for ambassador, target, channel, name in needs:
        # A name once asked for stays with its person, whatever it leads to by now.
        if (ambassador, name) in named if name else (ambassador, target, channel) in has:
            continue
        code = name or code_of(keys.secret, ambassador, target, channel)
        link = Link(ambassador, target, channel, code, "" if name else keys.name)
        other = ledger.by_code.get(code) or new.setdefault(code, link)
        if other is not link:
            findings.append(_taken(link, other, source))
    whole = ledger.with_links(new.values()) if new else ledger
    return Minted(whole, tuple(new.values()), tuple(findings))


def _taken(link: Link, other: Link, source: str) -> Finding:
    whose = f"{other.ambassador}'s link to {other.target} by {other.channel}"
    hint = "`kitgen links new-key` derives new links in another way; those given out stay"
    if link.channel == VANITY:
        hint = "choose another name: a link once given out stays with its person"
    message = f"{link.ambassador} cannot have the link {link.code}: it is {whose}"
    return Finding(Place(source), Severity.ERROR, message, "links-collision", hint)


def unminted(new: Sequence[Link], path: str) -> Finding:
    """What a build says that may not give out links, though some are needed."""
    links = "1 share link has" if len(new) == 1 else f"{len(new):,} share links have"
    names = ", ".join(dict.fromkeys(link.ambassador for link in new[:200]))
    return Finding(
        Place(path),
        Severity.ERROR,
        f"{links} no code yet, and --frozen forbids to give any ({names[:200]})",
        "links-frozen",
        "build once without --frozen and commit content/links.csv and content/links.key",
    )
