"""Counting: makes rows of what was asked, with visitors that are known for a day only."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Final

from kitgen.build.collector.asked import Asked
from kitgen.build.collector.journal import Journal
from kitgen.model.tally import What
from kitgen.track.beacon import Beacon
from kitgen.track.pace import Pace
from kitgen.track.places import Places
from kitgen.track.store import Unavailable
from kitgen.track.store.days import over
from kitgen.track.store.events import DAY, Aside, Event, Fetched, Seen
from kitgen.track.visitor import visitor_of

_PAGES: Final = 240
_A_MINUTE: Final = 60
"""More pages than that in a minute are not read by anybody."""
_REST: Final = 0.5
"""Seconds in which a database that gave no salt is not asked again."""
_FLOOD: Final = "flood: more pages than anybody opens"
_ELSEWHERE: Final = "beacon for no page of this site"


class Counting:
    """Takes down who saw and fetched what."""

    def __init__(
        self, journal: Journal, salt: Callable[[int], bytes], clock: Callable[[], float]
    ) -> None:
        """`salt` gives the salt of a day, and may take its time; `clock` gives seconds of UTC."""
        self._journal = journal
        self._salt = salt
        self._clock = clock
        self._salts: dict[int, bytes] = {}
        self._asking = asyncio.Lock()
        self._resting_until = 0.0
        self._pace = Pace(_PAGES, _A_MINUTE)

    async def seen(self, who: Asked, beacon: Beacon, places: Places) -> None:
        """A page was seen, or read on."""
        now = int(self._clock())
        at = now - beacon.age
        place = places.page(beacon.path, beacon.via)
        if place is None:
            await self._journal.put(Aside(now // DAY, What.VISIT, _ELSEWHERE))
            return
        visitor = await self.visitor(who, at // DAY)
        event: Event = Seen(
            at // DAY,
            beacon.id,
            at,
            visitor,
            place.page,
            place.code,
            beacon.depth,
            beacon.seconds,
            who.machine,
        )
        if not self._pace.take(visitor, now):
            event = Aside(now // DAY, What.VISIT, _FLOOD)
        await self._journal.put(event)

    async def fetched(self, who: Asked, path: str, places: Places) -> None:
        """A file was fetched, or a part of one."""
        now = int(self._clock())
        place = places.file(path)
        if place is not None:
            visitor = await self.visitor(who, now // DAY)
            await self._journal.put(
                Fetched(now // DAY, visitor, place.page, now, place.code, who.machine)
            )

    async def asked(self, who: Asked) -> None:
        """A page was asked for: machines send no beacon afterwards, and people do."""
        if who.machine:
            await self._journal.put(Aside(int(self._clock()) // DAY, What.ASKED, who.machine))

    def forget(self) -> None:
        """Let go of the salts of days that are over."""
        now = int(self._clock())
        self._salts = {day: salt for day, salt in self._salts.items() if not over(day, now)}

    async def visitor(self, who: Asked, day: int) -> bytes:
        """Who asks, as they are known on a day. Raises Unavailable."""
        return visitor_of(await self._salt_of(day), who.address, who.agent)

    async def household(self, who: Asked, day: int) -> bytes:
        """Where they ask from, whatever their browser calls itself. Raises Unavailable."""
        return visitor_of(await self._salt_of(day), who.address, "")

    async def _salt_of(self, day: int) -> bytes:
        if day not in self._salts:
            async with self._asking:
                # Whoever asked first has the answer for all who waited, were it that there is none.
                if day not in self._salts:
                    if time.monotonic() < self._resting_until:
                        raise Unavailable("the database does not answer")
                    try:
                        self._salts[day] = await asyncio.to_thread(self._salt, day)
                    except Unavailable:
                        self._resting_until = time.monotonic() + _REST
                        raise
        return self._salts[day]
