"""Tallies: what was counted on one day, without anybody who was counted."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import NamedTuple


class What(StrEnum):
    """What was counted. Only a page that was really seen is a visit."""

    VISIT = "visit"
    """A page seen: one visitor, page, link and day. Collector only."""
    READ = "read"
    """A visit that reached three quarters of the page and stayed half a minute. Collector only."""
    DOWNLOAD = "download"
    """An edition or a document fetched, parts of it once. Never called a read."""
    ASKED = "asked"
    """A page that a server was asked for: one address, page, link and day. Logs only."""
    PAGEVIEW = "pageview"
    """What another analytics program counts as a page seen or a visitor. Exports only."""


class Tally(NamedTuple):
    """How often something happened on a day."""

    day: dt.date
    """UTC."""
    what: What
    page: str
    """Within the site: "" for the front page, conversations/mara-lindqvist/, s/<code>/."""
    code: str
    """The share link that led there; nothing if none did."""
    machine: str
    """Why it is taken for a machine's doing, in plain words; nothing for people."""
    count: int  # type: ignore[assignment]  # nobody asks a value how often it holds something
    source: str = "collector"
    """collector, or what was read: a format of logs or the program of an export."""
