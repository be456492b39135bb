"""The badge of each guest, at an address that stays the same whatever it says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kitgen.draw import lines
from kitgen.draw.badge import Ink, Line, badge
from kitgen.model import palette
from kitgen.model.brand import Fonts
from kitgen.model.link import slug_of
from kitgen.outputs.page import Page
from kitgen.outputs.site.frame import Frame
from kitgen.outputs.site.pack.lettering import NAME, NOTE, Lettering
from kitgen.text import typography

KIND = "badge"


def path_of(slug: str) -> str:
    """Where the badge of an interview is; it stands in other people's pages."""
    return f"conversations/{slug}/badge.svg"


def plan(frame: Frame) -> Iterator[Page]:
    """A badge for each interview that is shown and that somebody was ever given a link to."""
    given = {slug_of(link.target) for link in frame.ledger.links}
    for entry in frame.kit.entries:
        if entry.slug in given:
            yield Page(path_of(entry.slug), KIND, (entry.name,), entry.slug, source=entry.path)


def render(frame: Frame, page: Page) -> str:
    """The badge."""
    say, settings = frame.strings.say, frame.settings
    name = frame.shelf.by_slug[page.subject].name
    title = typography.curl(settings.guide.title)
    tints = palette.tokens(settings.brand.color)["light"]
    ink = ("--paper", "--a-100", "--a-700", "--ink", "--ink-2")
    return _drawn(
        say("pack_badge_title", name=name, title=title),
        name,
        say("pack_badge_note", title=title),
        Ink(*(tints[tint] for tint in ink)),
        settings.guide.title,
        settings.brand.fonts,
        frame.strings.direction == "rtl",
    )


# Each is in the site and once more in the ZIP of its pack.
@lru_cache(maxsize=512)
def _drawn(
    title: str, name: str, note: str, ink: Ink, seed: str, brand: Fonts, to_left: bool
) -> str:
    return badge(
        title,
        _lettering(brand).set(name, NAME),
        _note(note, brand),
        ink,
        _pattern(seed, ink.stone),
        to_left=to_left,
    )


# Only the names differ.
@lru_cache(maxsize=2)
def _note(note: str, brand: Fonts) -> tuple[Line, ...]:
    return tuple(_lettering(brand).set(note, NOTE))


@lru_cache(maxsize=2)
def _lettering(brand: Fonts) -> Lettering:
    return Lettering(brand)


@lru_cache(maxsize=2)
def _pattern(seed: str, colour: str) -> str:
    return lines.pattern(seed, 96, 96, gap=5, stroke=0.8, colour=colour)
