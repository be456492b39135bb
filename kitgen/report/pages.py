"""Where a page belongs: whose link it is, which interview it shows, which problems it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kitgen.links.lead import lead
from kitgen.links.ledger import Ledger
from kitgen.links.names import meant
from kitgen.links.plan import targets
from kitgen.model.kit import Entry, Kit
from kitgen.model.link import GUIDE, Link, slug_of

# The pages and documents that have the code of a link in their name.
_CODED = re.compile(r"(?:s|d)/([a-z0-9]+)[^/]*/?")


@dataclass(frozen=True)
class Pages:
    """The kit's pages and the links that lead to them."""

    kit: Kit
    ledger: Ledger

    @cached_property
    def _entries(self) -> Mapping[str, Entry]:
        return {entry.slug: entry for entry in self.kit.entries}

    @cached_property
    def _there(self) -> frozenset[str]:
        return targets(self.kit)

    def link(self, code: str) -> Link | None:
        """The link of a code. One with a name of its own is the copied link that it stands for."""
        link = self.ledger.by_code.get(code)
        return link and meant(link, self.ledger)

    def target(self, link: Link) -> str:
        """What it leads to now."""
        return lead(link, self._there)

    def led_by(self, page: str, code: str) -> str:
        """The code of the link that led to a page; nothing if none did that is known."""
        link = self.link(code or self._code(page))
        return link.code if link else ""

    def interview(self, page: str) -> str:
        """The interview that a page shows; nothing if it shows none."""
        first, _, rest = page.partition("/")
        if first == "conversations":
            slug = rest.partition("/")[0]
            return slug if slug in self._entries else ""
        link = self.link(self._code(page))
        return self.interview_of(link) if link else ""

    def interview_of(self, link: Link) -> str:
        """The interview that a link leads to; nothing if it leads elsewhere."""
        return slug_of(self.target(link)) or ""

    def problems(self, page: str) -> tuple[str, ...]:
        """The problems that a page is about."""
        first, _, rest = page.partition("/")
        if first == "guide":
            slug = rest.partition("/")[0]
            return (slug,) if slug in self.kit.problems else self._guide
        link = self.link(self._code(page))
        return self.problems_of(link) if link else self._of_interview(self.interview(page))

    def problems_of(self, link: Link) -> tuple[str, ...]:
        """The problems that a link's target is about."""
        target = self.target(link)
        return self._guide if target == GUIDE else self._of_interview(slug_of(target) or "")

    @property
    def _guide(self) -> tuple[str, ...]:
        """What the guide as a whole is about: nothing in particular, unless there is one part."""
        return tuple(self.kit.problems) if len(self.kit.problems) == 1 else ()

    def _of_interview(self, slug: str) -> tuple[str, ...]:
        entry = self._entries.get(slug)
        named = entry.problems if entry else ()
        return tuple(dict.fromkeys(one for one in named if one in self.kit.problems))

    def _code(self, page: str) -> str:
        found = _CODED.fullmatch(page)
        name = found[1] if found else page.removesuffix("/")
        return name if name in self.ledger.by_code else ""
