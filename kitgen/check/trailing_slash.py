"""Finds links to a page's folder without the slash at the end.

The server answers such a link with a detour, which costs the reader a moment; some hosts do not
answer at all. Statistics count the two addresses as two pages.

Write the slash.

    [the guide](/guide/)      # not: /guide
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.links import Links, remark
from kitgen.check.rule import PageFacts, Remark, Rule, SiteSubject
from kitgen.model.finding import Severity


def _check(subject: SiteSubject) -> Iterator[Remark]:
    found: dict[str, tuple[str, list[PageFacts]]] = {}
    links = Links(subject)
    for page in subject.linking:
        for link, target in links.of(page):
            if target.detour:
                found.setdefault(target.path, (link, []))[1].append(page)
    for link, pages in found.values():
        hint = "Write the slash: it spares the reader a detour."
        yield remark(subject, "lacks the slash at its end", link, pages, hint)


RULE = Rule("trailing-slash", Severity.WARNING, __doc__ or "", "site", _check)
