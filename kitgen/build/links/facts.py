"""Everything about one share link, in the words of whoever looks it up."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kitgen.build.links.book import Linkbook
from kitgen.build.site import packs
from kitgen.model.link import VANITY, Link, page_of


def facts(book: Linkbook, link: Link, out: Path) -> Mapping[str, str]:
    """What there is to say of a link, by what it is about; `out` is the site's folder."""
    told = book.tell(link)
    person = f"{told.name} ({link.ambassador})"
    if link.ambassador not in book.people:
        person = f"{link.ambassador}, who is no longer among the ambassadors"
    return {
        "Link": told.url,
        "Person": person,
        "Target": f"{told.title} ({link.target})",
        "Channel": f"{told.channel_name} ({link.channel})",
        "Leads to": _leads_to(book, link),
        "Page": _page(book, link, out),
        "Pack": _pack(book, link),
        "Key": _key(book, link),
    }


def _leads_to(book: Linkbook, link: Link) -> str:
    target, why = book.leads_to(link), book.why(link)
    words = f"the {target}, for {why}" if why else "its target"
    return f"{words}: {book.address.absolute(page_of(target))}"


def _page(book: Linkbook, link: Link, out: Path) -> str:
    if not book.kit.shares_written:
        return f"none: {_too_many(book)}, so the collector answers"
    page = out / link.path / "index.html"
    return f"{page} is there" if page.is_file() else f"{page} is missing: kitgen build writes it"


def _pack(book: Linkbook, link: Link) -> str:
    """The address of the ambassador's own page."""
    if link.ambassador not in book.people:
        return "none"
    if book.keys is None:
        return "none: there is no key yet"
    pack = packs(book.shown, book.keys).get(link.ambassador)
    return book.address.absolute(pack) if pack else f"none: {_too_many(book)}"


def _key(book: Linkbook, link: Link) -> str:
    if link.channel == VANITY:
        return "none: the name was asked for"
    if book.keys is None or link.key in book.keys.lost:
        return f"{link.key}, which is lost"
    return (
        f"{link.key}, {'which makes new links' if link.key == book.keys.name else 'an earlier one'}"
    )


def _too_many(book: Linkbook) -> str:
    return f"there are more than {book.kit.settings.links.pages_up_to:,} ambassadors"
