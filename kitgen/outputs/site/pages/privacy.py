"""The privacy page: exactly what is counted, kept and forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.outputs.page import Page
from kitgen.outputs.site.frame import Frame
from kitgen.outputs.site.head import Crumb, Head
from kitgen.outputs.site.pages.offer import way_of

KIND = "privacy"


def plan(frame: Frame) -> Iterator[Page]:
    """One page."""
    yield Page("privacy/index.html", KIND, ())


def render(frame: Frame, page: Page) -> str:
    """The page."""
    say = frame.strings.say
    head = Head(
        title=say("privacy_title"),
        description=say("privacy_description", title=frame.settings.guide.title),
        path="privacy/",
        data=(frame.crumbs(Crumb(say("privacy"), "privacy/")),),
        page_type="privacy",
    )
    way = way_of(frame.settings)
    context = {"by_mail": way.by_mail, "collected": way.collected}
    return frame.page("site/privacy.html", head, context)
