"""A real `kitgen collect`: its own process, asked over real sockets."""

from __future__ import annotations

import http.client
import json
import os
import re
import resource
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

from sqlalchemy import select

from kitgen.track.store import Store, open_store
from kitgen.track.store.engine import engine_of, url_of
from kitgen.track.store.tables import metadata

from ..conftest import Kit

ORIGIN = "https://guide.example"
BASE = "/kit/"
PERSON = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 "
    "Safari/537.36"
)
HERE = re.compile(r"here +http://127\.0\.0\.1:([0-9]+)/")
LONG = 60.0
"""Seconds after which a test has failed, however busy the machine is."""
_FORM = "application/x-www-form-urlencoded"
# Whatever else the program waits for, it is to wait less in tests.
_PROGRAM = """
import importlib, json, sys
for where, value in json.loads(sys.argv.pop(1)).items():
    module, _, name = where.rpartition(".")
    setattr(importlib.import_module(module), name, value)
from kitgen.cli import main
main()
"""


class Answer(NamedTuple):
    """What the collector said."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Running:
    """A collector that runs."""

    kit: Kit
    database: str
    process: subprocess.Popen[bytes]
    log: Path
    port: int = 0
    _numbers: Iterator[int] = field(default_factory=lambda: iter(range(1, 60_000)))

    def ask(
        self, method: str, path: str, body: bytes | str = b"", timeout: float = LONG, **headers: str
    ) -> Answer:
        """Ask for exactly this path; who asks is somebody new unless the headers say otherwise."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {"user-agent": PERSON, "x-forwarded-for": self.somebody(), **named}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body or None, sent)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, found, answer.read())
        finally:
            connection.close()

    def somebody(self) -> str:
        """The address of somebody who has not been here yet."""
        number = next(self._numbers)
        return f"10.7.{number // 250}.{number % 250 + 1}"

    def see(self, page: str = "guide/", via: str = "", **more: Any) -> Answer:
        """Say that a page was seen, as the script does."""
        said = {"i": secrets.token_hex(8), "p": f"{BASE}{page}", "v": via}
        said |= {name: str(more.pop(name)) for name in [*more] if len(name) == 1}
        more.setdefault("origin", ORIGIN)
        return self.ask("POST", f"{BASE}v", urlencode(said), content_type=_FORM, **more)

    def send(self, **more: str) -> Answer:
        """Send the offer's form, as a browser does without a script."""
        headers = {name[1:]: more.pop(name) for name in [*more] if name.startswith("_")}
        sent = {"name": "Ada", "email": "ada@example.org", "note": "Late.", "t": ""} | more
        return self.post(urlencode(sent), **headers)

    def post(self, body: bytes | str, **headers: str) -> Answer:
        """Post this to the offer's form."""
        headers.setdefault("origin", ORIGIN)
        return self.ask("POST", f"{BASE}offer", body, content_type=_FORM, **headers)

    def well(self) -> bool:
        return self.ask("GET", f"{BASE}healthz").status == 200

    def connect(self) -> socket.socket:
        """A connection to say anything on."""
        return socket.create_connection(("127.0.0.1", self.port), LONG)

    def raw(self, *pieces: bytes) -> bytes:
        """All that is answered to exactly these bytes."""
        with self.connect() as connection:
            for piece in pieces:
                connection.sendall(piece)
            return drained(connection)

    def rows(self, table: str) -> list[Any]:
        return rows(self.database, table)

    def said(self) -> str:
        """Its log, and all else that it printed."""
        return self.log.read_text("utf-8", "replace")

    def stop(self, by: signal.Signals = signal.SIGTERM) -> int:
        """End it; its exit code."""
        self.process.send_signal(by)
        return self.process.wait(LONG)

    def wait_until_well(self) -> None:
        wait(self.well, "the collector is well")


def drained(connection: socket.socket) -> bytes:
    """What comes until the other side hangs up."""
    found = b""
    try:
        while more := connection.recv(65536):
            found += more
    except ConnectionResetError:
        pass
    return found


def wait(done: Any, what: str, seconds: float = LONG) -> None:
    """Wait until something is so."""
    until = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < until, f"in vain: {what}"
        time.sleep(0.02)


def rows(database: str, table: str) -> list[Any]:
    """What lies in a table."""
    engine = engine_of(url_of(database))
    try:
        with engine.begin() as connection:
            return list(connection.execute(select(metadata.tables[table])))
    finally:
        engine.dispose()


def tallies(database: str) -> dict[tuple[str, str, str, str], int]:
    """What was counted, as the report sees it."""
    store: Store
    with open_store(database) as store:
        found = store.tallies(lambda code: code)
        return {(t.what.value, t.page, t.code, t.machine): t.count for t in found}


@contextmanager
def collecting(
    kit: Kit,
    database: str,
    folder: Path,
    *,
    token: str = "",
    patience: Mapping[str, float] | None = None,
    largest: int | None = None,
) -> Iterator[Running]:
    """Run a collector; `largest` is how many bytes a file of it may have, as on a full disk."""
    log = folder / f"collector-{secrets.token_hex(4)}.log"
    command = [sys.executable, "-c", _PROGRAM]
    program = [*command, json.dumps(patience or {}), "collect", str(kit.root), "--port", "0"]
    environment = {**os.environ, "KITGEN_DATABASE": database, "PYTHONUNBUFFERED": "1"}
    environment.pop("KITGEN_REPORT_TOKEN", None)
    if token:
        environment["KITGEN_REPORT_TOKEN"] = token

    def limit() -> None:
        if largest is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))

    with log.open("wb") as file:
        process = subprocess.Popen(
            program, stdout=file, stderr=subprocess.STDOUT, env=environment, preexec_fn=limit
        )
    running = Running(kit, database, process, log)
    try:
        wait(
            lambda: HERE.search(running.said()) or process.poll() is not None,
            "the collector says where it is",
        )
        found = HERE.search(running.said())
        assert found is not None, running.said()
        running.port = int(found[1])
        yield running
        if process.poll() is None:
            assert running.stop() == 0, running.said()
        assert "Traceback" not in running.said(), running.said()
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
