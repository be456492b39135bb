"""Finds links, pictures and other files of the site that lead to nothing.

A reader who came by a friend's recommendation and meets a missing page blames the friend a little.
Only addresses within the site are looked at; one dead link that stands on many pages is named once.

Correct the address in the file that is named. If it comes from a template, look there.

    [the first chapter](/guide/waiting-to-be-paid/)
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.links import Links, remark
from kitgen.check.nearest import nearest
from kitgen.check.rule import PageFacts, Remark, Rule, SiteSubject
from kitgen.model.finding import Severity


def _check(subject: SiteSubject) -> Iterator[Remark]:
    dead: dict[str, tuple[str, list[PageFacts]]] = {}
    links = Links(subject)
    for page in subject.linking:
        for link, target in links.of(page):
            if not target.there:
                dead.setdefault(target.path, (link, []))[1].append(page)
    for number, (path, (link, pages)) in enumerate(dead.items()):
        # Among the files of its folder or of its name: all files of a large site would take long.
        folder, _, name = path.rstrip("/").removesuffix("/index.html").rpartition("/")
        near = nearest(path, _alike(subject, folder, name)) if number < 20 else None
        meant = f"{subject.base}{near.removesuffix('index.html')}" if near else ""
        hint = f"Did you mean {meant}?" if meant else "Open what you mean, and copy its address."
        yield remark(subject, "leads to nothing", link, pages, hint)


def _alike(subject: SiteSubject, folder: str, name: str) -> list[str]:
    return [
        file
        for file in subject.files
        if file.removesuffix("/index.html").rpartition("/")[0] == folder or name in file
    ]


RULE = Rule("dead-link", Severity.ERROR, __doc__ or "", "site", _check)
