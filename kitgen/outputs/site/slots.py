"""Slots: what differs between the share pages of one target, so that it is rendered only once.

A page is rendered with slots in the place of codes, cut into pieces there, and filled for each
link. A slot is spelled with letters that every address may hold, so that nothing escapes it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Mapping, Sequence
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from kitgen.model.link import Link, page_of

_SLOT = re.compile(r"~kitgen\.([a-z0-9._-]+)~")
_TO = "to."


def slot(name: str) -> str:
    """What stands for something that is filled in."""
    return f"~kitgen.{name}~"


CODE = slot("code")
"""The link's own code."""
EDITION = slot("edition")
"""The book of whoever passed the page on."""
PLATE = slot("plate")
"""The line that says who passed the page on."""

Pieces = tuple[str, ...]
"""Text and the names of slots in turns, beginning and ending with text."""


def cut(html: str) -> Pieces:
    """A page cut at its slots."""
    return tuple(_SLOT.split(html))


class Ways:
    """Gives the links of a page the slots that keep them with whoever passed it on."""

    def __init__(
        self,
        site: str,
        business: str | None,
        kit: str,
        there: Collection[str],
        book: str | None = None,
    ) -> None:
        """The addresses of the site and of the business, the kit's name, all targets there are.

        `book` is the page's address of the book that everybody finds.
        """
        parts = urlsplit(site)
        base = f"{parts.path.rstrip('/')}/"
        origin = re.escape(f"{parts.scheme}://{parts.netloc}")
        self._base = base
        # //host and /\\host lead to another host, which has no business with a code.
        self._own = re.compile(
            rf'href="(?:{origin})?{re.escape(base)}(?![/\\])(?P<page>(?:[^"#?\\]*/)?)'
            r'(?P<place>#[^"]*)?"'
        )
        self._targets = {page_of(target): target.replace(":", ".") for target in there}
        host = urlsplit(business).netloc.removeprefix("www.") if business else ""
        # A kit may live in a folder of the business's own site: what is around it is theirs.
        self._out = (
            re.compile(
                rf'href="(?!{origin}{re.escape(base)})'
                rf'(https?://(?:www\.)?{re.escape(host)}(?=[/?#"])[^"]*)"',
                re.I,
            )
            if host
            else None
        )
        self._kit = kit
        self._book = f'href="{base}{book}"' if book else None

    def cut(self, page: str) -> Pieces:
        """A rendered page in pieces."""
        page = self._own.sub(self._kept, page)
        if self._out:
            page = self._out.sub(self._counted, page)
        if self._book:
            page = page.replace(self._book, f'href="{self._base}{EDITION}"')
        return cut(page)

    def _kept(self, found: re.Match[str]) -> str:
        page, place = found["page"], found["place"] or ""
        target = self._targets.get(page)
        if target:
            return f'href="{self._base}{slot(_TO + target)}{place}"'
        return f'href="{self._base}{page}?via={CODE}{place}"'

    def _counted(self, found: re.Match[str]) -> str:
        """A link to the business's own site, so that its own analytics see where it comes from.

        What is tagged already keeps its tags.
        """
        parts = urlsplit(html.unescape(found[1]))
        there = {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
        tags = {
            "utm_source": slot("channel"),
            "utm_medium": "referral",
            "utm_campaign": self._kit,
            "utm_content": CODE,
        }
        new = "&".join(f"{name}={value}" for name, value in tags.items() if name not in there)
        query = "&".join(filter(None, (parts.query, new)))
        return f'href="{html.escape(urlunsplit(parts._replace(query=query)))}"'


def fill(
    pieces: Sequence[str],
    link: Link,
    beside: Mapping[str, Link],
    plate: str = "",
    edition: str = "",
) -> str:
    """The page of one link; `beside` are the links of the same person and channel."""
    values = {"code": link.code, "channel": link.channel, "plate": plate, "edition": edition}
    filled = list(pieces)
    for index in range(1, len(filled), 2):
        name = filled[index]
        value = values.get(name)
        if value is None:
            value = values[name] = _way(name, link, beside)
        filled[index] = value
    return "".join(filled)


def _way(name: str, link: Link, beside: Mapping[str, Link]) -> str:
    if not name.startswith(_TO):
        # Somebody wrote in a text what looks like a slot.
        return slot(name)
    target = name.removeprefix(_TO).replace(".", ":", 1)
    other = beside.get(target)
    return other.path if other else f"{page_of(target)}?via={link.code}"
