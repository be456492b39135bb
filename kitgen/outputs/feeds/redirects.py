"""Redirects for links with a name, as Netlify and Cloudflare Pages both read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple
from urllib.parse import quote

from kitgen.links.names import spellings

# https://developers.cloudflare.com/pages/configuration/redirects/: 2,000 lines without a wildcard;
# of larger files, users report that the end is dropped without a word.
_LINES = 2_000
_BYTES = 90_000


class Redirect(NamedTuple):
    """A line of the file: two paths of the site's host."""

    source: str
    target: str


def redirects(names: Mapping[str, str], base: str) -> tuple[Redirect, ...]:
    """Where names lead that are typed without the slash or with capitals.

    A file is served before a redirect is looked for on Netlify, and after on Cloudflare Pages: the
    page of the name itself is no source, so that it is there on both. Neither can ignore case, so
    the usual spellings are written out: every name's plainest first, for there are limits.
    """
    # A colon or an asterisk would stand for something else.
    base = quote(base, safe="/&+,;=@~!$'()")
    found: list[Redirect] = []
    size = 0
    for source, target in _lines(names):
        line = Redirect(f"{base}{source}", f"{base}{target}")
        size += len(line.source) + len(line.target) + len("  302\n")
        if len(found) == _LINES or size > _BYTES:
            break
        found.append(line)
    return tuple(found)


def _lines(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    ways = [_ways(name, target) for name, target in sorted(names.items())]
    for rank in zip_longest(*ways):
        yield from (line for line in rank if line)


def _ways(name: str, target: str) -> Iterator[tuple[str, str]]:
    for way in spellings(name):
        if target != f"{name}/" or way != name:
            yield way, target
        if way != name:
            yield f"{way}/", target
