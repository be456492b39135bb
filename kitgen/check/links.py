"""Where the links of a rendered page lead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from kitgen.check.few import listed
from kitgen.check.rule import PageFacts, Remark, SiteSubject

_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


class Target(NamedTuple):
    """What a link leads to."""

    path: str
    """The file of the site; for a page its index.html."""
    anchor: str
    there: bool
    detour: bool
    """The page's folder without its slash: found only after a redirect."""


def remark(
    subject: SiteSubject, message: str, link: str, pages: Sequence[PageFacts], hint: str
) -> Remark:
    """What there is to say about a link on some pages, at the line on which it is written."""
    sources = list(dict.fromkeys(page.source for page in pages))
    place = subject.written(link, sources)
    on = listed((page.path for page in pages), 2)
    return Remark(f"{link} {message}, on {on}", (), sources[0], hint, place)


class Links:
    """Resolves links; what stands on many pages alike is looked up once."""

    def __init__(self, subject: SiteSubject) -> None:
        """Remember which files there are."""
        self._files = frozenset(subject.files) | {page.path for page in subject.pages}
        self._base = f"/{subject.base.strip('/')}/".replace("//", "/")
        self._alike: dict[str, dict[str, Target | None]] = {}
        self._fine: dict[str, set[str]] = {}

    def of(self, page: PageFacts) -> Iterator[tuple[str, Target]]:
        """The links of a page with their targets, but for those with which nothing can be wrong."""
        folder = posixpath.dirname(page.path)
        climb = "../" * (folder.count("/") + 1) if folder else ""
        alike = self._alike.setdefault(climb, {})
        # Nearly all links are the same on every page: those are passed over at once.
        fine = self._fine.setdefault(climb, set())
        for link in page.links:
            if link in fine:
                continue
            if link in alike:
                target = alike[link]
            else:
                target = self._look_up(page.path, folder, climb, link)
                # From every folder as deep as this one these lead to the same file.
                if link.startswith("/") or (climb and link.startswith(climb)):
                    alike[link] = target
                    if target is None or (target.there and not target.detour and not target.anchor):
                        fine.add(link)
            if target:
                yield link, target

    def _look_up(self, path: str, folder: str, climb: str, link: str) -> Target | None:
        if link.startswith("/"):
            return self._target("/", link)
        if climb and link.startswith(climb):
            return self._target("", link[len(climb) :])
        if link.startswith(("#", "?")) or not link:
            return self._target(path, link)
        return self._target(folder, link)

    def _target(self, start: str, link: str) -> Target | None:
        if _ELSEWHERE.match(link):
            return None
        address, _, anchor = link.partition("#")
        address, _, _ = address.partition("?")
        anchor = unquote(anchor)
        if not address and start in self._files:
            return Target(start, anchor, True, False)
        if start == "/":
            address = unquote(address)
            if f"{address}/" == self._base:
                return Target("index.html", anchor, True, True)
            if not address.startswith(self._base):
                return Target(address, anchor, False, False)
            path = posixpath.normpath(address[len(self._base) :] or ".")
        else:
            path = posixpath.normpath(posixpath.join(start, unquote(address)) or ".")
        if address.endswith(("/", "/.", "/..")) or path == "." or address in ("", ".", ".."):
            path = posixpath.normpath(posixpath.join(path, "index.html"))
            return Target(path, anchor, path in self._files, False)
        if path in self._files:
            return Target(path, anchor, True, False)
        inside = f"{path}/index.html"
        if inside in self._files:
            return Target(inside, anchor, True, True)
        return Target(path, anchor, False, False)
