"""What the artifact checks need to know of a rendered page, read off its HTML."""

from __future__ import annotations

import re
from html import unescape
from sys import intern
from typing import Any

from kitgen.check.rule import PageFacts
from kitgen.outputs.page import Page

_ATTRIBUTE = re.compile(
    # Every attribute begins like this, words never do: the pattern skips all but attributes.
    r'="(?:(?<=\sid=")(?P<id>[^"]+)|(?<=\ssrcset=")(?P<srcset>[^"]+)'
    r'|(?:(?<=\shref=")|(?<=\ssrc=")|(?<=\sposter="))(?P<link>[^"]*))"'
)
_TITLE = re.compile(r"<title>([^<]*)</title>")
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
_IMAGE = re.compile(r"<img\b(?![^>]*\salt=)[^>]*>")
_ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def facts_of(page: Page, data: bytes) -> PageFacts:
    """The facts of a page; links are as written, those that leave the site left out."""
    if not page.path.endswith(".html"):
        return known_of(page, data)
    html = data.decode()
    links: dict[str, None] = {}
    ids: dict[str, None] = {}
    for id, srcset, link in _ATTRIBUTE.findall(html):
        if id:
            ids[unescape(id)] = None
            continue
        targets = [link]
        if srcset:
            targets = [part.split()[0] for part in srcset.split(", ") if part.strip()]
        for target in targets:
            if not _ELSEWHERE.match(target):
                links[intern(unescape(target))] = None
    title = _TITLE.search(html)
    description = _DESCRIPTION.search(html)
    return PageFacts(
        path=page.path,
        source=page.source,
        title=unescape(title[1]) if title else "",
        description=unescape(description[1]) if description else "",
        links=tuple(link for link in links if link[:1] != "#" or link[1:] not in ids),
        anchors=f" {' '.join(ids)} ",
        images_without_alt=tuple(_IMAGE.findall(html)),
        size=len(data),
    )


def known_of(page: Page, data: bytes) -> PageFacts:
    """As much as is needed of a page that another is checked for."""
    return PageFacts(page.path, page.source, "", "", (), "", (), len(data))


def to_json(facts: PageFacts) -> list[Any]:
    """Facts as a JSON line."""
    return [
        facts.path,
        facts.source,
        facts.title,
        facts.description,
        list(facts.links),
        facts.anchors,
        list(facts.images_without_alt),
        facts.size,
    ]


def from_json(line: list[Any]) -> PageFacts:
    """Facts out of a JSON line."""
    path, source, title, description, links, anchors, images, size = line
    return PageFacts(
        path,
        source,
        title,
        description,
        tuple(map(intern, links)),
        anchors,
        tuple(images),
        size,
    )
