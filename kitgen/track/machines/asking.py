"""What a request says of who asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

LOOKED_AT: Final = ("sec-purpose", "purpose", "x-purpose", "x-moz")
"""The headers that tell something of who asks, beside the user agent."""


class Asking(NamedTuple):
    """What a request says of who asks."""

    agent: str
    """The user agent as it was sent; nothing if none was."""
    method: str = "GET"
    headers: Mapping[str, str] = {}
    """By lower-case name: those of LOOKED_AT."""
