"""Crawlers and others that a public list knows: the package crawler-user-agents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from kitgen.track.machines.names import Names

_KINDS = {
    "social-preview": "link preview",
    "monitoring": "monitor",
    "http-library": "program",
    "browser-automation": "headless browser",
    "scanner": "scanner",
    "feed-reader": "feed reader",
    "archiver": "archive",
    "ai-crawler": "AI crawler",
}
# What people's phones, browsers and apps are called too. Each was met in lists of real browsers;
# machines of these names are known to rules of our own, or call themselves bots.
_PEOPLE = frozenset(
    (
        r"008\/",
        "Adventurer",
        r"AP3A\.240617\.008",
        "Blackboard",
        "Butterfly",
        r"BW\/",
        "Charlotte",
        "Chirp|gotosocial",
        r"Code\/1\.",
        r"Daum\/",
        "Disqus",
        "Expanse",
        "Feedly",
        "Fever",
        "Fluid",
        "Hatena",
        "HubSpot",
        "Magellan",
        r"mail\.ru",
        "MetaIAB Facebook",
        "NewsBlur",
        r"Notion\/",
        r"PayPal\/",
        r"Readable\/",
        "Sogou",
        "Sonic",
        "speedy",
        "Synapse",
        r"Tumblr\/",
        "Viber",
        "WhatsApp",
    )
)
_PLAIN = re.compile(r"(?:[^\\\[\](){}.*+?^$|]|\\[^A-Za-z0-9])+")
_ESCAPE = re.compile(r"\\([^A-Za-z0-9])")
_AROUND = " /-.;:+()[]_|"
# A pattern that may skip over anything takes long over agents that were made for that.
_ANYTHING = (r"[\s\S]*", r"[\s\S]{0,80}")


class _Known(NamedTuple):
    names: Names
    others: tuple[tuple[Callable[[str], object], str], ...]
    """Whether a pattern that is more than a name fits, and what it stands for."""


def reason(agent: str) -> str:
    """What the list says of an agent."""
    known = _known()
    return known.names.first(agent) or next(
        (meaning for fits, meaning in known.others if fits(agent)), ""
    )


@cache
def _known() -> _Known:
    names: dict[str, str] = {}
    others: list[tuple[Callable[[str], object], str]] = []
    for pattern, meaning in _listed():
        plain = _ESCAPE.sub(r"\1", pattern)
        if _PLAIN.fullmatch(pattern):
            names[plain] = meaning
        else:
            one = re.compile(pattern)
            others.append((one.match if pattern.startswith("^") else one.search, meaning))
    return _Known(Names(names), tuple(others))


def _listed() -> Iterator[tuple[str, str]]:
    from crawleruseragents import CRAWLER_USER_AGENTS_DATA

    for entry in CRAWLER_USER_AGENTS_DATA:
        pattern = entry["pattern"]
        if pattern not in _PEOPLE:
            kind = _kind(entry.get("tags", ()))
            name = _name(pattern, entry["instances"])
            yield pattern.replace(*_ANYTHING), f"{kind}: {name}"


def _kind(tags: tuple[str, ...]) -> str:
    return next((_KINDS[tag] for tag in tags if tag in _KINDS), "crawler")


def _name(pattern: str, instances: list[str]) -> str:
    """What a pattern finds in the first agent that is known of it."""
    found = next(filter(None, (re.search(pattern, one) for one in instances)), None)
    return (found.group() if found else _ESCAPE.sub(r"\1", pattern)).strip(_AROUND)
