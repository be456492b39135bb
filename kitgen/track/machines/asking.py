"""What a request says of who asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Asking(NamedTuple):
    """What a request says of who asks."""

    agent: str
    """The user agent as it was sent; nothing if none was."""
    method: str = "GET"
    headers: Mapping[str, str] = {}
    """By lower-case name. Only purpose, sec-purpose and x-moz are looked at."""
