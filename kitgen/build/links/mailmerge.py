"""A row a person and a column a channel, for letters that take their links from a table."""

from __future__ import annotations

from typing import NamedTuple

from kitgen.build.links.book import Linkbook
from kitgen.build.site import packs
from kitgen.links.plan import targets_of
from kitgen.model.ambassador import Ambassador
from kitgen.model.link import slug_of

INTERVIEW = "interview"
"""The target of those letters that only guests get: each their own interview."""
COLUMNS = ("id", "name", "first_name", "email", "language", "pack")


class Merge(NamedTuple):
    """The table, and whom it leaves out."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    not_to_ask: tuple[str, ...]
    """The ids of those who are not to be asked."""
    without_address: tuple[str, ...]
    without_interview: tuple[str, ...]
    """The ids of those who were no guests, where only guests get a letter."""
    without_links: tuple[str, ...]
    """The ids of those in the table who have not been given any of these links yet."""


def merge(book: Linkbook, target: str | None, *, everybody: bool) -> Merge:
    """The table. Target: interview, guide or offer; None is each person's best.

    Left out is who is not to be asked or has no e-mail address, unless everybody is wanted.
    """
    people = book.kit.ambassadors
    barred = () if everybody else tuple(one.id for one in people if one.do_not_ask)
    without = (
        () if everybody else tuple(one.id for one in people if not one.email and not one.do_not_ask)
    )
    out = {*barred, *without}
    asked = [one for one in people if one.id not in out]
    chosen = [(one, _target(book, one, target)) for one in asked]
    channels = book.kit.settings.channel_ids
    addresses = packs(book.shown, book.keys) if book.keys else {}
    short = {entry.slug: entry.short for entry in book.kit.entries}
    rows, bare = [], []
    for one, found in chosen:
        if found is None:
            continue
        links = [book.ledger.find(one.id, found, channel) for channel in channels]
        if not any(links):
            bare.append(one.id)
        pack = addresses.get(one.id) if book.ledger.of(one.id) else None
        rows.append(
            (
                one.id,
                one.name,
                short.get(one.interview or "") or first_name(one.name),
                one.email or "",
                one.language,
                book.address.absolute(pack) if pack else "",
                *((one.do_not_ask or "",) if everybody else ()),
                *(book.url(link) if link else "" for link in links),
            )
        )
    head = (*COLUMNS, *(("do_not_ask",) if everybody else ()), *map(_column, channels))
    strangers = tuple(one.id for one, found in chosen if found is None)
    return Merge(head, tuple(rows), barred, without, strangers, tuple(bare))


def first_name(name: str) -> str:
    """The first word of a name that is no title and no initial; all of it where that is no help."""
    words = [word for word in name.split() if not word.endswith((".", ","))]
    return words[0] if words[1:] or (words and "," in name) else name


def _target(book: Linkbook, person: Ambassador, wanted: str | None) -> str | None:
    """What somebody passes on in this letter; None if they have nothing of the kind."""
    mine = targets_of(person, book.there)
    if wanted is None:
        return mine[0]
    fits = (one for one in mine if one == wanted or (wanted == INTERVIEW and slug_of(one)))
    return next(fits, None)


def _column(channel: str) -> str:
    """The heading of a channel, as fields of a letter may be called: link_in_person."""
    return f"link_{channel.replace('-', '_')}"
