"""Channels: how something is passed on."""

from __future__ import annotations

from kitgen.model.base import Line, Noun, Slug


class Channel(Noun):
    """A way to pass something on."""

    id: Slug
    name: Line
    """As buttons say it."""
    online: bool = True
    """False for print, in person and other ways that need a QR code or a spoken name."""


KNOWN = (
    Channel(id="link", name="Link"),
    Channel(id="linkedin", name="LinkedIn"),
    Channel(id="whatsapp", name="WhatsApp"),
    Channel(id="email", name="Email"),
    Channel(id="x", name="X"),
    Channel(id="facebook", name="Facebook"),
    Channel(id="telegram", name="Telegram"),
    Channel(id="bluesky", name="Bluesky"),
    Channel(id="mastodon", name="Mastodon"),
    Channel(id="reddit", name="Reddit"),
    Channel(id="sms", name="SMS"),
    Channel(id="pdf", name="PDF"),
    Channel(id="print", name="Print", online=False),
    Channel(id="in-person", name="In person", online=False),
)
"""The channels that a kit may name without describing them."""
