"""What the collector answers: short, never kept by anybody in between, nothing of what was sent."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Final
from urllib.parse import quote

from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from kitgen.build.collector.knowledge import Knowledge
from kitgen.build.hosting import given_by
from kitgen.model.kit import Settings
from kitgen.outputs.site.pages.thanks import BY_MAIL, THANKS
from kitgen.track.posted import Posted

_MAILTO: Final = re.compile(r'href="mailto:[^"]*"')
_MOST: Final = 1500
"""Characters of a letter: mail programs take no longer addresses."""
_PLAIN: Final = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><meta name=robots content=noindex>"
    "<meta name=viewport content='width=device-width'><title>By e-mail, please</title></head>"
    "<body><main><h1>This did not reach us yet.</h1><p>What you wrote could not be "
    'taken down. Please send it by e-mail: <a href="mailto:">{email}</a></p></main></body></html>'
)


def plain(text: str, status: int, **more: str) -> Response:
    """A line of text; `more` are headers."""
    headers = {"cache-control": "no-store", "x-content-type-options": "nosniff", **more}
    return PlainTextResponse(f"{text}\n", status, headers)


def thanks(knowledge: Knowledge, code: str) -> Response:
    """On to the page that says that it has arrived; the link's code goes with the reader."""
    via = f"?via={code}" if code in knowledge.places.people else ""
    there = f"{knowledge.address.absolute(THANKS)}{via}"
    return RedirectResponse(there, 303, {"cache-control": "no-store"})


def by_mail(knowledge: Knowledge, posted: Posted | None, status: int) -> Response:
    """The page that asks for an e-mail instead, with what was written ready to be sent."""
    settings = knowledge.settings
    found = _page(knowledge.site / BY_MAIL / "index.html")
    page = found or _PLAIN.format(email=html.escape(settings.business.email))
    link = html.escape(_letter(settings, posted))
    page = _MAILTO.sub(lambda _: f'href="{link}"', page)
    headers = {
        **given_by(knowledge.headers, knowledge.address.path(BY_MAIL)),
        "cache-control": "no-store",
    }
    if status == 503:
        headers["retry-after"] = "60"
    return HTMLResponse(page, status, headers)


def _letter(settings: Settings, posted: Posted | None) -> str:
    subject = quote(settings.offer.title)
    if posted is None:
        return f"mailto:{settings.business.email}?subject={subject}"
    labels = {field.name: field.label for field in settings.offer.form.fields}
    said = [f"{labels.get(name, name)}: {value}" for name, value in posted.answers.items()]
    told = [posted.told] if posted.told else []
    # Who it is and who sent them is short, and must be in it however long the rest is.
    end = "\r\n".join(("", posted.name, posted.email, posted.code))
    text = "\r\n".join((*said, *told))[: _MOST - len(end)] + end
    return f"mailto:{settings.business.email}?subject={subject}&body={quote(text)}"


def _page(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, ValueError):
        return ""
