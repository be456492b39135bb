"""Plays a month to the real collector: all of it is real but the clock."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.simulation.happenings import Ask
from kitgen.build.collector.app import Collector, healthy
from kitgen.build.collector.counting import Counting
from kitgen.build.collector.files import Files
from kitgen.build.collector.journal import Journal
from kitgen.build.collector.knowledge import Knowledge
from kitgen.build.collector.offers import Offers
from kitgen.build.collector.pages import SharePages
from kitgen.build.collector.reports import Reports
from kitgen.track.store import Store

_AT_ONCE = 200


class Clock:
    """The month's own time."""

    now = 0.0

    def __call__(self) -> float:
        """Seconds since the epoch."""
        return self.now


def play(asks: Sequence[Ask], root: Path, knowledge: Knowledge, store: Store) -> None:
    """Ask everything in the order of time; each must be answered as it should be."""
    asyncio.run(_play(asks, root, knowledge, store))


async def _play(asks: Sequence[Ask], root: Path, knowledge: Knowledge, store: Store) -> None:
    clock = Clock()
    journal = Journal(store.write)
    counting = Counting(journal, store.salt, clock)
    collector = Collector(
        knowledge,
        counting,
        Offers(journal, counting, clock),
        Files(counting, SharePages(root)),
        Reports("", lambda: ""),
        trusted=frozenset({"127.0.0.1"}),
        healthy=lambda: healthy(store.reach),
    )
    for start in range(0, len(asks), _AT_ONCE):
        some = asks[start : start + _AT_ONCE]
        tasks = []
        for one in some:
            clock.now = one.at
            tasks.append(asyncio.create_task(_ask(collector, knowledge, one)))
            # A request looks at the clock before it waits for anything.
            await asyncio.sleep(0)
        assert await asyncio.gather(*tasks) == [one.status for one in some]
    await asyncio.to_thread(journal.close)


async def _ask(collector: Collector, knowledge: Knowledge, ask: Ask) -> int:
    headers = [
        (b"user-agent", ask.agent.encode()),
        (b"x-forwarded-for", ask.address.encode()),
        (b"origin", knowledge.address.origin.encode()),
    ]
    if ask.uncounted:
        headers.append((b"sec-gpc", b"1"))
    if ask.part:
        headers.append((b"range", ask.part.encode()))
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": ask.method,
        "scheme": "http",
        "path": ask.path,
        "raw_path": ask.path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8787),
    }
    status = 0
    asked = False

    async def receive() -> Any:
        nonlocal asked
        if asked:
            # Nobody goes away before the answer.
            await asyncio.Event().wait()
        asked = True
        return {"type": "http.request", "body": ask.body, "more_body": False}

    async def send(message: Any) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]

    await collector(scope, receive, send)
    return status
