"""The guide's front page, where it has several parts."""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.outputs.page import Page
from kitgen.outputs.site.frame import Frame
from kitgen.outputs.site.head import Crumb, Head

KIND = "guide"


def plan(frame: Frame) -> Iterator[Page]:
    """One page, unless the guide is a single part."""
    if len(frame.parts) > 1:
        yield Page("guide/index.html", KIND, ())


def render(frame: Frame, page: Page) -> str:
    """The page."""
    guide = frame.settings.guide
    head = Head(
        title=frame.strings.say("guide_title", title=guide.title),
        description=guide.description,
        path="guide/",
        section="guide",
        data=(frame.crumbs(Crumb(guide.short, "guide/")),),
        page_type="guide",
    )
    return frame.page(
        "site/guide.html",
        head,
        {
            "customers": [
                frame.kit.ideal_customers[slug]
                for slug in frame.kit.ideal_customers
                if any(slug in part.problem.ideal_customers for part in frame.parts)
            ],
        },
    )
