"""The offer and its form: the last thing, never the loudest."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from kitgen.outputs.page import Page
from kitgen.outputs.site.frame import Frame
from kitgen.outputs.site.head import Crumb, Head

KIND = "offer"


def plan(frame: Frame) -> Iterator[Page]:
    """One page."""
    yield Page("offer/index.html", KIND, ())


def render(frame: Frame, page: Page) -> str:
    """The page."""
    offer = frame.settings.offer
    head = Head(
        title=offer.title,
        description=offer.description,
        path="offer/",
        data=(frame.crumbs(Crumb(offer.title, "offer/")),),
        page_type="offer",
    )
    mail = f"mailto:{frame.settings.business.email}?subject={quote(offer.title)}"
    return frame.page(
        "site/offer.html",
        head,
        {"action": offer.form.action or mail, "by_mail": offer.form.action is None},
    )
