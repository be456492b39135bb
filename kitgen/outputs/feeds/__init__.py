"""Files for machines: feeds, site map, robots, headers; rendered from templates like pages."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from kitgen.model.interview import Recording
from kitgen.model.kit import Entry, Kit
from kitgen.outputs.common.analytics import sources
from kitgen.outputs.common.counting import counting_of
from kitgen.outputs.feeds.redirects import redirects
from kitgen.outputs.page import Artifact, Page

LATEST = 30
"""Entries in the Atom feed."""


class Episode(NamedTuple):
    """An interview with sound, as podcast apps want it."""

    entry: Entry
    recording: Recording
    url: str
    size: int
    captions: str | None
    chapters: str | None
    mime: str
    published: str


@dataclass(frozen=True)
class Feeds:
    """The output of everything that machines read."""

    kit: Kit
    render_template: Callable[[str, Mapping[str, Any]], str]
    absolute: Callable[[str], str]
    base: str
    pages: tuple[str, ...]
    """The addresses of all pages that search engines should know, in order."""
    episodes: tuple[Episode, ...]
    artwork: str | None
    names: Mapping[str, str]
    """Links with a name, and the addresses of the share pages that they stand for."""

    def plan(self) -> Iterator[Page]:
        """The files that there is something to say in."""
        newest = (*(entry.look for entry in self.kit.entries[:LATEST]), self._updated)
        yield Page("feed.xml", "atom", newest)
        if self.episodes:
            yield Page("podcast.xml", "podcast", tuple(e.entry.digest for e in self.episodes))
            for episode in self.episodes:
                if episode.recording.chapters:
                    yield Page(
                        f"conversations/{episode.entry.slug}/chapters.json",
                        "chapters",
                        (episode.entry.digest,),
                        episode.entry.slug,
                    )
        days = (f"{page} {day}" for page, day in self._days.items())
        yield Page("sitemap.xml", "sitemap", (*self.pages, *days, *newest))
        yield Page("robots.txt", "robots", ())
        yield Page("_headers", "headers", ())
        if self.names:
            yield Page("_redirects", "redirects", tuple(map(" ".join, self.names.items())))

    def render(self, page: Page) -> Artifact:
        """One file."""
        if page.kind == "chapters":
            episode = next(e for e in self.episodes if e.entry.slug == page.subject)
            chapters = [
                {"startTime": chapter.at, "title": chapter.title}
                for chapter in episode.recording.chapters
            ]
            text = json.dumps({"version": "1.2.0", "chapters": chapters}, ensure_ascii=False)
            return Artifact(page.path, text.encode())
        context: dict[str, Any] = {
            "settings": self.kit.settings,
            "site": self.kit.settings.site,
            "guide": self.kit.settings.guide,
            "business": self.kit.settings.business,
            "absolute": self.absolute,
            "base": self.base,
            "entries": self.kit.entries[:LATEST],
            "pages": self.pages,
            "episodes": self.episodes,
            "artwork": self.artwork,
            "guid": podcast_guid(self.absolute("podcast.xml")),
            "updated": self._updated,
            "stamp": stamp,
            "days": self._days,
            "redirects": redirects(self.names, self.base),
            "form_host": self._form_host,
            "counting": counting_of(self.kit.settings),
            "admitted": sources(self.kit.settings.analytics),
        }
        text = self.render_template(f"feeds/{_TEMPLATE[page.kind]}", context)
        return Artifact(page.path, text.encode())

    @property
    def _form_host(self) -> str:
        """Where the offer's form may be posted beside the site itself."""
        action, counting = self.kit.settings.offer.form.action, counting_of(self.kit.settings)
        if action is not None:
            return host_of(action)
        if counting is not None:
            return counting.origin or ""
        return "mailto:"

    @cached_property
    def _days(self) -> Mapping[str, dt.date]:
        """The day of each interview that has one, by the page's address."""
        return {f"conversations/{e.slug}/": found for e in self.kit.entries if (found := day(e))}

    @cached_property
    def _updated(self) -> str:
        return stamp(max(self._days.values(), default=None))


_TEMPLATE = {
    "atom": "feed.xml",
    "podcast": "podcast.xml",
    "sitemap": "sitemap.xml",
    "robots": "robots.txt",
    "headers": "_headers",
    "redirects": "_redirects",
}


def host_of(address: str) -> str:
    """An address's scheme and host, safe in a Content-Security-Policy, which has its own signs."""
    parts = urlsplit(address)
    return quote(f"{parts.scheme}://{parts.netloc}", safe=":/[]")


def day(entry: Entry) -> dt.date | None:
    """The day that an interview bears."""
    return entry.published or entry.recorded


def stamp(date: dt.date | None) -> str:
    """A day as Atom writes it; content without any date is as old as the web."""
    return f"{date or dt.date(1991, 8, 6)}T00:00:00Z"


def mail_date(date: dt.date | None) -> str:
    """A day as RSS writes it (RFC 2822)."""
    # It brings half of what e-mail needs, and few kits have a podcast.
    from email.utils import format_datetime

    when = date or dt.date(1991, 8, 6)
    return format_datetime(dt.datetime(when.year, when.month, when.day, tzinfo=dt.UTC))


def podcast_guid(feed: str) -> str:
    """The feed's identity, as the Podcast Namespace derives it from the address without scheme."""
    address = feed.partition("://")[2].rstrip("/")
    return str(uuid.uuid5(uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6"), address))
