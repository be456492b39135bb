"""What the collector knows of a kit: its pages, links and form; read again when they change."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from kitgen.build.hosting import HEADERS, Rule, rules_of
from kitgen.build.links.book import Linkbook, read_book
from kitgen.build.store import read_json
from kitgen.build.writer import MANIFEST
from kitgen.links import key, ledger
from kitgen.load.layout import SETTINGS
from kitgen.model.finding import Finding, Place, Severity
from kitgen.model.kit import Settings
from kitgen.outputs.common.theme import Address
from kitgen.track.places import Places

_PAGE: Final = "index.html"


class Knowledge(NamedTuple):
    """A kit as the collector needs it."""

    settings: Settings
    address: Address
    """Where the site lives."""
    site: Path
    """The folder of the built site."""
    places: Places
    headers: tuple[Rule, ...]
    """What the site's own host would send."""
    seen: tuple[int, ...]
    """When the files that this was read from were changed."""


class Learned(NamedTuple):
    """What was read, or what keeps it from being read."""

    knowledge: Knowledge | None
    findings: tuple[Finding, ...] = ()


def learn(root: Path, site: Path) -> Learned:
    """Read what the collector has to know of a kit and of its built site."""
    seen = stamps(root, site)
    opened = read_book(root)
    if opened.book is None:
        return Learned(None, opened.findings)
    settings = opened.book.kit.settings
    if settings.collect is None:
        return Learned(None, (_no_collector(),))
    places = places_of(opened.book, site)
    if not places.pages:
        return Learned(None, (_no_site(),))
    address = Address(settings.site.url)
    return Learned(Knowledge(settings, address, site, places, _rules(site), seen))


def places_of(book: Linkbook, site: Path) -> Places:
    """What a kit has to count; without its built site the links alone."""
    manifest = read_json(site / MANIFEST)
    names = manifest if isinstance(manifest, dict) else ()
    base = Address(book.kit.settings.site.url).base
    people = {link.code: link.ambassador for link in book.ledger.links}
    return Places(base, frozenset(_pages(names)), people)


def stamps(root: Path, site: Path) -> tuple[int, ...]:
    """When the files that the collector reads were changed."""
    files = (root / SETTINGS, root / ledger.PATH, root / key.PATH, site / MANIFEST)
    return tuple(_stamp(file) for file in files)


def _stamp(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


def _pages(names: Iterable[str]) -> Iterable[str]:
    """The addresses of the pages that everybody finds."""
    for name in names:
        if name == _PAGE or name.endswith(f"/{_PAGE}"):
            yield name.removesuffix(_PAGE)


def _rules(site: Path) -> tuple[Rule, ...]:
    try:
        return rules_of((site / HEADERS).read_text("utf-8"))
    except (OSError, ValueError):
        return ()


def _no_collector() -> Finding:
    return Finding(
        Place(SETTINGS),
        Severity.ERROR,
        "the kit does not say where its collector answers, so its pages count nothing",
        "no-collector",
        "say so in kit.yaml, and build again:  collect: { url: https://guide.example.org/ }",
    )


def _no_site() -> Finding:
    return Finding(
        Place(SETTINGS),
        Severity.ERROR,
        "the site is not built yet, and the collector counts only pages that it knows",
        "no-site",
        "build it first: kitgen build",
    )
