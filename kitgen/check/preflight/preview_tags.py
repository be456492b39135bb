"""Finds pages that do not say what their previews should show, or say it too late.

Without a title and a description of its own a link is shown as a bare address, or with words that
a machine picked from the page. And they must come early: Slack reads the first 32 KB of a page and
no more, so a template that writes its styles into the head may push them out of sight.

Write the title and the description in the content, and keep the head of the template short.

    <meta property="og:title" content="Why is the money always late?">
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from kitgen.check.few import listed
from kitgen.check.preflight.grouped import grouped
from kitgen.check.preflight.networks import NETWORKS
from kitgen.check.preflight.subject import PreviewPage, PreviewSubject
from kitgen.check.rule import Remark, Rule
from kitgen.load.loaded import Loc
from kitgen.model.finding import Severity

_LACKS = "Take the lines about og:title and og:description from the default base.html."
_LATE = "Put these lines first in the head, and styles and scripts into files."


def _check(subject: PreviewSubject) -> Iterator[Remark]:
    yield from grouped(_faults(subject))


def _faults(subject: PreviewSubject) -> Iterator[tuple[Hashable, Remark]]:
    for page in subject.pages:
        for what, loc in _missing(page):
            message = f"{page.name} has no {what} for its previews"
            yield (what, page.source), Remark(message, loc, page.source, _LACKS)
        late = [network.name for network in NETWORKS if page.tags.within > network.reads]
        if late:
            message = f"{page.name} says what its preview shows too late for {listed(late, 7)}"
            yield ("late", *late), Remark(message, (), page.source, _LATE)


def _missing(page: PreviewPage) -> Iterator[tuple[str, Loc]]:
    if not page.tags.meta.get("og:title"):
        yield "title", page.title
    if not page.tags.meta.get("og:description"):
        yield "description", page.description


RULE = Rule("preview-tags", Severity.WARNING, __doc__ or "", "preview", _check)
