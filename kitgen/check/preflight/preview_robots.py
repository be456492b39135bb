"""Finds share pages that search engines may list, and pages that nobody may find or read.

A share page is somebody's own copy of a page: it must say `noindex`, or search engines show many
pages that are all the same, each with a friend's name. A public page must not say it. And
robots.txt must not keep the networks away from any page that is passed on, for then its link is
shown without words and without a picture.

    <meta name="robots" content="noindex">      # on share pages only
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from kitgen.check.few import listed
from kitgen.check.preflight.grouped import grouped
from kitgen.check.preflight.networks import NETWORKS
from kitgen.check.preflight.subject import PreviewPage, PreviewSubject
from kitgen.check.rule import Remark, Rule
from kitgen.model.finding import Severity

if TYPE_CHECKING:
    from urllib.robotparser import RobotFileParser

_SHARE = 'Add <meta name="robots" content="noindex"> to the head of share pages.'
_PUBLIC = "Take noindex out of the head of this page."
_TEXT = "Take the line that forbids it out of robots.txt; noindex in the page is enough."


def _check(subject: PreviewSubject) -> Iterator[Remark]:
    yield from grouped(_faults(subject))


def _faults(subject: PreviewSubject) -> Iterator[tuple[Hashable, Remark]]:
    # It brings what is needed to fetch pages, which no build wants.
    from urllib.robotparser import RobotFileParser

    robots = RobotFileParser()
    robots.parse(subject.robots.splitlines())
    for page in subject.pages:
        if page.share and not page.tags.hidden:
            message = f"{page.name} is a share page that search engines may list"
            yield "share", Remark(message, (), page.source, _SHARE)
        if not page.share and page.tags.hidden:
            message = f"{page.name} is hidden from search engines, though it is public"
            yield "public", Remark(message, (), page.source, _PUBLIC)
        if away := _kept_away(robots, page):
            message = f"robots.txt keeps {listed(away)} away from {page.name}"
            yield (page.share, *away), Remark(message, (), page.source, _TEXT)


def _kept_away(robots: RobotFileParser, page: PreviewPage) -> list[str]:
    return [
        network.name
        for network in NETWORKS
        if network.agent and not robots.can_fetch(network.agent, page.address)
    ]


RULE = Rule("preview-robots", Severity.ERROR, __doc__ or "", "preview", _check)
