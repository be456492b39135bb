"""Which share links somebody wants to see: those of some people, targets or channels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kitgen.build.links.book import Linkbook
from kitgen.check.nearest import nearest
from kitgen.links import plan
from kitgen.model.link import VANITY, Link, slug_of


class Unknown(Exception):
    """What somebody asked for is not in the kit."""

    def __init__(self, word: str, near: str | None) -> None:
        """The word, and the nearest that is."""
        super().__init__(word)
        self.word = word
        self.near = near


class Filter(NamedTuple):
    """What links must be of to be shown. Nothing named is everything."""

    people: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()

    def takes(self, link: Link) -> bool:
        """Whether a link is wanted."""
        return (
            (not self.people or link.ambassador in self.people)
            and (not self.targets or link.target in self.targets)
            and (not self.channels or link.channel in self.channels)
        )


def people(book: Linkbook, words: Iterable[str]) -> frozenset[str]:
    """The ids of people, by their ids or by names that nobody else has."""
    ids = dict.fromkeys((*book.people, *(link.ambassador for link in book.ledger.links)))
    names = Counter(one.name.casefold() for one in book.people.values())
    named = {
        one.name.casefold(): one.id
        for one in book.people.values()
        if names[one.name.casefold()] == 1
    }
    return _known(words, named | {one: one for one in ids})


def targets(book: Linkbook, words: Iterable[str]) -> frozenset[str]:
    """Targets, an interview also by its slug alone."""
    ids = (*plan.targets(book.kit), *(link.target for link in book.ledger.links))
    slugs = {slug: one for one in ids if (slug := slug_of(one))}
    return _known(words, slugs | {one: one for one in ids})


def channels(book: Linkbook, words: Iterable[str]) -> frozenset[str]:
    """The ids of channels, by their ids or their names."""
    ids = {*book.kit.settings.channel_ids, *(link.channel for link in book.ledger.links), VANITY}
    names = {book.channels[one].casefold(): one for one in ids if one in book.channels}
    return _known(words, names | {one: one for one in ids})


def _known(words: Iterable[str], known: Mapping[str, str]) -> frozenset[str]:
    found = set()
    for word in words:
        one = known.get(word.casefold())
        if one is None:
            near = nearest(word, known)
            raise Unknown(word, known[near] if near else None)
        found.add(one)
    return frozenset(found)
