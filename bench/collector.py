"""How many beacons a collector takes down in a second, and how long each waits for its answer.

python -m bench.collector [--seconds 20] [--rate 2000] [--database URL]

The collector is the real one, a process of its own on one core; the load comes from this process
over loopback, on connections that stay open, as a web server in front would hold them. Every
beacon that was answered must be in the database afterwards.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import func, select

from kitgen.build.collector.knowledge import learn
from kitgen.track.store.engine import engine_of, url_of
from kitgen.track.store.tables import VISIT

_ROOT = Path(__file__).parents[1]
_CONNECTIONS = 40
_AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0"


class Load(NamedTuple):
    sent: int
    taken: int
    seconds: float
    waits: list[float]

    def wait(self, share: float) -> float:
        return sorted(self.waits)[min(len(self.waits) - 1, int(share * len(self.waits)))] * 1e3


class Client(asyncio.Protocol):
    """A connection on which one beacon after the other is sent and answered."""

    def __init__(self) -> None:
        self.answered: asyncio.Future[bool] | None = None
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if b"\r\n\r\n" in self._buffer and self.answered is not None:
            ok = self._buffer.startswith(b"HTTP/1.1 204")
            self._buffer = b""
            answered, self.answered = self.answered, None
            answered.set_result(ok)


def beacons(origin: str, pages: list[str], seed: int = 5) -> Iterator[bytes]:
    chance = random.Random(seed)
    while True:
        page = chance.choice(pages)
        read = chance.random() < 0.4
        stay, depth = 40 * read, chance.randint(5, 100)
        body = f"i={chance.getrandbits(64):016x}&p={page}&v=&d={depth}&s={stay}&a={stay}"
        address = f"10.{chance.randint(0, 255)}.{chance.randint(0, 255)}.{chance.randint(1, 254)}"
        yield (
            f"POST /v HTTP/1.1\r\nHost: k\r\nOrigin: {origin}\r\nUser-Agent: {_AGENT}\r\n"
            f"X-Forwarded-For: {address}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        ).encode()


async def load(port: int, seconds: float, rate: float, all_: Iterator[bytes]) -> Load:
    """Send at a steady rate, whether or not answers keep up; a rate of 0 is as fast as it goes."""
    loop = asyncio.get_running_loop()
    free: asyncio.Queue[Client] = asyncio.Queue()
    for _ in range(_CONNECTIONS):
        _, client = await loop.create_connection(Client, "127.0.0.1", port)
        free.put_nowait(client)
    waits: list[float] = []
    taken = 0

    async def one(due: float) -> None:
        nonlocal taken
        client = await free.get()
        client.answered = loop.create_future()
        client.transport.write(next(all_))
        ok = await client.answered
        waits.append(time.perf_counter() - due)
        taken += ok
        free.put_nowait(client)

    async def without_pause(until: float) -> None:
        while time.perf_counter() < until:
            await one(time.perf_counter())

    started = time.perf_counter()
    sent = 0
    if rate:
        tasks = set()
        while (now := time.perf_counter()) - started < seconds:
            while sent < (now - started) * rate:
                task = asyncio.create_task(one(started + sent / rate))
                tasks.add(task)
                task.add_done_callback(tasks.discard)
                sent += 1
            await asyncio.sleep(0.001)
        await asyncio.gather(*tasks)
    else:
        await asyncio.gather(*(without_pause(started + seconds) for _ in range(_CONNECTIONS)))
        sent = len(waits)
    return Load(sent, taken, time.perf_counter() - started, waits)


@contextmanager
def collector(database: str) -> Iterator[tuple[int, int]]:
    """A collector on the first core; its port and its process."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "kitgen", "collect", str(_ROOT), "--port", str(port)]
    if hasattr(os, "sched_setaffinity"):
        command = ["taskset", "-c", "0", *command]
    with subprocess.Popen([*command, "--database", database], stdout=subprocess.DEVNULL) as process:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port, process.pid
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def memory(pid: int) -> float:
    """MiB that are resident."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def cpu(pid: int) -> float:
    """Seconds of CPU, user and system."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--rate", type=float, default=2000)
    parser.add_argument("--database", default="")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        knowledge = learn(_ROOT, _ROOT / "site").knowledge
        assert knowledge is not None, "make kit first"
        base = knowledge.places.base
        pages = [f"{base}{page}" for page in knowledge.places.pages]
        pages += [f"{base}s/{code}/" for code in list(knowledge.places.people)[:500]]
        database = options.database or f"sqlite:///{folder}/events.db"
        all_ = beacons(knowledge.address.origin, pages)
        with collector(database) as (port, pid):
            taken = asyncio.run(load(port, 2, 500, all_)).taken
            before = memory(pid)
            for label, rate in (
                (f"{options.rate:,.0f} a second", options.rate),
                ("as fast as it goes", 0),
            ):
                spent = cpu(pid)
                found = asyncio.run(load(port, options.seconds, rate, all_))
                taken += found.taken
                busy = (cpu(pid) - spent) / found.seconds
                print(
                    f"{label}: {found.taken / found.seconds:,.0f}/s taken down, {found.sent:,}; "
                    f"wait median {found.wait(0.5):.1f} ms, 99 % {found.wait(0.99):.1f} ms, "
                    f"99.9 % {found.wait(0.999):.1f} ms; {busy:.0%} of a core; "
                    f"memory {before:.0f} -> {memory(pid):.0f} MiB"
                )
        with engine_of(url_of(database)).connect() as connection:
            kept = connection.scalar(select(func.count()).select_from(VISIT)) or 0
        print(f"answered {taken:,}, in the database {kept:,}")
        assert kept >= taken, "an answered beacon is missing"


if __name__ == "__main__":
    main()
