"""Plausible: the ZIP of a site's export, its table of pages by day, or the dashboard's own pages.

Columns of Plausible Community Edition 2.1 to 3.0 and of plausible.io in 2025
(lib/plausible/exports.ex and stats_controller.ex): imported_pages_*.csv has date, hostname, page,
visits, visitors, pageviews and more; the dashboard's pages.csv has name, visitors, pageviews,
bounce_rate, time_on_page, scroll_depth, and no days. Queries (?via=) are never in them.
"""

from __future__ import annotations

from typing import Final

from kitgen.track.exports.view import Row, View, day_of, number

PROGRAM: Final = "Plausible"
COUNTS: Final = "It counts page views, by addresses without what stands behind a question mark."
_BY_DAY: Final = frozenset({"date", "page", "visitors", "pageviews"})
_WHOLE: Final = frozenset({"name", "visitors", "pageviews"})


def fits(columns: frozenset[str], _file: str) -> bool:
    """Whether a table is one of these."""
    return columns >= _BY_DAY or columns >= _WHOLE


def view(row: Row, _file: str) -> View:
    """What a row says. Raises ValueError if it cannot be read."""
    if "page" in row:
        day, host = day_of(row["date"]), row.get("hostname", "")
        return View(day, row["page"], number(row["pageviews"]), host=host)
    return View(None, row["name"], number(row["pageviews"]))
