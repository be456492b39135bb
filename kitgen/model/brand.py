"""The brand: one colour, two typefaces, a logo."""

from __future__ import annotations

from pydantic import Field

from kitgen.model.base import Colour, FontName, KitPath, Noun


class Fonts(Noun):
    """Two families out of Google Fonts, by name; each needs its pip package fontpkg-<name>."""

    text: FontName = "Newsreader"
    """Headlines and running text."""
    label: FontName = "Figtree"
    """Labels, figures' captions, buttons."""


class Brand(Noun):
    """What makes a kit look like the business: everything else is computed from it."""

    color: Colour = "#2d6c4a"
    """The brand's colour. Only hue and chroma are taken; lightness follows the contrast rules."""
    fonts: Fonts = Field(default_factory=Fonts)
    logo: KitPath | None = None
    """A one-colour SVG for the colophon."""
