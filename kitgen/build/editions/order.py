"""An order of editions: for whom, what each is called, and all that is theirs in it."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from kitgen.build.bindery import Bindery
from kitgen.build.desk import SETTINGS, Desk
from kitgen.build.editions.casting import NOT_PRINTED, Cast, printed
from kitgen.build.editions.copies import KINDS, PRINTED, Copy, Kind
from kitgen.build.editions.moulds import Mould
from kitgen.build.register import Completed
from kitgen.build.sources import Sources
from kitgen.build.store import digest
from kitgen.links.ledger import Ledger
from kitgen.model.ambassador import Ambassador
from kitgen.model.finding import Finding, Place, Severity
from kitgen.model.kit import Kit
from kitgen.model.link import ON_PAPER, ON_SCREEN, VANITY, Link
from kitgen.outputs.common.documents import own_file
from kitgen.outputs.pdf.editions import Editions
from kitgen.outputs.pdf.lettering import Refusal

_NEAR: Final = 3
_NAMED: Final = 5
_CHANNELS: Final = frozenset((ON_SCREEN, ON_PAPER))
"""How links in documents are followed; no other link of anybody's stands in one."""


class Unknown(Exception):
    """Somebody is asked for who is not among the ambassadors."""

    def __init__(self, word: str, near: tuple[str, ...]) -> None:
        """The word, and the ids that are most like it."""
        super().__init__(word, near)
        self.word = word
        self.near = near


class Order(NamedTuple):
    """Editions to be made, and what they are cast in."""

    copies: tuple[Copy, ...]
    moulds: Mapping[Kind, Mould]
    first: str
    """The key whose links are shown where several keys made one for the same purpose."""
    unnamed: Callable[[str, Refusal], Finding]
    """What is said of an ambassador, by their id, whose name cannot be set."""


def chosen(kit: Kit, ids: Sequence[str] | None) -> tuple[Ambassador, ...]:
    """The ambassadors with these ids, or all of them, in the order of their file."""
    if ids is None:
        return kit.ambassadors
    known = {one.id for one in kit.ambassadors}
    for word in ids:
        if word not in known:
            raise Unknown(word, tuple(difflib.get_close_matches(word.lower(), known, _NEAR)))
    wanted = frozenset(ids)
    return tuple(one for one in kit.ambassadors if one.id in wanted)


def files(people: Sequence[Ambassador], kinds: Sequence[Kind]) -> tuple[str, ...]:
    """What their editions are called."""
    return tuple(own_file(one.id, kind) for kind in kinds for one in people)


def objections(
    kit: Kit,
    sources: Sources,
    links: Completed,
    people: Sequence[Ambassador],
) -> Iterator[Finding]:
    """Why an order cannot be carried out, though nothing is wrong with the content."""
    if not kit.has_editions:
        yield _none(kit, sources)
        return
    wanted = {one.id for one in people}
    needed = (link.ambassador for link in links.new if link.channel in (*_CHANNELS, VANITY))
    without = [one for one in dict.fromkeys(needed) if one in wanted]
    if without:
        yield _unlinked(without, sources)
    owners: dict[str, str] = {}
    for kind in KINDS:
        for one in kit.ambassadors:
            other = owners.setdefault(own_file(one.id, kind), one.id)
            if other != one.id and {one.id, other} & wanted:
                yield _one_file(own_file(one.id, kind), one.id, other, sources)


def order(
    desk: Desk, ledger: Ledger, people: tuple[Ambassador, ...], kinds: Sequence[Kind]
) -> Order:
    """What is to be made for people; raises Unbound where a document cannot be laid out."""
    bindery = Bindery(desk)
    bound = {"pdf": bindery.bound, "leaflet": bindery.leaflet, "letter": bindery.letter}
    few = desk.kit._replace(ambassadors=people)
    # People's names and links are the same in whatever they are printed.
    someone = Editions(few, desk.theme, ledger, desk.inputs, bindery.bound)
    links = {one.id: _in_documents(ledger.of(one.id)) for one in people}
    persons = [someone.person(one.id) for one in people]
    casts: dict[Kind, Cast] = {}
    copies: list[Copy] = []
    for kind in kinds:
        if kind in PRINTED:
            editions = Editions(few, desk.theme, ledger, desk.inputs, bound[kind], kind)
            casts[kind] = printed(desk, editions)
        else:
            casts[kind] = NOT_PRINTED[kind](desk)
        for person in persons:
            own = links[person.id]
            key = digest(casts[kind].digest, repr(person), repr(own))
            copies.append(Copy(own_file(person.id, kind), kind, person, own, key))
    moulds = {kind: cast.mould for kind, cast in casts.items()}
    return Order(tuple(copies), moulds, ledger.first, bindery.unnamed)


def _in_documents(links: Sequence[Link]) -> tuple[Link, ...]:
    return tuple(link for link in links if link.channel in _CHANNELS)


def _none(kit: Kit, sources: Sources) -> Finding:
    message = "this kit has no editions, so that nobody has links that would stand in one"
    hint = "take `editions: false` out, and keep pdf among the formats; then build once"
    if not kit.problems:
        message, hint = "there is no guide to make editions of", "describe a problem first"
    place = sources.locate(SETTINGS, ("book",))
    return Finding(place, Severity.ERROR, message, "editions-none", hint)


def _unlinked(ids: Sequence[str], sources: Sources) -> Finding:
    more = f" and {len(ids) - _NAMED:,} more" if len(ids) > _NAMED else ""
    lack = "lacks" if len(ids) == 1 else "lack"
    return Finding(
        Place(sources.ambassadors),
        Severity.ERROR,
        f"{', '.join(ids[:_NAMED])}{more} {lack} share links that an edition would hold",
        "editions-unlinked",
        "build once first: kitgen build gives them out",
    )


def _one_file(file: str, one: str, other: str, sources: Sources) -> Finding:
    return Finding(
        Place(sources.ambassadors),
        Severity.ERROR,
        f"{other} and {one} would have editions of one name: {file}",
        "editions-twice",
        "make only one of them, into another folder",
    )
