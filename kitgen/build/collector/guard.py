"""Connections that must come to the point: what is sent is short, and comes and goes soon."""

from __future__ import annotations

import asyncio
from typing import Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD: Final = 16_384
"""Bytes of a request's first line and headers."""
HEADERS: Final = 60
"""How many of them there may be."""
WHOLE: Final = 1_048_576
"""Bytes of a request, after which nobody listens any more: it has long been refused by then."""
SOON: Final = 10.0
"""Seconds in which a head arrives."""
LATER: Final = 30.0
"""Seconds in which the rest arrives."""
AWAY: Final = 60.0
"""Seconds after which somebody who takes nothing of an answer is taken for gone."""


class _TooMuch(Exception):
    """A longer head than is read."""


class Guarded(HttpToolsProtocol):
    """Uvicorn's own protocol with limits, which it leaves to whoever stands in front of it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own does
        """Wait for the first request, not for ever."""
        super().connection_made(transport)
        self._size = 0
        self._head = 0
        self._inside = False
        self._waiting: asyncio.TimerHandle | None = self.loop.call_later(SOON, self._give_up)
        self._blocked: asyncio.TimerHandle | None = None

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody waits any more."""
        self._arrived()
        self._taken()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, unless it grows without end."""
        self._size += len(data)
        super().data_received(data)
        if self.transport.is_closing():
            return
        if not self._inside:
            if self._size > HEAD:
                self.send_400_response("The headers are too long.")
        elif self._size > WHOLE:
            self.transport.close()
        elif self._waiting is None:
            self._waiting = self.loop.call_later(LATER, self._give_up)

    def on_message_begin(self) -> None:
        """A head begins."""
        super().on_message_begin()
        self._head = 0
        if self._waiting is None:
            self._waiting = self.loop.call_later(SOON, self._give_up)

    def on_url(self, url: bytes) -> None:
        """The address, or a piece of it."""
        self._count(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header."""
        self._count(len(name) + len(value))
        if len(self.headers) >= HEADERS:
            raise _TooMuch
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """The head is whole."""
        self._inside = True
        self._arrived()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The next thing to come is a head again."""
        self._inside = False
        self._size = 0
        self._arrived()
        super().on_message_complete()

    def pause_writing(self) -> None:
        """More of an answer waits than fits: somebody has to take it."""
        super().pause_writing()
        if self._blocked is None:
            self._blocked = self.loop.call_later(AWAY, self.transport.abort)

    def resume_writing(self) -> None:
        """Somebody took it."""
        self._taken()
        super().resume_writing()

    def _count(self, size: int) -> None:
        self._head += size
        if self._head > HEAD:
            # The library's answer to an error here is 400.
            raise _TooMuch

    def _arrived(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _taken(self) -> None:
        if self._blocked is not None:
            self._blocked.cancel()
            self._blocked = None

    def _give_up(self) -> None:
        self._waiting = None
        self.transport.close()
