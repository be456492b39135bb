"""Words ready to be posted, in the voice of whoever passes something on."""

from __future__ import annotations

from kitgen.model.base import Noun, Text


class Posts(Noun):
    """What may be posted as it stands. `{link}` is where the link goes; else it goes last.

    What is left out is made from the headline, the question or a line of the conversation.
    """

    post: Text | None = None
    """For LinkedIn and Facebook: a few short paragraphs, up to 3,000 characters."""
    short: Text | None = None
    """For X, Bluesky and Mastodon: up to 250 characters beside the link."""
    message: Text | None = None
    """To one friend, by WhatsApp, Telegram or SMS: two or three sentences."""
    email: Text | None = None
    """To a colleague: a short letter."""
