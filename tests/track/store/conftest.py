"""A database to collect in, of each kind."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from kitgen.track.store import Store, open_store
from kitgen.track.store.engine import engine_of, path_of, url_of
from kitgen.track.store.tables import metadata

_PROGRAM = """
import sys
from kitgen.track.store import Keeping, open_store
database, now = sys.argv[1], int(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    with open_store(database) as found:
        yield found


@contextmanager
def connected(database: str) -> Iterator[Connection]:
    """The database itself, past the store."""
    engine = engine_of(url_of(database))
    if path := path_of(engine.url):
        path.parent.mkdir(exist_ok=True)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


@pytest.fixture
def rows(database: str) -> Callable[[str], list[Any]]:
    """What lies in a table."""

    def find(table: str) -> list[Any]:
        with connected(database) as connection:
            return list(connection.execute(select(metadata.tables[table])))

    return find


@pytest.fixture
def at_once(database: str) -> Callable[[str, int], list[str]]:
    """What several programs print that run the same lines at the same moment."""

    def run(lines: str, now: int) -> list[str]:
        command = [sys.executable, "-c", _PROGRAM + lines, database, str(now)]
        programs = [
            subprocess.Popen(command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            for _ in range(3)
        ]
        for program in programs:
            assert program.stdout is not None
            assert program.stdout.readline() == "ready\n"
        # All are awake before the first of them goes.
        for program in programs:
            assert program.stdin is not None
            program.stdin.write("\n")
            program.stdin.flush()
        said = [program.communicate(timeout=60)[0].strip() for program in programs]
        assert [program.returncode for program in programs] == [0, 0, 0]
        return said

    return run


def bytes_of(database: str) -> bytes:
    """All that lies on the disk for one of SQLite's databases."""
    path = Path(url_of(database).database or "")
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))
