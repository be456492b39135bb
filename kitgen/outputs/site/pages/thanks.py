"""The pages that answer the offer's form: that it has arrived, or that it goes by e-mail today."""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.outputs.page import Page
from kitgen.outputs.site.frame import Frame
from kitgen.outputs.site.head import Head
from kitgen.outputs.site.pages.offer import mail_of, way_of

KIND = "answer"
THANKS = "offer/thanks/"
BY_MAIL = "offer/by-mail/"
_WORDS = {
    THANKS: ("thanks", "thanks_title", "thanks_description"),
    BY_MAIL: ("by_mail", "by_mail_title", "by_mail_description"),
}


def plan(frame: Frame) -> Iterator[Page]:
    """Both pages, where the collector takes the form."""
    if way_of(frame.settings).collected:
        yield Page(f"{THANKS}index.html", KIND, (), THANKS)
        yield Page(f"{BY_MAIL}index.html", KIND, (), BY_MAIL)


def render(frame: Frame, page: Page) -> str:
    """The page."""
    name, title, description = _WORDS[page.subject]
    say = frame.strings.say
    head = Head(
        title=say(title),
        description=say(description, offer=frame.settings.offer.title),
        path=page.subject,
        indexed=False,
        page_type="answer",
    )
    return frame.page(f"site/{name}.html", head, {"mail": mail_of(frame.settings)})
