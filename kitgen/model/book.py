"""The book: how the guide is printed and handed on, beside its pages on the site."""

from __future__ import annotations

from typing import Literal

from kitgen.model.base import Noun, Text

Sheet = Literal["170x240", "a5", "a4", "letter"]
Format = Literal["pdf", "epub", "slides", "leaflet"]


class Book(Noun):
    """The guide as files that people keep, print and pass on."""

    formats: tuple[Format, ...] = ("pdf", "epub", "slides", "leaflet")
    """What is made of the guide: the book, for e-readers, slides, one page to leave behind.

    An empty list makes none of them.
    """
    page: Sheet = "170x240"
    """The size of the book's pages: 170x240 (mm), a5, a4 or letter."""
    archive: bool = False
    """Make the book fit for archives as well (PDF/A-2a), which takes a little more room."""
    letter: Text | None = None
    """What the letter says that lies in a printed copy for an ambassador. Default: plain words."""
    editions: bool = True
    """Give every ambassador an edition of their own, with their name and links."""
