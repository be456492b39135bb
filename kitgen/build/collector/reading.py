"""Reads the body of a request, no more of it than is allowed and no longer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from starlette.types import Receive

_SECONDS: Final = 15.0
"""For the whole of it."""


class TooLarge(Exception):
    """The body has more bytes than are taken."""


class Gone(Exception):
    """Whoever sent it went away, or took too long."""


async def body(receive: Receive, limit: int) -> bytes:
    """The body of a request. Raises TooLarge and Gone."""
    try:
        async with asyncio.timeout(_SECONDS):
            return await _whole(receive, limit)
    except TimeoutError:
        raise Gone from None


async def _whole(receive: Receive, limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        part = message.get("body", b"")
        size += len(part)
        if size > limit:
            raise TooLarge
        parts.append(part)
        if not message.get("more_body"):
            return b"".join(parts)
