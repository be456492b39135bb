"""The report of a kit: out of what was collected, imported and read from logs; and its files."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from kitgen.build.collector.knowledge import places_of
from kitgen.build.links.book import Linkbook, book_of
from kitgen.build.pipeline import Progress, has_errors, quiet
from kitgen.build.site import theme_folders
from kitgen.build.sources import load
from kitgen.build.store import write_whole
from kitgen.model.finding import Finding, Place, Severity
from kitgen.model.kit import Settings
from kitgen.model.lead import Record, Request
from kitgen.model.report import Read, Report
from kitgen.model.tally import Tally, What
from kitgen.outputs.common.documents import documents
from kitgen.outputs.common.strings import interface
from kitgen.outputs.common.theme import Address, Theme
from kitgen.outputs.report import data, page, table, terminal
from kitgen.report.compute import compute
from kitgen.report.facts import Facts
from kitgen.report.period import period
from kitgen.track.places import Places
from kitgen.track.read import read as read_files
from kitgen.track.reading import Reading
from kitgen.track.store import Store
from kitgen.track.where import Where

FOLDER: Final = "report"
"""Where the report goes in a kit, if nothing else is said."""
_PAGE: Final = "index.html"
_DATA: Final = "report.json"
_MARK: Final = b'<meta name="generator" content="kitgen report">'
_HEAD: Final = 4096
_COUNTED: Final = frozenset({What.VISIT, What.DOWNLOAD})


class Wish(NamedTuple):
    """What somebody wants to know."""

    since: dt.date | None = None
    until: dt.date | None = None
    logs: tuple[Path, ...] = ()
    """Access logs, and exports of other programs."""


class Ready(NamedTuple):
    """A report, and what it is set with."""

    report: Report
    theme: Theme
    settings: Settings

    def terminal(self, width: int, *, color: bool) -> str:
        """The report as lines for a terminal."""
        return terminal.render(self.report, self.theme.strings, width=width, color=color)

    def page(self) -> str:
        """The report as a page that needs nothing beside it."""
        return page.render(self.report, self.theme, self.settings.brand)

    def data(self) -> str:
        """The report as JSON."""
        return data.as_json(self.report)


class Made(NamedTuple):
    """A report, or what keeps it from being made."""

    ready: Ready | None
    findings: tuple[Finding, ...]


def make(
    root: Path,
    site: Path,
    store: Store | None,
    name: str,
    wish: Wish,
    now: float,
    progress: Progress = quiet,
) -> Made:
    """Make the report of a kit as of a moment. Raises Unavailable, and ValueError for its period.

    `name` is what the database is called where everybody may read it; there may be no store.
    """
    today = dt.datetime.fromtimestamp(now, dt.UTC).date()
    with closing(load(root.resolve(), progress)) as sources:
        opened = book_of(sources, today)
    book = opened.book
    if book is None:
        return Made(None, opened.findings)
    places = places_of(book, site)
    readings = read_files(wish.logs, _where(book, places))
    findings = tuple(chain.from_iterable(one.findings for one in readings))
    if has_errors(findings):
        return Made(None, findings)
    kept = _kept(store, places, int(now)) if store else _Kept()
    tallies = [*kept.tallies, *chain.from_iterable(one.tallies for one in readings)]
    reads = (*([_database(name, kept)] if store else ()), *map(_read, readings))
    facts = Facts(book.shown, book.ledger, tallies, kept.requests, kept.records, reads, today)
    report = compute(facts, period(today, wish.since, wish.until))
    settings = book.kit.settings
    strings = interface(settings.site.language, theme_folders(root)).strings
    theme = Theme(theme_folders(root), strings, Address(settings.site.url), None)
    return Made(Ready(report, theme, settings), findings)


class _Kept(NamedTuple):
    """What a database has."""

    tallies: tuple[Tally, ...] = ()
    requests: tuple[Request, ...] = ()
    records: tuple[Record, ...] = ()


def _kept(store: Store, places: Places, now: int) -> _Kept:
    """What a database has, the days that are over added up."""
    store.settle(now, places.person)
    return _Kept(tuple(store.tallies(places.person)), store.requests(), store.records())


def _where(book: Linkbook, places: Places) -> Where:
    shown = frozenset(one.path for one in documents(book.shown))
    return Where(places, shown, urlsplit(book.kit.settings.site.url).hostname or "")


def _database(name: str, kept: _Kept) -> Read:
    days = [tally.day for tally in kept.tallies]
    counted = sum(tally.count for tally in kept.tallies if tally.what in _COUNTED)
    return Read(
        name,
        "what the collector took down and what was imported",
        counted + len(kept.requests) + len(kept.records),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _read(reading: Reading) -> Read:
    return Read(
        reading.name,
        reading.kind,
        reading.lines,
        reading.unread,
        reading.first,
        reading.last,
        " ".join(filter(None, (reading.note, *(f"Not read: {one}" for one in reading.examples)))),
    )


def write(out: Path, ready: Ready) -> tuple[Finding, ...]:
    """Write the page, the tables and the data; nothing over what somebody else put there."""
    files = table.files(ready.report) | {_DATA: ready.data(), _PAGE: ready.page()}
    if findings := tuple(_foreign(out, files)):
        return findings
    for name, text in files.items():
        # The page comes last: it says that the others are the report's own.
        write_whole(out / name, text.encode())
    return ()


def _foreign(out: Path, names: Mapping[str, str]) -> Iterator[Finding]:
    """What stands in the way, unless an earlier report was written there."""
    try:
        with (out / _PAGE).open("rb") as file:
            if _MARK in file.read(_HEAD):
                return
    except OSError:
        pass
    for name in names:
        if (out / name).exists() or (out / name).is_symlink():
            yield Finding(
                Place(str(out / name)),
                Severity.ERROR,
                "kitgen did not write this file, and the report would be written over it",
                "foreign-file",
                "choose another folder with --out",
            )


def page_of(root: Path, site: Path, store: Store, name: str) -> str:
    """The page of the report as of now; a line of text where the kit has errors."""
    made = make(root, site, store, name, Wish(), time.time())
    return made.ready.page() if made.ready else "The kit has errors now: kitgen check names them.\n"
