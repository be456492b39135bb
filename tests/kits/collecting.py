"""A real collector beside a hosted kit: a process of its own, asked over real sockets."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_PATIENCE = 60


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        found = probe.getsockname()[1]
    assert isinstance(found, int)
    return found


@dataclass(frozen=True, slots=True)
class Collecting:
    """A collector that runs."""

    port: int
    database: str
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}/"


@contextmanager
def collecting(
    root: Path, database: str, log: Path, port: int = 0, extra: Mapping[str, str] | None = None
) -> Iterator[Collecting]:
    """Run `kitgen collect` for a built kit until the block ends; `extra` are variables for it."""
    port = port or free_port()
    command = [sys.executable, "-m", "kitgen", "collect", str(root), "--port", str(port)]
    with log.open("ab") as said:
        process = subprocess.Popen(
            [*command, "--database", database],
            stdout=said,
            stderr=subprocess.STDOUT,
            env=os.environ | dict(extra or {}),
        )
    try:
        _wait(process, port, log)
        yield Collecting(port, database, process, log)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(_PATIENCE)


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text("utf-8", "replace")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(log.read_text("utf-8", "replace"))
