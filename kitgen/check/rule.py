"""What a rule is: it looks at a subject and yields remarks; the driver turns them into findings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

from kitgen.load.loaded import Loc
from kitgen.model.finding import Place, Severity
from kitgen.model.interview import Interview
from kitgen.model.kit import Kit

LINKS = frozenset(("dead-anchor", "dead-link", "trailing-slash"))
"""The rules that look where links lead."""


class Remark(NamedTuple):
    """What a rule has to say, and about which part of which file."""

    message: str
    loc: Loc = ()
    path: str | None = None
    """The file, relative to the kit. Default: the subject's own."""
    hint: str = ""
    place: Place | None = None
    """Where it stands, if the rule knows better than by its part and file."""


class InterviewSubject(NamedTuple):
    """One interview with its words, alone: results are cached by the interview's hash."""

    slug: str
    path: str
    interview: Interview
    files: Mapping[str, int]
    """Size in bytes of every file in the interview's folder, by name relative to that folder."""
    language: str


class KitSubject(NamedTuple):
    """The whole kit, interviews as entries only."""

    kit: Kit
    files: Mapping[str, int]
    """Size in bytes of every file of the kit, by path relative to the kit."""
    today: dt.date
    strings: str | None = None
    """The file with the words of the interface in the kit's language, if there is one."""
    untranslated: tuple[str, ...] = ()
    """The words of the interface that are English though the kit's language is another."""


class PageFacts(NamedTuple):
    """What the artifact rules need to know of a rendered page, cached with the page."""

    path: str
    """index.html, conversations/mara-lindqvist/index.html."""
    source: str
    """The content file that the page is about, relative to the kit."""
    title: str
    description: str
    links: tuple[str, ...]
    """Every href, src, srcset candidate and poster that stays on the site, as written.

    Links to a place of the same page that is there are left out.
    """
    anchors: str
    """Its ids with a space before, between and behind them: a tenth of the memory of a set."""
    images_without_alt: tuple[str, ...]
    size: int
    """Bytes of HTML."""

    @property
    def ids(self) -> frozenset[str]:
        """Every id of the page."""
        return frozenset(self.anchors.split())

    def has(self, anchor: str) -> bool:
        """Whether the page has this id."""
        return " " not in anchor and f" {anchor} " in self.anchors


Written = Callable[[str, Sequence[str]], Place | None]
"""Where an address is written in the kit; it is looked for in the given files first."""


def _nowhere(_address: str, _paths: Sequence[str]) -> Place | None:
    return None


class SiteSubject(NamedTuple):
    """The rendered site, before it is published."""

    pages: tuple[PageFacts, ...]
    files: Mapping[str, int]
    """Size of every artifact by path."""
    base: str
    """The path that the site lives under: / or /guide/."""
    portraits: Mapping[str, int] = MappingProxyType({})
    """Pixels that the widest picture of each guest has across, by the interview's file; those of
    drawings are left out.
    """
    changed: tuple[PageFacts, ...] | None = None
    """The pages whose links have to be looked at, where those of all others are known to be right.
    """

    written: Written = _nowhere

    @property
    def linking(self) -> tuple[PageFacts, ...]:
        """The pages whose links have to be looked at."""
        return self.pages if self.changed is None else self.changed


class Rule(NamedTuple):
    """One rule. Its module's docstring is its documentation."""

    name: str
    severity: Severity
    explanation: str
    scope: Literal["interview", "kit", "site", "preview"]
    check: Callable[..., Iterator[Remark]]
    """Takes the subject of its scope."""
