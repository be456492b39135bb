"""The networks on which links are passed on, and what each shows of one.

Few of them say where they cut a text, and they change it when they like. A number that a network
has published is used as it stands; where there is none, it was measured by somebody else, and the
smallest one is taken. Looked up in November 2026:

- LinkedIn: of posts that nobody paid for, a small picture beside the title and the host since 2024
  (seoimnews.com/linkedin-shrinks-link-previews-for-organic-posts, quoting LinkedIn); Open Graph
  tags only (previewog.com/linkedin-meta-tags); pictures of 200 × 200 to 5 MB
  (techcompare.app/open-graph-viewer/linkedin-og-tags); about 70 characters of the title
  (og-image-2fo.pages.dev/docs/platforms/linkedin).
- X: 70 characters of the title, 200 of the description, pictures of 300 × 157 to 4096 × 4096 in
  2:1 and under 5 MB (developer.x.com/cards/markup and
  developer.x.com/en/docs/x-for-websites/cards/overview/summary-card-with-large-image). Since 2024
  the title stands on the large picture, and the description is not shown
  (spotlight.designrush.com/news/news-headlines-are-coming-back-to-x).
- Facebook: pictures of 200 × 200 to 8 MB, 1.91:1, small ones below 600 × 315
  (developers.facebook.com/docs/sharing/webmasters/images); about 88 characters of the title
  (auditbuffet.com/patterns/ab-001810) and 80 of the description
  (mojicnt.click/en/blog/ogp-text-optimization.html).
- WhatsApp: two lines of the title, the head within the first 300 KB
  (developers.facebook.com/documentation/business-messaging/whatsapp/link-previews); 60 to 81
  characters of the title and 65 to 81 of the description, by the phone's width
  (opengraphplus.com/consumers/whatsapp/tags); pictures from 300 × 200
  (adhvik.online/whats-app-sharing-meta-settings) to 600 KB (getlinkpeek.com/blog), but some phones
  leave out those above 300 KB (techcompare.app/open-graph-viewer/whatsapp-link-previews).
- Slack: reads 32 KB of the page (opengraphplus.com/consumers/slack/issues/link-not-unfurling), and
  X's tags where there are no others (opengraphplus.com/consumers/slack/tags); the whole title
  (ogtester.com/blog/what-is-maximum-length-of-og-title-and-og-description), 300 characters of the
  description, pictures from 200 × 200 (previewog.com/slack-link-preview) to 5 MB
  (getrediate.com/og-checker/slack), never cropped.
- Mastodon: two lines of the title at 19 px and one of the description at 14 px, in a column of
  some 530 px; pictures in 1.91:1 and up to 2 MB (its own source: app/models/preview_card.rb,
  app/lib/link_details_extractor.rb, features/status/components/card.tsx, components.scss).
- iMessage: title, picture and host (developer.apple.com: technote TN3156); about 44 characters of
  the title (blog.avenuecode.com/rich-previews-of-shared-links); pictures up to 5 MB
  (opengraph-check.com/en/blog/imessage-link-preview-not-working), never cropped.

All of them fall back on the page's own title and description.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

_OPEN_GRAPH: Final = ("og:",)
_MB: Final = 1_000_000
WIDE: Final = 1.91
"""Width by height of the pictures that most networks ask for: 1200 × 630."""


class Network(NamedTuple):
    """What one network shows of a link. Lengths are in characters, sizes in pixels."""

    id: str
    name: str
    title: int | None
    """Where it cuts the title; None if never."""
    description: int | None
    """Where it cuts the description; 0 if it shows none."""
    smallest: tuple[int, int]
    """Width and height of the smallest picture that it shows."""
    sure: int
    """A picture as heavy as this is shown everywhere."""
    most: int
    """A heavier one is not shown at all."""
    shape: float | None = WIDE
    """Width by height of what it shows of a picture; None if all of it."""
    prefixes: tuple[str, ...] = _OPEN_GRAPH
    """The kinds of tags that it reads, the first first."""
    small: int | None = None
    """Where it cuts the description beside a small picture, if that is elsewhere."""
    large: Literal["always", "asked", "never"] = "always"
    """Whether the picture is as wide as the post: X must be asked for it, with twitter:card."""
    reads: int = 300_000
    """How much of the page it reads."""
    agent: str = ""
    """What robots.txt calls it; nothing for those whose senders' phones fetch the page."""


NETWORKS: Final = (
    Network(
        "linkedin",
        "LinkedIn",
        70,
        0,
        (200, 200),
        5 * _MB,
        5 * _MB,
        large="never",
        agent="LinkedInBot",
    ),
    Network(
        "x",
        "X",
        70,
        0,
        (300, 157),
        5 * _MB,
        5 * _MB,
        shape=2.0,
        prefixes=("twitter:", "og:"),
        small=200,
        large="asked",
        agent="Twitterbot",
    ),
    Network(
        "facebook", "Facebook", 88, 80, (200, 200), 8 * _MB, 8 * _MB, agent="facebookexternalhit"
    ),
    Network("whatsapp", "WhatsApp", 60, 65, (300, 200), 300_000, 600_000),
    Network(
        "slack",
        "Slack",
        None,
        300,
        (200, 200),
        5 * _MB,
        5 * _MB,
        shape=None,
        prefixes=("og:", "twitter:"),
        reads=32_768,
        agent="Slackbot-LinkExpanding",
    ),
    Network("mastodon", "Mastodon", 110, 75, (1, 1), 2 * _MB, 2 * _MB, agent="Mastodon"),
    Network("imessage", "iMessage", 44, 0, (1, 1), 5 * _MB, 5 * _MB, shape=None),
)
"""In the order in which they are shown."""
