"""Finds links to a place within a page that is not on that page.

A link such as `#what-waiting-costs` opens the page at its top when the place is not there, and the
reader has to look for what the friend meant. It happens when a heading or a quote is changed.

Correct what stands after the #, or give the place its old name again.

    [what it costs](/guide/waiting-to-be-paid/#cost)
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.links import Links, remark
from kitgen.check.nearest import nearest
from kitgen.check.rule import PageFacts, Remark, Rule, SiteSubject
from kitgen.model.finding import Severity


def _check(subject: SiteSubject) -> Iterator[Remark]:
    pages = {page.path: page for page in subject.pages}
    dead: dict[tuple[str, str], tuple[str, list[PageFacts]]] = {}
    links = Links(subject)
    for page in subject.linking:
        for link, target in links.of(page):
            # "#top" is every browser's own name for the top of a page.
            if not target.anchor or target.anchor == "top" or target.path not in pages:
                continue
            if not pages[target.path].has(target.anchor):
                dead.setdefault((target.path, target.anchor), (link, []))[1].append(page)
    for (path, anchor), (link, where) in dead.items():
        near = nearest(anchor, pages[path].ids)
        hint = f"Did you mean #{near}?" if near else "Give the place's name as that page has it."
        yield remark(subject, f"points at a place that is not on {path}", link, where, hint)


RULE = Rule("dead-anchor", Severity.ERROR, __doc__ or "", "site", _check)
