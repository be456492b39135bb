"""The share links of a kit as one looks them up: whose each is, and where it leads now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from kitgen.build import register
from kitgen.build.gate import gate
from kitgen.build.pipeline import Progress, has_errors, quiet, today
from kitgen.build.register import Completed
from kitgen.build.sources import Sources, load
from kitgen.check.run import weigh
from kitgen.links import plan
from kitgen.links.key import Keys
from kitgen.links.lead import lead
from kitgen.links.ledger import Ledger
from kitgen.model.ambassador import Ambassador
from kitgen.model.channel import KNOWN, Channel
from kitgen.model.finding import Finding, Severity
from kitgen.model.kit import Kit
from kitgen.model.link import GUIDE, OFFER, VANITY, Link, interview, slug_of
from kitgen.outputs.common.theme import Address
from kitgen.text.markdown import plain

_THERE = "leads to its target"
_COLLECTOR = "no pages: the collector answers"


class Told(NamedTuple):
    """What there is to say of a share link; the names are the columns of a table."""

    person: str
    """The ambassador's id."""
    name: str
    target: str
    title: str
    channel: str
    channel_name: str
    code: str
    url: str
    leads_to: str
    """The target that it leads to now."""
    state: str
    """The same in words, and why."""


@dataclass(frozen=True)
class Linkbook:
    """Every share link that was given out, and the kit that says what they are."""

    kit: Kit
    shown: Kit
    """The part of the kit that the public sees: what links can lead to."""
    ledger: Ledger
    keys: Keys | None
    """None if there is no key yet."""
    new: tuple[Link, ...]
    """The links that the next build adds."""
    findings: tuple[Finding, ...]
    """What keeps it from adding them."""
    restored: bool
    """Whether some stand in no file any more, and the next build puts them back."""
    _ways: dict[str, tuple[str, str]] = field(default_factory=dict)

    @cached_property
    def people(self) -> Mapping[str, Ambassador]:
        """The ambassadors by their id."""
        return {one.id: one for one in self.kit.ambassadors}

    @cached_property
    def address(self) -> Address:
        """Where the site lives."""
        return Address(self.kit.settings.site.url)

    @cached_property
    def _home(self) -> str:
        return self.address.absolute("")

    @cached_property
    def there(self) -> frozenset[str]:
        """All that links can lead to now."""
        return plan.targets(self.shown)

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """What targets are called; those that are gone are not in here."""
        settings = self.kit.settings
        found = {interview(entry.slug): entry.title for entry in self.kit.entries}
        found |= {GUIDE: settings.guide.title, OFFER: settings.offer.title}
        return {target: plain(title) for target, title in found.items()}

    @cached_property
    def channels(self) -> Mapping[str, str]:
        """What channels are called."""
        own = [one for one in self.kit.settings.channels if isinstance(one, Channel)]
        return {one.id: one.name for one in (*KNOWN, *own)} | {VANITY: "Own name"}

    def name(self, ambassador: str) -> str:
        """Somebody's name; of those who are no longer among the ambassadors, the id."""
        one = self.people.get(ambassador)
        return one.name if one else ambassador

    def url(self, link: Link) -> str:
        """The full address of a link; codes have no letter that an address must escape."""
        return self._home + link.path

    def leads_to(self, link: Link) -> str:
        """The target that a link leads to now."""
        return lead(link, self.there)

    def why(self, link: Link) -> str:
        """Why a link does not lead to its target; empty if it does."""
        if link.target in self.there:
            return ""
        if slug_of(link.target) is None:
            return f"the {link.target} is gone"
        # Drafts have a title too, and interviews whose guest has not agreed, or no longer agrees.
        known = link.target in self.titles
        return "the interview is not published" if known else "the interview is gone"

    def tell(self, link: Link) -> Told:
        """What there is to say of a link."""
        leads_to, state = self._way(link)
        return Told(
            link.ambassador,
            self.name(link.ambassador),
            link.target,
            self.titles.get(link.target, slug_of(link.target) or link.target),
            link.channel,
            self.channels.get(link.channel, link.channel),
            link.code,
            self.url(link),
            leads_to,
            state,
        )

    def _way(self, link: Link) -> tuple[str, str]:
        """Where a link leads, and the words for it: the same for all links to a target."""
        kept = self._ways.get(link.target)
        if kept is None:
            target, why = self.leads_to(link), self.why(link)
            words = [f"leads to the {target}: {why}"] if why else []
            if not self.kit.shares_written:
                words.append(_COLLECTOR)
            kept = self._ways[link.target] = target, "; ".join(words) or _THERE
        return kept


class Opened(NamedTuple):
    """A kit's links, or the errors for which they cannot be told."""

    book: Linkbook | None
    findings: tuple[Finding, ...] = ()


def read_book(root: Path, progress: Progress = quiet) -> Opened:
    """The links of the kit in a folder; nothing is given out and nothing of the kit is written."""
    with closing(load(root.resolve(), progress)) as sources:
        return book_of(sources, today())


def book_of(sources: Sources, day: dt.date) -> Opened:
    """The links of a kit as it was loaded."""
    kit = sources.kit
    found = weigh(sources.findings, kit.settings.rules if kit else {})
    if kit is None or has_errors(found):
        return Opened(None, tuple(_errors(found)))
    shown = gate(kit, day, drafts=False)
    completed = completed_of(sources, shown)
    book = Linkbook(
        kit,
        shown,
        sources.register.ledger,
        sources.register.keys,
        completed.new,
        completed.findings,
        sources.register.restored,
    )
    return Opened(book)


def completed_of(sources: Sources, shown: Kit) -> Completed:
    """The register as the next build would complete it."""
    return register.complete(sources.register, shown, sources.ambassadors, for_good=False)


def _errors(findings: tuple[Finding, ...]) -> Iterator[Finding]:
    return (finding for finding in findings if finding.severity is Severity.ERROR)
