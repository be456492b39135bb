"""GoatCounter: the CSV of all page views.

Columns of GoatCounter 2.0 to 2.6 (version 2 of the format, first column 2Path) and of 1.x (1Path):
Path, Title, Event, UserAgent, Browser, System, Session, Bot, Referrer, Referrer scheme, Screen
size, Location, FirstVisit, Date. Bot is 0 or 1 for people, else the number of a reason (isbot.go).
"""

from __future__ import annotations

from typing import Final

from kitgen.track.exports.view import Row, View, day_of

PROGRAM: Final = "GoatCounter"
COUNTS: Final = "It counts page views."
_NEEDED: Final = frozenset({"event", "bot", "date"})
_PATHS: Final = ("2path", "1path", "path")
_NO_BOT: Final = frozenset({"", "0", "1"})


def fits(columns: frozenset[str], _file: str) -> bool:
    """Whether a table is one of these."""
    return columns >= _NEEDED and any(path in columns for path in _PATHS)


def view(row: Row, _file: str) -> View | None:
    """What a row says; nothing for events. Raises ValueError if it cannot be read."""
    if row["event"].lower() in ("true", "1"):
        return None
    path = next(row[name] for name in _PATHS if name in row)
    machine = "" if row["bot"] in _NO_BOT else f"{PROGRAM} calls it a bot"
    return View(day_of(row["date"]), path, machine=machine)
