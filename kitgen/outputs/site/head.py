"""What a page says about itself to search engines, link previews and screen readers."""

from __future__ import annotations

from typing import NamedTuple

from kitgen.outputs.page import Json


class Crumb(NamedTuple):
    """A step on the way from the home page to this one."""

    name: str
    path: str


class Head(NamedTuple):
    """The head of a page."""

    title: str
    description: str
    path: str
    """The page's address within the site, without index.html."""
    kind: str = "website"
    """Open Graph type."""
    data: tuple[dict[str, Json], ...] = ()
    """JSON-LD nodes."""
    section: str = ""
    """The menu entry that is current: conversations or guide."""
    image: str | None = None
    image_alt: str = ""
    indexed: bool = True
    published: str | None = None
    """ISO date."""
    author: str | None = None
    previous: str | None = None
    next: str | None = None
    page_type: str = ""
    """What kind of page it is, for tests and audits."""
