"""What the site has that can be counted: its pages and its share links."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple
from urllib.parse import unquote

_SHARE: Final = re.compile(r"s/([a-z0-9-]{1,80})/")
_FILE: Final = re.compile(r"d/([a-z0-9]{10})(?:-[a-z]{1,20})?\.[a-z]{3,5}")
_LONGEST: Final = 300


class Place(NamedTuple):
    """A page, and the share link that led to it."""

    page: str
    code: str
    """Nothing if no link did."""


class Places(NamedTuple):
    """The site's pages and links."""

    base: str
    """The path that the site lives under, with slashes around it."""
    pages: frozenset[str]
    """Addresses within the site; share pages are known by their codes."""
    people: Mapping[str, str]
    """Whose each link is, by its code or its name."""

    def page(self, path: str, via: str) -> Place | None:
        """The page at the path of an address; `via` is the code that came along. None: no page."""
        inner = self._inner(path)
        if inner is None:
            return None
        shared = _SHARE.fullmatch(inner)
        own = shared[1] if shared else inner.removesuffix("/")
        if own in self.people and (shared or inner == f"{own}/"):
            return Place(inner, own)
        if inner not in self.pages:
            return None
        return Place(inner, via if via in self.people else "")

    def file(self, path: str) -> Place | None:
        """Somebody's edition at the path of an address. None: no edition."""
        inner = self._inner(path)
        found = _FILE.fullmatch(inner) if inner is not None else None
        return Place(found[0], found[1]) if found and found[1] in self.people else None

    def person(self, code: str) -> str:
        """Whose link a code is; the code itself if nobody has it any more."""
        return self.people.get(code, code)

    def _inner(self, path: str) -> str | None:
        path = unquote(path[:_LONGEST]) if "%" in path else path[:_LONGEST]
        if not path.startswith(self.base):
            return None
        return path[len(self.base) :].removesuffix("index.html")
