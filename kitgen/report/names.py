"""Names: which ambassador somebody means who says who told them. Never a guess among several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kitgen.links.asked import code_in, near
from kitgen.links.code import LENGTH
from kitgen.model.link import VANITY, Link
from kitgen.report.fold import fold, folds
from kitgen.report.pages import Pages

_LONGEST = 400
_MOST = 5
"""Words of a name that is looked for amid others."""
_TITLES = (
    "dr prof professor mr mrs ms miss mx sir frau herr fr hr mme mlle madame monsieur senor senora "
    "sr sra dott ing dipl mag rev"
)
_EMAIL = re.compile(r"[^\s<>()\[\],;:\"]+@[^\s<>()\[\],;:\"]+\.[^\s<>()\[\],;:\"]+")
_BETWEEN = re.compile(
    r"[,;/&+\n()|]|(?<!\w)(?:and|or|und|oder|et|y|e|en|och|og|i|ou|o)(?!\w)", re.IGNORECASE
)
_BACKWARDS = re.compile(r"\w+\s*,\s*\w+")
# Said aloud, a code comes in groups.
_GAPS = re.compile(r"(?<=\w)[\s.\-]+(?=\w)")


class Named(NamedTuple):
    """An ambassador who was named."""

    ambassador: str
    link: Link | None = None
    """Where a code or an address was given instead of a name."""


class Told(NamedTuple):
    """What an answer to "who told you?" says."""

    named: tuple[Named, ...] = ()
    unclear: bool = False
    """Something in it fits nobody, or several."""


class Names(NamedTuple):
    """Everything that ambassadors may be called by."""

    pages: Pages
    sure: Mapping[str, frozenset[str]]
    """Whole names."""
    short: Mapping[str, frozenset[str]]
    """First names, what guests are called in their interview, names of links."""
    exact: Mapping[str, frozenset[str]]
    """Ids of several words and e-mail addresses, as they are."""

    def told(self, text: str) -> Told:
        """Who is meant, each of several if each is clear."""
        text = text[:_LONGEST].strip()
        whole = self._find(text)
        if whole is not None:
            return self._of((whole,))
        parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
        found = [self._find(part) or self._inside(part) for part in parts]
        if _BACKWARDS.fullmatch(text) and None in found:
            # "Johnson, Mara" is not the only Mara that the kit knows.
            return Told((), unclear=True)
        clear = tuple(one for one in found if one is not None)
        return self._of(clear) if clear else Told((), unclear=bool(fold(text)))

    def _of(self, found: tuple[frozenset[Named], ...]) -> Told:
        clear = dict.fromkeys(next(iter(one)) for one in found if len(one) == 1)
        return Told(tuple(clear), unclear=any(len(one) != 1 for one in found))

    def _find(self, text: str) -> frozenset[Named] | None:
        """All who may be meant by one name; None if nobody is called anything like it."""
        for address in _EMAIL.findall(text.casefold()):
            if who := self.exact.get(address.strip(".")):
                return _named(who)
        if who := self.exact.get(text.casefold()):
            return _named(who)
        link = self._link(text)
        if link:
            return frozenset({Named(link.ambassador, link)})
        folded = fold(text)
        who = self.sure.get(folded) or self.short.get(folded)
        if who:
            return _named(who)
        return None

    def _inside(self, text: str) -> frozenset[Named] | None:
        """All whose whole names stand in a longer answer; None if nobody's does."""
        inside = [self.sure[run] for run in _runs(fold(text)) if run in self.sure]
        return _named(frozenset[str]().union(*inside)) if inside else None

    def _link(self, text: str) -> Link | None:
        code = code_in(text)
        link = self.pages.ledger.by_code.get(code)
        # A name of a link, said without its address, is a name like any other.
        if link and (link.channel != VANITY or "/" in text):
            return self.pages.link(code)
        said = _GAPS.sub("", text.casefold()).strip(" .,;:!?\"'“”()")
        if abs(len(said) - LENGTH) > 1 or not said.isascii() or not said.isalnum():
            return None
        found = self.pages.link(said)
        if found:
            return found
        # Words have no digits; looking for slips is dear.
        slips = near(said, self.pages.ledger.by_code) if any(map(str.isdigit, said)) else ()
        return self.pages.link(slips[0]) if len(slips) == 1 else None


def names(pages: Pages) -> Names:
    """What the kit's ambassadors are called."""
    sure: dict[str, set[str]] = {}
    short: dict[str, set[str]] = {}
    exact: dict[str, set[str]] = {}
    guests = {entry.slug: entry for entry in pages.kit.entries}
    titles = frozenset(_TITLES.split())

    def add(name: str, id: str) -> None:
        for folded in folds(name):
            words = [word for word in folded.split() if word not in titles] or folded.split()
            if not words:
                continue
            (sure if len(words) > 1 else short).setdefault(" ".join(words), set()).add(id)
            short.setdefault(words[0], set()).add(id)
            if len(words) > 1:
                sure.setdefault(folded, set()).add(id)
                sure.setdefault(" ".join((words[-1], *words[:-1])), set()).add(id)
                short.setdefault(f"{words[0]} {words[-1][0]}", set()).add(id)

    for one in pages.kit.ambassadors:
        add(one.name, one.id)
        guest = guests.get(one.interview or "")
        if guest:
            add(guest.name, one.id)
            if called := fold(guest.short):
                short.setdefault(called, set()).add(one.id)
        # An id of one word may be anybody's name.
        (exact if "-" in one.id else short).setdefault(one.id, set()).add(one.id)
        if one.email:
            exact.setdefault(one.email.casefold(), set()).add(one.id)
        if one.vanity:
            short.setdefault(fold(one.vanity), set()).add(one.id)
    for link in pages.ledger.links:
        if link.channel == VANITY:
            short.setdefault(fold(link.code), set()).add(link.ambassador)
    return Names(pages, *({name: frozenset(ids) for name, ids in one.items()} for one in
                          (sure, short, exact)))  # fmt: skip


def _named(who: frozenset[str]) -> frozenset[Named]:
    return frozenset(Named(id) for id in who)


def _runs(folded: str) -> Iterator[str]:
    words = folded.split()
    for size in range(2, _MOST + 1):
        for at in range(len(words) - size + 1):
            yield " ".join(words[at : at + size])
