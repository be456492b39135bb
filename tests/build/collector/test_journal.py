"""The journal: nobody is thanked before it is on the disk, and nobody waits for ever."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence

import pytest

from kitgen.build.collector import journal as module
from kitgen.build.collector.journal import Journal
from kitgen.build.collector.serve import _surely
from kitgen.track.store import Unavailable, open_store
from kitgen.track.store.events import Event, Seen

SEEN = Seen(20_000, 1, 20_000 * 86_400, b"v" * 12, "guide/", "", 10, 5, "")


def test_what_cannot_be_written_takes_nothing_else_with_it(database: str) -> None:
    impossible = SEEN._replace(id=3, page="\0", machine=None)  # type: ignore[arg-type]  # no event is like that

    async def act() -> list[object]:
        with open_store(database) as store:
            journal = Journal(store.write)
            events = [SEEN, SEEN._replace(id=2), impossible, SEEN._replace(id=4)]
            found = await asyncio.gather(*map(journal.put, events), return_exceptions=True)
            await asyncio.to_thread(journal.close)
            assert sum(tally.count for tally in store.tallies(lambda code: code)) == 1
            return [type(one) for one in found]

    nothing = type(None)
    assert asyncio.run(act()) == [nothing, nothing, Unavailable, nothing]


def test_what_waits_when_it_is_closed_is_written() -> None:
    written: list[Event] = []

    async def act() -> None:
        journal = Journal(written.extend)
        waiting = [asyncio.ensure_future(journal.put(SEEN._replace(id=n))) for n in range(9)]
        await asyncio.sleep(0)
        await asyncio.to_thread(journal.close)
        await asyncio.gather(*waiting)
        with pytest.raises(Unavailable):
            await journal.put(SEEN)

    asyncio.run(act())
    assert len(written) == 9


def test_only_so_many_wait_and_none_of_them_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_WAITING", 5)
    monkeypatch.setattr(module, "_PATIENCE", 0.2)
    goes_on = threading.Event()

    def write(events: Sequence[Event]) -> None:
        goes_on.wait()

    async def act() -> list[str]:
        journal = Journal(write)
        try:
            first = asyncio.ensure_future(journal.put(SEEN))
            found = await asyncio.gather(
                *(journal.put(SEEN) for _ in range(12)), return_exceptions=True
            )
            with pytest.raises(Unavailable):
                await first
            return [str(one) for one in found]
        finally:
            goes_on.set()
            await asyncio.to_thread(journal.close)

    said = asyncio.run(act())
    assert said.count("the database does not answer") >= 12 - 5
    assert said.count("the database takes too long") >= 4


def test_the_upkeep_goes_on_whatever_fails(caplog: pytest.LogCaptureFixture) -> None:
    def step() -> None:
        raise RuntimeError("with something private in it")

    asyncio.run(_surely(step))
    assert "RuntimeError" in caplog.text
    assert "private" not in caplog.text
