"""Puts a kit together with its outputs: templates, assets, cards, pages, feeds."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kitgen.build.desk import Desk
from kitgen.build.documents import documents_of
from kitgen.build.gate import may_be_quoted
from kitgen.build.register import Completed
from kitgen.build.sources import Sources
from kitgen.build.store import digest
from kitgen.build.supplies import supplies_of
from kitgen.links.code import pack_of
from kitgen.links.key import Keys
from kitgen.links.ledger import Ledger
from kitgen.links.names import names
from kitgen.load.resources import templates
from kitgen.model.finding import Finding, Place, Severity
from kitgen.model.kit import Kit
from kitgen.outputs.common.documents import Whole
from kitgen.outputs.common.strings import Strings
from kitgen.outputs.common.theme import Address, Theme
from kitgen.outputs.feeds import Episode, Feeds, mail_date
from kitgen.outputs.page import Artifact, Output, Page, Static, Workshop
from kitgen.outputs.pdf.editions import Editions
from kitgen.outputs.site import Site
from kitgen.outputs.site.assets import Assets
from kitgen.outputs.site.collect import Failure, collect
from kitgen.outputs.site.frame import Frame

_TEMPLATES = (
    "site/**/*.html",
    "private/*.*",
    "feeds/*",
    "pdf/*",
    "epub/*",
    "slides/*",
    "strings/*.yaml",
)
"""What pages and documents are made with; cards and style sheets have hashes of their own."""
_HIDDEN = frozenset({"missing", "answer", "share", "pack", "pack-zip", "pack-code", "badge"})
"""Pages that search engines need not know."""


@dataclass(frozen=True)
class Outputs:
    """Everything that a build renders and copies."""

    site: Site
    feeds: Feeds
    documents: tuple[Editions | Whole, ...]
    """What is made of the guide beside its pages."""
    pages: tuple[Page, ...]
    """Every page of every output."""
    statics: tuple[Static, ...]
    findings: tuple[Finding, ...]
    base: str
    """Hash of everything that all pages share."""
    address: Address

    @property
    def portraits(self) -> Mapping[str, int]:
        """The width of each photograph of a guest in pixels, by the interview's file."""
        pictures = self.site.frame.assets.portraits
        return {
            entry.path: pictures[entry.slug].width
            for entry in self.site.frame.kit.entries
            if entry.slug in pictures and not pictures[entry.slug].src.endswith(".svg")
        }

    def render(self, page: Page) -> Artifact:
        """One page of whichever output planned it."""
        several = (self.site, *self.documents)
        output: Output = next((one for one in several if page.kind in one.kinds), self.feeds)
        return output.render(page)


def outputs_of(
    shown: Kit,
    strings: Strings,
    sources: Sources,
    links: Completed,
    workshop: Workshop,
    day: dt.date,
) -> Outputs:
    """The outputs of the part of a kit that is shown."""
    root = sources.root
    settings = shown.settings
    theme = Theme(theme_folders(root), strings, Address(settings.site.url), _bytecode())
    supplies = supplies_of(sources)
    collected = collect(shown, theme, supplies, workshop, sources.interview)
    if settings.site.cards:
        from kitgen.build.deck import add_cards

        collected = add_cards(collected, shown, theme, supplies, workshop, day)
    assets = collected.assets
    own = _own(shown, assets)
    shown = shown._replace(
        entries=tuple(entry.marked(" ".join(own[entry.slug])) for entry in shown.entries)
    )
    base = _base(sources, theme, assets, own[""])
    quotable = frozenset(entry.slug for entry in shown.entries if may_be_quoted(entry, day))
    desk = Desk(shown, theme, sources, supplies, workshop, day)
    documents = documents_of(desk, links.ledger)
    frame = Frame(
        shown,
        theme,
        assets,
        sources.interview,
        links.ledger,
        packs(shown, links.keys),
        documents.copies,
        documents.inputs,
        quotable=quotable,
    )
    site = Site(frame)
    planned = tuple(site.plan())
    known = tuple(
        page.path.removesuffix("index.html") for page in planned if page.kind not in _HIDDEN
    )
    feeds = Feeds(
        kit=shown,
        render_template=theme.render,
        absolute=theme.address.absolute,
        base=theme.address.base,
        pages=known,
        episodes=tuple(_episodes(frame, sources)),
        artwork=assets.podcast,
        names=_names(links.ledger, planned),
    )
    failures = tuple(_finding(failure, sources) for failure in collected.failures)
    pages = [*planned, *feeds.plan()]
    for document in documents.outputs:
        pages += document.plan()
    return Outputs(
        site,
        feeds,
        tuple(documents.outputs),
        tuple(pages),
        collected.statics,
        (*failures, *documents.findings),
        base,
        theme.address,
    )


def _names(ledger: Ledger, pages: Sequence[Page]) -> Mapping[str, str]:
    """Links with a name, and the share pages that they stand for; only what has a page."""
    paths = {page.path for page in pages}
    return {n: path for n, path in names(ledger).items() if f"{path}index.html" in paths}


def packs(kit: Kit, keys: Keys) -> Mapping[str, str]:
    """The address of each ambassador's own page, by their id; none where they are too many."""
    if not kit.shares_written:
        return {}
    # A new key for new links is no reason to move what people have bookmarked.
    return {one.id: f"share/{pack_of(keys.oldest, one.id)}/" for one in kit.ambassadors}


def theme_folders(root: Path) -> tuple[Path, ...]:
    """Where templates and words are looked for: the kit's own first, the default theme last.

    They may be the same folder; what is wrong there is the kit's own mistake all the same.
    """
    return tuple(folder for folder in (root / "templates", templates()) if folder.is_dir())


def _bytecode() -> Path | None:
    """Compiled templates are code: they are kept for the user, never in a kit that may be sent."""
    home = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
    folder = Path(home) / "kitgen" / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def _own(kit: Kit, assets: Assets) -> Mapping[str, list[str]]:
    """What belongs to each interview alone, by its slug, and to nobody alone, by no slug.

    A new portrait changes the pages that show it, not every page of the site.
    """
    owners = {entry.path.rpartition("/")[0]: entry.slug for entry in kit.entries}
    own: dict[str, list[str]] = {"": [], **{entry.slug: [] for entry in kit.entries}}
    for slug, picture in assets.portraits.items():
        own[slug].append(repr(picture))
    for slug, plate in assets.plates.items():
        own[slug].append(plate)
    for page, card in assets.cards.items():
        slug = page.removeprefix("conversations/").rstrip("/")
        own[slug if page.startswith("conversations/") and slug in own else ""].append(card)
    for files in (assets.figures, assets.media, assets.sizes):
        for path, found in files.items():
            owner = owners.get(path.rpartition("/")[0], "")
            own[owner].append(f"{path}={found}")
    return own


def _base(sources: Sources, theme: Theme, assets: Assets, shared: Sequence[str]) -> str:
    found = hashlib.sha256()
    for pattern in _TEMPLATES:
        for name, data in theme.files(pattern):
            found.update(name.encode())
            found.update(data)
    same = (
        assets.stylesheet,
        assets.private,
        assets.script,
        assets.preload,
        assets.pattern,
        dict(assets.icons),
        assets.logo,
        assets.podcast,
    )
    return digest(sources.base, found.hexdigest(), repr(same), *shared)


def _episodes(frame: Frame, sources: Sources) -> list[Episode]:
    found = []
    media = frame.assets.media
    for entry in frame.kit.entries:
        file = entry.recording_file
        if entry.recording != "audio" or file is None or file not in media:
            continue
        recording = frame.read(entry).recording
        assert recording is not None, "the entry was made from it"
        folder = entry.path.rpartition("/")[0]
        suffix = file.rpartition(".")[2].lower()
        found.append(
            Episode(
                entry=entry,
                recording=recording,
                url=media[file],
                size=frame.assets.sizes[file],
                captions=media.get(f"{folder}/{recording.captions}"),
                chapters=media.get(f"{folder}/#chapters"),
                mime="audio/mpeg" if suffix == "mp3" else "audio/mp4",
                published=mail_date(entry.published or entry.recorded),
            )
        )
    return found


def _finding(failure: Failure, sources: Sources) -> Finding:
    place = Place(failure.path, failure.line) if failure.line else None
    place = place or sources.locate(failure.path, failure.loc)
    severity = Severity.ERROR if failure.fatal else Severity.WARNING
    return Finding(place, severity, failure.message, failure.rule, failure.hint)
