"""The business that publishes the kit, and the person who answers for it."""

from __future__ import annotations

from kitgen.model.base import Email, Line, Noun, Text, Url, WebUrl


class Person(Noun):
    """Somebody of the business whom a reader may write to."""

    name: Line
    """Full name."""
    role: Line | None = None
    """What they do, as they would say it."""
    email: Email | None = None
    """Where they read mail."""


class Business(Noun):
    """Who publishes the kit. It stays in the colophon: the guests are the stars."""

    name: Line
    """The name as customers say it."""
    what: Line
    """What it does, for whom, in one plain line: bookkeeping for design studios."""
    description: Text | None = None
    """Two or three sentences for search engines and the guide's last page."""
    url: WebUrl | None = None
    """The business's own site."""
    email: Email
    """Where offers and requests arrive."""
    contact: Person
    """Who answers them."""
    place: Line | None = None
    """Town and country."""
    founded: int | None = None
    """Year."""
    profiles: tuple[Url, ...] = ()
    """Its pages elsewhere, for search engines."""
