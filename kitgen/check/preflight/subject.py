"""The built pages that are passed on, and the pictures that they name: what the rules look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from kitgen.load.loaded import Loc


class Tags(NamedTuple):
    """The head of a page, as far as previews read it."""

    title: str = ""
    meta: Mapping[str, str] = {}
    """What each meta element says, by its property or name; the first of several."""
    canonical: str | None = None
    kind: str = ""
    """What kind of page the theme calls it."""
    stylesheet: str = ""
    within: int = 0
    """All that previews are made of stands within so many bytes of the page."""

    def first(self, what: str, prefixes: Iterable[str]) -> str:
        """What the first of some kinds of tags says: title, description, image or site_name."""
        for prefix in prefixes:
            if text := self.meta.get(f"{prefix}{what}", ""):
                return text
        return ""

    @property
    def hidden(self) -> bool:
        """Whether search engines are told to leave the page out."""
        said = self.meta.get("robots", "").lower().replace(",", " ").split()
        return "noindex" in said or "none" in said


class Fault(StrEnum):
    """Why nothing is known of a picture, in words that follow its name."""

    RELATIVE = "is no whole address: networks need the one that begins with https://"
    MISSING = "is not there"
    BROKEN = "is no picture that can be read"
    ELSEWHERE = "is on another site, where nobody can tell whether it stays"


class Picture(NamedTuple):
    """A picture of the site, as it is and not as it is called."""

    kind: str
    """PNG, JPEG, WEBP …"""
    width: int
    height: int
    size: int
    """Bytes."""


class PreviewPage(NamedTuple):
    """A page whose link is passed on."""

    path: str
    """s/abcdefghij/index.html."""
    address: str
    """The whole address at which it stands."""
    share: bool
    """Whether it is somebody's share link and not the public page."""
    tags: Tags
    source: str
    """The content file that it is about."""
    title: Loc = ()
    """The part of that file that is its title."""
    description: Loc = ()

    @property
    def name(self) -> str:
        """Its path as people know it; the opening page is /."""
        return self.path.removesuffix("index.html") or "/"


class PreviewSubject(NamedTuple):
    """All pages that are passed on."""

    pages: tuple[PreviewPage, ...]
    """Public pages first."""
    pictures: Mapping[str, Picture | Fault] = {}
    """What is known of each picture, by the address that pages name."""
    robots: str = ""
    """The site's robots.txt."""


class Family(NamedTuple):
    """Pages whose previews are the same, such as all share links to one interview."""

    pages: tuple[PreviewPage, ...]

    @property
    def page(self) -> PreviewPage:
        """The one that stands for all: the public page, if it is among them."""
        return self.pages[0]

    @property
    def links(self) -> int:
        """How many of them are share links."""
        return sum(page.share for page in self.pages)


_OWN = frozenset({"og:url", "robots"})
"""What tells the pages of a family apart."""


def families(subject: PreviewSubject) -> Iterator[Family]:
    """Each public page with the share links whose previews are the same, and other share links."""
    every: list[list[PreviewPage]] = []
    found: dict[tuple[object, ...], list[PreviewPage]] = {}
    for page in subject.pages:
        meta = page.tags.meta
        shown = tuple((name, meta[name]) for name in sorted(meta.keys() - _OWN))
        key = (page.tags.title, page.source, shown)
        if page.share and key in found:
            found[key].append(page)
        else:
            every.append([page])
            found.setdefault(key, every[-1])
    yield from (Family(tuple(pages)) for pages in every)
