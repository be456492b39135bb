"""Who is counted on which day, and that a visitor is known on that day only."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from kitgen.build.collector.asked import Asked
from kitgen.build.collector.counting import Counting
from kitgen.build.collector.journal import Journal
from kitgen.track.beacon import Beacon
from kitgen.track.places import Places
from kitgen.track.store import Keeping, Unavailable, open_store

from .collecting import PERSON, rows

DAY = 20_000
MIDNIGHT = (DAY + 1) * 86_400
PLACES = Places("/", frozenset({"", "guide/"}), {})
SOMEBODY = Asked("198.51.100.7", PERSON, "", False, "")
Act = Callable[[Counting, Callable[[float], None]], Awaitable[None]]


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'events.db'}"


def run(database: str, act: Act) -> list[Any]:
    """Count at moments that the test sets; the visits by their numbers."""
    now = [float(MIDNIGHT)]

    async def counted() -> None:
        with open_store(database) as store:
            journal = Journal(store.write)
            try:
                counting = Counting(journal, store.salt, lambda: now[0])
                await act(counting, lambda moment: now.__setitem__(0, moment))
            finally:
                await asyncio.to_thread(journal.close)

    asyncio.run(counted())
    return sorted(rows(database, "visit"), key=lambda row: (row.id, row.day))


def beacon(id: int, age: int = 0) -> Beacon:
    return Beacon(id, "/guide/", "", 50, min(age, 30), age)


def test_what_is_read_past_midnight_is_a_visit_of_the_day_it_began(database: str) -> None:
    async def act(counting: Counting, at: Callable[[float], None]) -> None:
        at(MIDNIGHT - 60)
        await counting.seen(SOMEBODY, beacon(1), PLACES)
        at(MIDNIGHT + 3600)
        await counting.seen(SOMEBODY, beacon(1, age=3660), PLACES)
        await counting.seen(SOMEBODY, beacon(2), PLACES)

    one, two = run(database, act)
    assert (one.day, one.seconds, one.at) == (DAY, 30, MIDNIGHT - 60)
    assert two.day == DAY + 1
    assert one.visitor != two.visitor


def test_nobody_is_known_again_once_their_day_is_over(database: str) -> None:
    async def act(counting: Counting, at: Callable[[float], None]) -> None:
        at(MIDNIGHT - 60)
        known = await counting.visitor(SOMEBODY, DAY)
        at(MIDNIGHT + 6 * 3600)
        counting.forget()
        with open_store(database) as store:
            store.settle(MIDNIGHT + 6 * 3600, lambda code: code, Keeping())
        assert await counting.visitor(SOMEBODY, DAY) != known

    run(database, act)


def test_where_somebody_asks_from_does_not_depend_on_their_browser(database: str) -> None:
    async def act(counting: Counting, at: Callable[[float], None]) -> None:
        other = SOMEBODY._replace(agent="curl")
        assert await counting.visitor(SOMEBODY, DAY) != await counting.visitor(other, DAY)
        assert await counting.household(SOMEBODY, DAY) == await counting.household(other, DAY)

    run(database, act)


def test_a_database_that_is_away_is_asked_once_for_all_who_wait() -> None:
    asked = []

    def salt(day: int) -> bytes:
        asked.append(day)
        raise Unavailable("away")

    async def act() -> None:
        journal = Journal(lambda events: None)
        counting = Counting(journal, salt, lambda: float(MIDNIGHT))
        seen = [counting.seen(SOMEBODY, beacon(n), PLACES) for n in range(20)]
        found = await asyncio.gather(*seen, return_exceptions=True)
        assert all(isinstance(error, Unavailable) for error in found)
        await asyncio.to_thread(journal.close)

    asyncio.run(act())
    assert asked == [DAY + 1]
