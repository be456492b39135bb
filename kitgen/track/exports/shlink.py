"""Shlink: the visits of a short link, or of many, as its web client exports them.

Columns of shlink-web-client 4.1.2 with Shlink 4.1 (shlink-web-component, normalizeVisits): date,
potentialBot, userAgent, browser, os, referer, country, city, latitude, longitude, visitedUrl, type.
Where visitedUrl is missing, the file's name says which link it is: that of go.example/mara is
called short-url_go.example_mara_visits.csv.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

from kitgen.track.exports.view import Row, View, day_of

PROGRAM: Final = "Shlink"
COUNTS: Final = "It counts clicks on short links, which are known by their slugs."
_NEEDED: Final = frozenset({"date", "potentialbot", "referer"})
_NAME: Final = re.compile(r"short-url_.*[_/](.+?)_visits(?: ?\(\d+\))?\.csv(?:\.gz|\.bz2)?")
_NO_LINK: Final = frozenset({"base_url", "invalid_short_url", "regular_404"})
_TRUE: Final = frozenset({"true", "1"})


def fits(columns: frozenset[str], _file: str) -> bool:
    """Whether a table is one of these."""
    return columns >= _NEEDED


def view(row: Row, file: str) -> View | None:
    """What a row says; nothing for addresses that are no short link. Raises ValueError."""
    day = day_of(row["date"])
    if row.get("type") in _NO_LINK:
        return None
    named = _NAME.fullmatch(PurePosixPath(file).name)
    slug = row.get("visitedurl", "").partition("?")[0].rstrip("/").rpartition("/")[2]
    if not slug and named:
        slug = named[1]
    machine = f"{PROGRAM} calls it a bot" if row["potentialbot"].lower() in _TRUE else ""
    return View(day, "", machine=machine, code=slug.lower())
