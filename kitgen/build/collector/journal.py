"""The journal: events of one moment go to the disk together, and only then is anybody answered."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Sequence
from typing import Final

from kitgen.track.store import Unavailable
from kitgen.track.store.events import Event

_TOGETHER: Final = 0.002
"""Seconds in which events are gathered: one wait for the disk serves them all."""
_MOST: Final = 2000
"""Events in one transaction."""
_WAITING: Final = 20_000
"""Events that may wait; more are refused at once."""
_PATIENCE: Final = 12.0
"""Seconds that anybody waits for the disk: then nothing is known of it, and they are told so."""
_REST: Final = 0.5
"""Seconds in which a database that failed is not asked again."""

_Waiting = tuple[Event, "asyncio.Future[None]"]


class Journal:
    """Writes events in a thread of its own, in the order in which they came."""

    def __init__(self, write: Callable[[Sequence[Event]], None]) -> None:
        """`write` takes events down, all or none, and raises Unavailable if it cannot."""
        self._write = write
        self._loop = asyncio.get_running_loop()
        self._events: list[_Waiting] = []
        self._woken = threading.Event()
        self._closed = False
        self._resting_until = 0.0
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    async def put(self, event: Event) -> None:
        """Take an event down; it is on the disk when this returns. Raises Unavailable.

        What was not on the disk in time may get there later.
        """
        if self._closed or len(self._events) >= _WAITING or time.monotonic() < self._resting_until:
            raise Unavailable("the database does not answer")
        written: asyncio.Future[None] = self._loop.create_future()
        self._events.append((event, written))
        self._woken.set()
        try:
            async with asyncio.timeout(_PATIENCE):
                await written
        except TimeoutError:
            raise Unavailable("the database takes too long") from None

    def close(self) -> None:
        """Write what is waiting, and end."""
        self._closed = True
        self._woken.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._closed or self._events:
            self._woken.wait()
            if not self._closed:
                time.sleep(_TOGETHER)
            self._woken.clear()
            # Events are only added at the end, by another thread.
            some = self._events[:_MOST]
            del self._events[: len(some)]
            if self._events:
                self._woken.set()
            if some:
                self._take_down(some)

    def _take_down(self, some: Sequence[_Waiting]) -> None:
        try:
            self._write([event for event, _ in some])
        except Unavailable as error:
            self._resting_until = time.monotonic() + _REST
            self._answer(some, error)
        except Exception as error:
            # One that cannot be written must not take the others with it.
            if len(some) == 1:
                self._answer(some, Unavailable(type(error).__name__))
            else:
                for one in some:
                    self._take_down([one])
        else:
            self._answer(some, None)

    def _answer(self, some: Sequence[_Waiting], error: Unavailable | None) -> None:
        # A loop that has ended has nobody left who waits.
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(_answered, [written for _, written in some], error)


def _answered(all_: Sequence[asyncio.Future[None]], error: Unavailable | None) -> None:
    for written in all_:
        if written.cancelled():
            continue
        if error is None:
            written.set_result(None)
        else:
            written.set_exception(error)
