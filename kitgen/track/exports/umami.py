"""Umami: the table of events (website_event), or the pages of a dashboard's export.

Columns of Umami 2.10 to 3.0. website_event, from Umami Cloud's data export or from the database:
website_id, session_id, visit_id, hostname, url_path, url_query, event_type (1: a page was seen),
event_name, created_at and more. A website's own export is a ZIP whose pages.csv has x, the path,
and y, how many visitors saw it (src/app/api/websites/[websiteId]/export/route.ts); it has no days,
and its other tables have the same two columns.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from kitgen.track.exports.view import Row, View, day_of, number

PROGRAM: Final = "Umami"
COUNTS: Final = "It counts page views; a table of pages alone counts visitors."
_EVENTS: Final = frozenset({"url_path", "event_type", "created_at"})
_PAGES: Final = frozenset({"x", "y"})
_SEEN: Final = "1"


def fits(columns: frozenset[str], file: str) -> bool:
    """Whether a table is one of these."""
    named = "page" in PurePosixPath(file).name.lower()
    return columns >= _EVENTS or (columns == _PAGES and named)


def view(row: Row, _file: str) -> View | None:
    """What a row says; nothing for events of the site's own. Raises ValueError if unreadable."""
    if "x" in row:
        return View(None, row["x"], number(row["y"]))
    if row["event_type"] != _SEEN:
        return None
    query = row.get("url_query", "").removeprefix("?")
    address = f"{row['url_path']}?{query}" if query else row["url_path"]
    return View(day_of(row["created_at"]), address, host=row.get("hostname", ""))
