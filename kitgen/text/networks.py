"""Networks: how long a post may be, what a link in it counts for, how its composer is opened.

One table for everything that is said about posting on a network, each fact with where it is from.
Where a network counts as one character what Python sees as several, they are counted one by one: a
text may be shorter than the network allows, never longer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple
from urllib.parse import quote

LINK: Final = "{link}"
"""Where the link goes in words that are written before anybody's link is known."""

_WEB = re.compile(r"https?://[!-~]*[A-Za-z0-9/=&#_-]|(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
"""What networks make a link of: an address, or a bare name such as example.org."""
_SHORTENED = 23
_LIGHT = ((0, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))


class Kind(StrEnum):
    """Which words suit a network."""

    POST = "post"
    """A few paragraphs for everybody."""
    SHORT = "short"
    """One or two sentences for everybody."""
    MESSAGE = "message"
    """A few sentences to one friend."""
    EMAIL = "email"
    """A short letter with a subject."""
    TITLE = "title"
    """A headline; the link stands apart from it."""


class Composer(NamedTuple):
    """The way into a network's own composer."""

    address: str
    filled: bool
    """Whether the words are in it; else they have to be copied."""


class Network(NamedTuple):
    """One network, as a post must be made for it."""

    kind: Kind
    limit: int
    """The most that a post may count, its link included."""
    count: Callable[[str], int]
    """What a text counts for, links and all."""
    address: Callable[[str, str, str], str]
    """Opens the composer: takes the link, the words (perhaps none) and a subject."""
    takes_words: bool = True
    """Whether the composer honours words that it is given."""
    apart: bool = False
    """Whether it takes the link apart from the words."""
    longest: int = 8_000
    """The longest address that browsers, programs and servers on the way let through."""

    def post(self, words: str, url: str) -> str:
        """What is posted: the words with the link in them, or without where it stands apart."""
        return without_link(words) if self.kind is Kind.TITLE else with_link(words, url)

    def fits(self, words: str, url: str) -> bool:
        """Whether the words can be posted with this link."""
        return self.count(self.post(words, url)) <= self.limit

    def composer(self, url: str, words: str = "", subject: str = "") -> Composer:
        """The way into the composer: with the words if it takes them, else with the link alone."""
        if words and self.takes_words and not (self.apart and _link_is_amid(words)):
            address = self.address(url, words, subject)
            if len(address) <= self.longest:
                return Composer(address, filled=True)
        return Composer(self.address(url, "", subject), filled=False)


def with_link(words: str, url: str) -> str:
    """Words with the link where it belongs, or else at their end."""
    if LINK in words:
        return words.replace(LINK, url)
    if not words:
        return url
    return f"{words}\n\n{url}" if "\n" in words else f"{words} {url}"


def without_link(words: str) -> str:
    """Words whose link stands apart from them."""
    return words.replace(LINK, "").strip()


def _link_is_amid(words: str) -> bool:
    return LINK in words.rstrip().removesuffix(LINK)


def _q(text: str) -> str:
    return quote(text, safe="")


def _lines(text: str) -> str:
    """As RFC 6068 wants the lines of a letter."""
    return _q(text.replace("\n", "\r\n"))


def _units(text: str) -> int:
    """Length as programs in JavaScript and Java count it: in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _points(text: str) -> int:
    return len(unicodedata.normalize("NFC", text))


def _weight(text: str) -> int:
    """Weighted length as X counts it, but an emoji of several parts by its parts."""
    text = unicodedata.normalize("NFC", text)
    return sum(1 if any(a <= ord(c) <= b for a, b in _LIGHT) else 2 for c in text)


def _shortening(count: Callable[[str], int]) -> Callable[[str], int]:
    """Each link counts for 23 characters; a bare name, which not all make a link, for no less."""

    def counted(text: str) -> int:
        links = sum(
            _SHORTENED if "://" in link else max(_SHORTENED, len(link))
            for link in _WEB.findall(text)
        )
        return count(_WEB.sub("", text)) + links

    return counted


def _telegram(url: str, words: str, subject: str) -> str:
    text = f"&text={_q(without_link(words))}" if words else ""
    return f"https://t.me/share/url?url={_q(url)}{text}"


NETWORKS: Mapping[str, Network] = MappingProxyType(
    {
        # learn.microsoft.com/linkedin, Share Plugin: a link and nothing else. Posts hold 3,000
        # characters, as its API and all that post for others say (ayrshare.com/docs).
        "linkedin": Network(
            Kind.POST,
            3_000,
            _units,
            lambda url, words, subject: (
                f"https://www.linkedin.com/sharing/share-offsite/?url={_q(url)}"
            ),
            takes_words=False,
        ),
        # developers.facebook.com, Share Dialog: what is shown comes from the page's Open Graph
        # tags, and `quote` is no longer honoured. 63,206 characters (sproutsocial.com/glossary).
        "facebook": Network(
            Kind.POST,
            63_206,
            _units,
            lambda url, words, subject: f"https://www.facebook.com/sharer/sharer.php?u={_q(url)}",
            takes_words=False,
        ),
        # docs.x.com, Web intent and Counting characters: 280, of which each weighs 1 or 2 after
        # NFC, and a link 23.
        "x": Network(
            Kind.SHORT,
            280,
            _shortening(_weight),
            lambda url, words, subject: (
                f"https://x.com/intent/tweet?text={_q(with_link(words, url))}"
            ),
        ),
        # docs.bsky.app, Action Intent Links: 300 grapheme clusters. The app shortens a link by a
        # rule that has changed before (bluesky-social/social-app, pull request 1188): here it
        # counts whole.
        "bluesky": Network(
            Kind.SHORT,
            300,
            _points,
            lambda url, words, subject: (
                f"https://bsky.app/intent/compose?text={_q(with_link(words, url))}"
            ),
        ),
        # docs.joinmastodon.org: 500 characters where a server allows no more, and a link 23.
        # blog.joinmastodon.org/2026/03/a-new-share-button: the official way to everybody's own
        # server; what stands behind the # stays in the browser.
        "mastodon": Network(
            Kind.SHORT,
            500,
            _shortening(_points),
            lambda url, words, subject: (
                f"https://share.joinmastodon.org/#text={_q(with_link(words, url))}"
            ),
        ),
        # faq.whatsapp.com, click to chat: without a number it asks whom to write to. 65,536
        # characters.
        "whatsapp": Network(
            Kind.MESSAGE,
            65_536,
            _units,
            lambda url, words, subject: f"https://wa.me/?text={_q(with_link(words, url))}",
        ),
        # core.telegram.org/widgets/share: the link first, then the words. 4,096 characters
        # (core.telegram.org/bots/api, sendMessage).
        "telegram": Network(Kind.MESSAGE, 4_096, _units, _telegram, apart=True),
        # RFC 5724, with the ampersand that iPhones want. Curly quotes leave 67 characters a part,
        # and ten parts are as many as most carriers put together (3GPP TS 23.040).
        "sms": Network(
            Kind.MESSAGE,
            670,
            _units,
            lambda url, words, subject: f"sms:?&body={_q(with_link(words, url))}",
            longest=2_000,
        ),
        # RFC 6068. A letter may be of any length, but Chrome and Outlook on Windows open no mailto
        # address of more than some 2,000 characters (stackoverflow.com/questions/4473959).
        "email": Network(
            Kind.EMAIL,
            20_000,
            _units,
            lambda url, words, subject: (
                f"mailto:?subject={_q(subject)}&body={_lines(with_link(words, url))}"
            ),
            longest=2_000,
        ),
        # reddit.com/submit: a title of at most 300 characters, and the link.
        "reddit": Network(
            Kind.TITLE,
            300,
            _units,
            lambda url, words, subject: (
                f"https://www.reddit.com/submit?url={_q(url)}&title={_q(without_link(words))}"
            ),
            apart=True,
        ),
    }
)
"""By the channel's id. A channel that is not here has a link to copy and nothing to open."""
