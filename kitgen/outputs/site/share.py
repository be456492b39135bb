"""Ways to pass a page on: plain links that work without a script."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple
from urllib.parse import quote

from kitgen.model.channel import KNOWN, Channel


class Share(NamedTuple):
    """One way to pass something on."""

    id: str
    name: str
    href: str


def _q(text: str) -> str:
    return quote(text, safe="")


_HREF: Mapping[str, Callable[[str, str], str]] = {
    "link": lambda url, words: url,
    "linkedin": lambda url, words: f"https://www.linkedin.com/sharing/share-offsite/?url={_q(url)}",
    "whatsapp": lambda url, words: f"https://wa.me/?text={_q(f'{words} {url}')}",
    "email": lambda url, words: f"mailto:?subject={_q(words)}&body={_q(url)}",
    "x": lambda url, words: f"https://x.com/intent/post?text={_q(words)}&url={_q(url)}",
    "facebook": lambda url, words: f"https://www.facebook.com/sharer/sharer.php?u={_q(url)}",
    "telegram": lambda url, words: f"https://t.me/share/url?url={_q(url)}&text={_q(words)}",
    "bluesky": lambda url, words: f"https://bsky.app/intent/compose?text={_q(f'{words} {url}')}",
    "mastodon": lambda url, words: f"https://mastodonshare.com/?text={_q(words)}&url={_q(url)}",
    "reddit": lambda url, words: f"https://www.reddit.com/submit?url={_q(url)}&title={_q(words)}",
    "sms": lambda url, words: f"sms:?&body={_q(f'{words} {url}')}",
}
"""The address that opens a channel's own composer with the page and words put in."""


def channels(named: Iterable[str | Channel]) -> list[Channel]:
    """The channels of a kit; names that are not known are left to the checks."""
    known = {channel.id: channel for channel in KNOWN}
    return [
        known[channel] if isinstance(channel, str) else channel
        for channel in named
        if not isinstance(channel, str) or channel in known
    ]


def shares(named: Iterable[str | Channel], url: str, words: str) -> list[Share]:
    """A link for each channel that a page can open by itself."""
    return [
        Share(channel.id, channel.name, _HREF[channel.id](url, words))
        for channel in channels(named)
        if channel.online and channel.id in _HREF
    ]
