"""A share pack: everything that one person is given to pass on, and where it lies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kitgen.links.plan import channels_of
from kitgen.model.ambassador import Ambassador
from kitgen.model.channel import Channel
from kitgen.model.kit import Entry
from kitgen.model.link import COPIED, GUIDE, OFFER, VANITY, Link, interview
from kitgen.outputs.common.documents import editions_of
from kitgen.outputs.site.assets import CardFile
from kitgen.outputs.site.frame import Frame
from kitgen.outputs.site.pack.way import Way, way
from kitgen.outputs.site.pack.words import Words, guest_words, guide_words, offer_words
from kitgen.outputs.site.share import channels

_ON_PAPER = ("print", "in-person")
"""Whose QR code is shown first."""


class Code(NamedTuple):
    """A QR code, and where it lies as a file."""

    name: str
    """The channel's; empty for the code of the link that is theirs whatever the channel."""
    url: str
    svg: str
    png: str


@dataclass(frozen=True)
class Pack:
    """What one ambassador has."""

    id: str
    folder: str
    """share/<26 letters that nobody can guess>/"""
    name: str
    """Their name; empty if they have not agreed to be named, not even here."""
    first: str
    """What friends say."""
    shown: bool
    """Whether those who follow their links read who passed them on."""
    entry: Entry | None
    """Their interview, if it is shown."""
    quoted: bool
    """Whether they agreed that their words are posted."""
    target: str
    """What their links lead to."""
    links: tuple[tuple[Channel, Link], ...]
    """A link for each channel that they use."""
    vanity: Link | None
    """The link with a name that they asked for."""
    guide: Link | None
    """Their link to the guide, if that is not what they all lead to."""
    editions: Mapping[str, str]
    """Where their own editions lie: of the book (pdf), the leaflet, and a letter beside it."""
    cards: tuple[CardFile, ...]

    @property
    def path(self) -> str:
        """The page."""
        return f"{self.folder}index.html"

    @property
    def zip(self) -> str:
        """All of it in one file."""
        return f"{self.folder}{self._stem}share-pack.zip"

    @property
    def _stem(self) -> str:
        return f"{self.id}-" if self.name else ""

    @property
    def main(self) -> Link:
        """The one that is theirs to say aloud: the name asked for, the plain link, the first."""
        if self.vanity:
            return self.vanity
        by_channel = {channel.id: link for channel, link in self.links}
        online = (link for channel, link in self.links if channel.online)
        return by_channel.get(COPIED) or next(online, self.links[0][1])

    @property
    def inputs(self) -> tuple[str, ...]:
        """All that decides what stands in it, beside what all pages share."""
        return (
            self.name,
            self.first,
            f"{self.shown} {self.quoted}",
            self.entry.digest if self.entry else "",
            *(f"{channel.id} {link.path}" for channel, link in self.links),
            self.main.path,
            self.guide.path if self.guide else "",
            *self.editions.values(),
            *(card.path for card in self.cards),
        )

    def codes(self, frame: Frame) -> tuple[Code, ...]:
        """A QR code for each way that needs one; where there is none, of the link itself."""
        offline = [(channel, link) for channel, link in self.links if not channel.online]
        offline.sort(key=lambda both: _rank(both[0].id))
        if not offline:
            return (self._code("", "qr", self.main, frame),)
        return tuple(
            self._code(channel.name, f"qr-{channel.id}", link, frame) for channel, link in offline
        )

    def _code(self, name: str, file: str, link: Link, frame: Frame) -> Code:
        path = f"{self.folder}{self._stem}{file}"
        return Code(name, frame.address.absolute(link.path), f"{path}.svg", f"{path}.png")

    def words(self, frame: Frame) -> Words:
        """What they may say."""
        if self.entry:
            read = frame.read(self.entry)
            return guest_words(self.entry, read, frame.strings, quoted=self.quoted)
        if self.target == GUIDE:
            return guide_words(frame.settings, frame.strings)
        return offer_words(frame.settings)

    def ways(self, frame: Frame, words: Words) -> tuple[Way, ...]:
        """Every channel with its link and its words."""
        return tuple(
            way(channel, frame.address.absolute(link.path), words, frame.strings)
            for channel, link in self.links
        )


def packs(frame: Frame) -> Iterator[Pack]:
    """The pack of everybody who has one."""
    known = {channel.id: channel for channel in channels(frame.settings.channels)}
    for one in frame.kit.ambassadors:
        if one.id in frame.packs and (pack := _pack(frame, one, known)):
            yield pack


def find_pack(frame: Frame, ambassador: str) -> Pack:
    """The pack of somebody who has one."""
    known = {channel.id: channel for channel in channels(frame.settings.channels)}
    found = _pack(frame, frame.ambassadors[ambassador], known)
    assert found is not None, "it was planned"
    return found


def _pack(frame: Frame, one: Ambassador, known: dict[str, Channel]) -> Pack | None:
    entry = frame.shelf.by_slug.get(one.interview or "")
    target = interview(entry.slug) if entry else GUIDE if frame.kit.problems else OFFER
    mine = [known[name] for name in channels_of(one, frame.kit) if name in known]
    links = _links(frame, one, target, mine)
    if not links:
        return None
    to_guide = dict(_links(frame, one, GUIDE, mine)) if entry and frame.kit.problems else {}
    asked_for = (link for link in frame.ledger.of(one.id) if link.channel == VANITY)
    # A guest is named on their own page for all to read.
    named = one.name_public or entry is not None
    return Pack(
        id=one.id,
        folder=frame.packs[one.id],
        name=(entry.name if entry else one.name) if named else "",
        first=(entry.short if entry else _first(one.name)) if named else "",
        shown=one.name_public,
        entry=entry,
        quoted=entry is not None and entry.slug in frame.quotable,
        target=target,
        links=tuple(links),
        vanity=next((link for link in asked_for if link.code == one.vanity), None),
        guide=_best(to_guide),
        editions=editions_of(frame.kit, frame.ledger, one.id),
        cards=frame.assets.quote_cards.get(entry.slug, ()) if entry else (),
    )


def _links(
    frame: Frame, one: Ambassador, target: str, mine: Sequence[Channel]
) -> list[tuple[Channel, Link]]:
    found = ((channel, frame.ledger.find(one.id, target, channel.id)) for channel in mine)
    return [(channel, link) for channel, link in found if link]


def _best(links: dict[Channel, Link]) -> Link | None:
    """The plain link, or that of the first channel."""
    named = {channel.id: link for channel, link in links.items()}
    return named.get(COPIED) or next(iter(links.values()), None)


def _first(name: str) -> str:
    """What one calls somebody; a title is no name."""
    word = name.split()[0]
    return name if word.endswith(".") else word


def _rank(channel: str) -> int:
    return _ON_PAPER.index(channel) if channel in _ON_PAPER else len(_ON_PAPER)
