"""A PostgreSQL of the tests' own: in its own folder, reached by a socket there and no other way."""

from __future__ import annotations

import os
import pwd
import runpy
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

PROGRAMS: Callable[[], Path | None] = runpy.run_path(
    str(Path(__file__).parents[1] / "tools" / "database.py")
)["programs"]
PASSWORD = "not-to-be-shown"
_SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "autovacuum": "off",
    "jit": "off",
}
if sys.platform == "linux":
    # It is cut off and started again: elsewhere it then waits for the disk file by file.
    _SETTINGS["recovery_init_sync_method"] = "syncfs"
_LONG = 60


class Cluster:
    """A server that can be stopped, frozen and started again."""

    def __init__(self, programs: Path, folder: Path, run_as: dict[str, Any]) -> None:
        self._programs = programs
        self._folder = folder
        self._run_as = run_as
        self._numbers = count(1)
        self._server: subprocess.Popen[bytes] | None = None
        initdb = [programs / "initdb", "-D", folder / "data", "-U", "kitgen", "-A", "trust"]
        subprocess.run(
            [*initdb, "-E", "UTF8", "--locale=C", "--no-sync"],
            check=True,
            capture_output=True,
            cwd=folder,
            **run_as,
        )

    def start(self) -> None:
        """Start, and wait until it answers."""
        import psycopg

        settings = [part for pair in _SETTINGS.items() for part in ("-c", "=".join(pair))]
        command = [self._programs / "postgres", "-D", self._folder / "data", "-k", self._folder]
        with (self._folder / "log").open("ab") as log:
            self._server = subprocess.Popen(
                [*command, *settings], cwd=self._folder, stdout=log, stderr=log, **self._run_as
            )
        until = time.monotonic() + _LONG
        while True:
            try:
                psycopg.connect(self._place, connect_timeout=2).close()
                return
            except psycopg.OperationalError:
                assert self._server.poll() is None, (self._folder / "log").read_text()
                assert time.monotonic() < until, (self._folder / "log").read_text()
                time.sleep(0.02)

    def stop(self) -> None:
        """Stop it at once, as the loss of power does: whoever is connected is cut off."""
        if self._server is not None:
            self._server.send_signal(signal.SIGQUIT)
            self._server.wait(_LONG)
            self._server = None

    def new(self) -> str:
        """The address of a place with nothing in it, with a password that nobody asks for."""
        import psycopg

        # A schema is made at once; a database of its own is hundreds of files.
        name = f"t{next(self._numbers)}"
        with psycopg.connect(self._place, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        within = f"host={self._folder}&options=-csearch_path%3D{name}"
        return f"postgresql+psycopg://kitgen:{PASSWORD}@/postgres?{within}"

    @property
    def _place(self) -> str:
        return f"host={self._folder} user=kitgen dbname=postgres"


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A server, running. Raises LookupError where there is no PostgreSQL."""
    programs = PROGRAMS()
    if programs is None:
        raise LookupError("there is no PostgreSQL on this machine: .ci/setup --tests installs it")
    # Not in pytest's folder: the address of a socket is short, and root's folders are root's alone.
    folder = Path(tempfile.mkdtemp(prefix="kitgen-pg-"))
    run_as: dict[str, Any] = {}
    if os.geteuid() == 0:
        # PostgreSQL refuses to run as root.
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        run_as = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    found = Cluster(programs, folder, run_as)
    try:
        found.start()
        yield found
    finally:
        found.stop()
        shutil.rmtree(folder)
