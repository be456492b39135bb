"""Runs the collector: listens, keeps what it knows up to date, and adds up the days."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple, ParamSpec

from kitgen.build.collector.app import Collector, healthy
from kitgen.build.collector.asked import trusted
from kitgen.build.collector.counting import Counting
from kitgen.build.collector.files import Files, Pages
from kitgen.build.collector.journal import Journal
from kitgen.build.collector.knowledge import Knowledge, learn, stamps
from kitgen.build.collector.offers import Offers
from kitgen.build.collector.reports import Reports
from kitgen.model.kit import Settings
from kitgen.track.store import Keeping, Store, Unavailable

P = ParamSpec("P")
LOG: Final = logging.getLogger("kitgen.collect")
_LOOK: Final = 5.0
"""Seconds after which the kit's files are looked at again."""
_SETTLE: Final = 600.0
"""Seconds after which days that are over are added up."""
_TURN: Final = 0.001
"""Seconds after which threads take turns."""
_IDLE: Final = 20
_BACKLOG: Final = 2048
_CONNECTIONS: Final = 4000
_FILES: Final = 200
"""That are open beside the connections."""


class Setting(NamedTuple):
    """How a collector runs."""

    root: Path
    site: Path
    proxies: tuple[str, ...] = ()
    """Addresses of proxies, beside this machine's own, that say for whom they ask."""
    token: str = ""
    """For the report over the web; without one it is not shown."""


def listen(host: str, port: int) -> socket.socket:
    """A socket at an address and a port; 0 is any that is free. Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.create_server((host, port), family=family, backlog=_BACKLOG)
    found.setblocking(False)
    return found


def run(
    setting: Setting,
    knowledge: Knowledge,
    store: Store,
    listening: socket.socket,
    pages: Pages,
    report: Callable[[], str],
) -> None:
    """Collect until Ctrl-C or SIGTERM; what was taken in by then is answered and on the disk."""
    # The thread that writes must not keep those waiting who are to be answered.
    sys.setswitchinterval(_TURN)
    _allow(_CONNECTIONS + _FILES)
    # The signal that ended the server is raised again once it has ended.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt), asyncio.Runner(loop_factory=_loop()) as runner:
        runner.run(_run(setting, knowledge, store, listening, pages, report))


def _allow(files: int) -> None:
    """As many open files, at once, as the system lets us have; many are allowed few at first."""
    try:
        import resource
    except ImportError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = files if hard == resource.RLIM_INFINITY else min(files, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.new_event_loop


async def _run(
    setting: Setting,
    knowledge: Knowledge,
    store: Store,
    listening: socket.socket,
    pages: Pages,
    report: Callable[[], str],
) -> None:
    import uvicorn

    journal = Journal(store.write)
    counting = Counting(journal, store.salt, time.time)
    collector = Collector(
        knowledge,
        counting,
        Offers(journal, counting, time.time),
        Files(counting, pages),
        Reports(setting.token, report),
        trusted=trusted(setting.proxies),
        healthy=lambda: healthy(store.reach),
    )
    config: Any = uvicorn.Config(
        collector,
        http=_protocol(),
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        backlog=_BACKLOG,
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=_IDLE,
        timeout_graceful_shutdown=5,
    )
    upkeep = asyncio.create_task(_keep_up(collector, counting, pages, setting, store))
    try:
        await uvicorn.Server(config).serve(sockets=[listening])
    finally:
        upkeep.cancel()
        with suppress(asyncio.CancelledError):
            await upkeep
        await asyncio.to_thread(journal.close)


def _protocol() -> Any:
    try:
        from kitgen.build.collector.guard import Guarded
    except ImportError:
        # Slower, and with limits of its own.
        return "h11"
    return Guarded


async def _keep_up(
    collector: Collector, counting: Counting, pages: Pages, setting: Setting, store: Store
) -> None:
    settled = 0.0
    while True:
        if time.monotonic() - settled >= _SETTLE or not settled:
            settled = time.monotonic()
            await _surely(_settle, store, collector.knowledge)
        await asyncio.sleep(_LOOK)
        counting.forget()
        if stamps(setting.root, setting.site) != collector.knowledge.seen:
            await _surely(_learn, collector, setting)
            await _surely(pages.close)


async def _surely(step: Callable[P, object], *values: P.args, **named: P.kwargs) -> None:
    """Do something in a thread; whatever goes wrong with it, the upkeep goes on."""
    try:
        await asyncio.to_thread(step, *values, **named)
    except Exception as error:
        LOG.error("The upkeep failed (%s); it is tried again.", type(error).__name__)


def _settle(store: Store, knowledge: Knowledge) -> None:
    try:
        days = store.settle(int(time.time()), knowledge.places.person, _keeping(knowledge.settings))
    except Unavailable as error:
        LOG.warning("The days could not be added up: %s", error)
    else:
        if days:
            LOG.info("Added up %d %s.", days, "day" if days == 1 else "days")


def _keeping(settings: Settings) -> Keeping:
    """How long a kit keeps things."""
    privacy = settings.privacy
    return Keeping(privacy.visits_days, privacy.retention_days) if privacy else Keeping()


def _learn(collector: Collector, setting: Setting) -> None:
    """Read the kit again; one that has errors now changes nothing."""
    stamped = stamps(setting.root, setting.site)
    learned = learn(setting.root, setting.site)
    if learned.knowledge is None:
        LOG.warning("The kit has errors now; the collector goes on with what it knew.")
        collector.knowledge = collector.knowledge._replace(seen=stamped)
    else:
        collector.knowledge = learned.knowledge
        LOG.info("Read the kit again.")
