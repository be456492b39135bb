"""What pages link to beside other pages: pictures, recordings, style, script, fonts, icons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple


class Source(NamedTuple):
    """One format of a picture in several widths."""

    mime: str
    candidates: tuple[tuple[str, int], ...]
    """Address within the site, and width in pixels."""


class Picture(NamedTuple):
    """A picture as pages show it: the widest fallback, its size, and better formats."""

    src: str
    width: int
    height: int
    sources: tuple[Source, ...] = ()
    candidates: tuple[tuple[str, int], ...] = ()
    """The fallback format in several widths."""


class CardFile(NamedTuple):
    """A quote card that a guest may post as it is."""

    path: str
    """Its address within the site; it changes with the picture."""
    width: int
    height: int
    kind: Literal["wide", "square", "story"]
    file: Path
    """Where its bytes lie, for the ZIP that holds them as well."""


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses within the site, relative to its base, by what they are for."""

    stylesheet: str
    script: str
    preload: tuple[str, ...]
    """Fonts that every page needs at once."""
    pattern: str
    """The line pattern, seeded by the guide's title."""
    icons: Mapping[str, str] = field(default_factory=dict)
    """svg, ico, touch."""
    logo: str | None = None
    portraits: Mapping[str, Picture] = field(default_factory=dict)
    """By the interview's slug."""
    plates: Mapping[str, str] = field(default_factory=dict)
    """For guests without a portrait: a pattern, by slug."""
    figures: Mapping[str, Picture] = field(default_factory=dict)
    """By the file's path in the kit."""
    media: Mapping[str, str] = field(default_factory=dict)
    """Recordings, captions and posters, by the file's path in the kit."""
    sizes: Mapping[str, int] = field(default_factory=dict)
    """Bytes of each of them, by the same path."""
    cards: Mapping[str, str] = field(default_factory=dict)
    """Preview pictures by the page's path."""
    quote_cards: Mapping[str, tuple[CardFile, ...]] = field(default_factory=dict)
    """A guest's own words as cards, by the interview's slug: wide, which is the page's preview
    too, square and story."""
    private: str = ""
    """The style sheet that only share packs and reports need, beside that of all pages."""
    podcast: str | None = None
    """Square artwork."""
