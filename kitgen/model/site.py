"""The microsite: where it lives and what it says about itself."""

from __future__ import annotations

from kitgen.model.base import KitPath, LanguageTag, Line, Noun, SiteUrl, Slug, Text
from kitgen.model.posts import Posts


class Podcast(Noun):
    """What a podcast directory asks for. Without it there is no podcast feed."""

    title: Line | None = None
    """Default: the kit's title."""
    description: Text | None = None
    """Default: the site's description."""
    category: Line = "Business"
    """One of Apple's categories."""
    subcategory: Line | None = None
    explicit: bool = False
    image: KitPath | None = None
    """Square artwork, 1400 to 3000 px. Default: drawn from the kit's pattern."""


class Site(Noun):
    """The public site and its opening page."""

    url: SiteUrl
    """Where the site will be: https://guide.example.org/ or https://example.org/guide/."""
    language: LanguageTag = "en"
    kicker: Line
    """For whom, in a few words, above the headline: For architecture and design studios."""
    headline: Line
    """The reader's situation in under 60 characters. The problem, never the solution."""
    standfirst: Text
    """Two or three sentences: the scene the reader knows."""
    introduction: Text | None = None
    """What the site is and what it will not do."""
    description: Line
    """For search engines and link previews, 50 to 160 characters."""
    colophon: Text
    """What this is and who publishes it, at the foot of every page."""
    featured: Slug | None = None
    """The interview on the opening page. Default: the newest."""
    notice: Line | None = None
    """A line above everything, such as: Sample content, all of it invented."""
    cards: bool = True
    """Draw a preview picture for each page that is shared."""
    podcast: Podcast | None = None


class Guide(Noun):
    """The referral kit as readers see it: the guide."""

    title: Line
    """The title on the cover: The Studio Cash-Flow Field Guide."""
    short: Line = "The guide"
    """What menus call it."""
    subtitle: Line
    """Under the title on the cover: why the money is late, and what six studios did."""
    question: Line
    """The headline of the guide's own page: Why is the money always late?"""
    standfirst: Text
    """How it is built and how long it takes."""
    promise: Line
    """What the reader will have at the end: Forty minutes from now you could know your number."""
    invitation: Text
    """The paragraph under the promise on the opening page."""
    description: Line
    """For search engines and link previews, 50 to 160 characters."""
    posts: Posts | None = None
    """Words for those who pass the guide on and were no guests."""
