"""The offer and its form: the last thing, never the loudest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from kitgen.model.kit import Settings
from kitgen.outputs.common.counting import counting_of
from kitgen.outputs.page import Page
from kitgen.outputs.site.frame import Frame
from kitgen.outputs.site.head import Crumb, Head

KIND = "offer"


class Way(NamedTuple):
    """How the form reaches the business."""

    action: str
    by_mail: bool
    """It opens the reader's own mail program."""
    collected: bool
    """It is posted to the collector, which takes it down before it answers."""


def mail_of(settings: Settings) -> str:
    """The link that opens a letter about the offer in the reader's mail program."""
    return f"mailto:{settings.business.email}?subject={quote(settings.offer.title)}"


def way_of(settings: Settings) -> Way:
    """The form's own address, else the collector, else the reader's mail program."""
    action, counting = settings.offer.form.action, counting_of(settings)
    if action is not None:
        return Way(action, by_mail=False, collected=False)
    if counting is not None:
        return Way(counting.form, by_mail=False, collected=True)
    return Way(mail_of(settings), by_mail=True, collected=False)


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
    way = way_of(frame.settings)
    return frame.page("site/offer.html", head, way._asdict() | {"mail": mail_of(frame.settings)})
