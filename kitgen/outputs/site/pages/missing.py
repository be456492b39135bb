"""The page for addresses that are not there."""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.outputs.page import Page
from kitgen.outputs.site.frame import Frame
from kitgen.outputs.site.head import Head

KIND = "missing"


def plan(frame: Frame) -> Iterator[Page]:
    """One page, by the name that static hosts look for."""
    yield Page("404.html", KIND, ())


def render(frame: Frame, page: Page) -> str:
    """The page."""
    say = frame.strings.say
    head = Head(
        title=say("missing_title"),
        description=say("missing_description"),
        path="404.html",
        indexed=False,
        page_type="missing",
    )
    return frame.page("site/missing.html", head, {})
