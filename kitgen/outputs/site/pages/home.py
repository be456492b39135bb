"""The opening page: the problem first, then the guests, the guide, and last the offer."""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.outputs.common.view import fact, listed
from kitgen.outputs.page import Page
from kitgen.outputs.site import jsonld
from kitgen.outputs.site.frame import Frame
from kitgen.outputs.site.head import Head

KIND = "home"
LISTED = 6
"""Interviews listed beside the featured one."""


def plan(frame: Frame) -> Iterator[Page]:
    """One page."""
    shown = frame.kit.entries[: LISTED + 1]
    inputs = [entry.look for entry in shown]
    inputs += [frame.featured.look if frame.featured else "", str(len(frame.kit.entries))]
    yield Page("index.html", KIND, tuple(inputs))


def render(frame: Frame, page: Page) -> str:
    """The page."""
    featured = frame.featured
    others = [entry for entry in frame.kit.entries if entry is not featured][:LISTED]
    head = Head(
        title=frame.settings.guide.title,
        description=frame.settings.site.description,
        path="",
        data=(
            jsonld.website(frame.settings, frame.address),
            jsonld.organization(frame.settings, frame.address, frame.assets),
        ),
        page_type="home",
    )
    return frame.page(
        "site/home.html",
        head,
        {
            "featured": featured,
            "featured_number": frame.shelf.numbers[featured.slug] if featured else 0,
            "facts": [fact(result) for result in featured.results] if featured else [],
            "entries": listed(others),
            "total": len(frame.kit.entries),
            "symptoms": _symptoms(frame),
        },
    )


def _symptoms(frame: Frame) -> list[tuple[str, str]]:
    """A line of each problem with the part it belongs to; four in all."""
    found: list[tuple[str, str]] = []
    depth = 0
    while len(found) < 4:
        row = [
            (part.problem.symptoms.lines[depth], part.path)
            for part in frame.parts
            if depth < len(part.problem.symptoms.lines)
        ]
        if not row:
            break
        found += row
        depth += 1
    return found[:4]
