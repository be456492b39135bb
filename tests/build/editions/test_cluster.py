"""Workers of a real Dask cluster make the same bytes, also when one of them dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from distributed import KilledWorker
from distributed.comm import CommClosedError

from kitgen.build.editions import cluster
from kitgen.build.editions.cluster import connected
from kitgen.build.editions.unready import Unready
from kitgen.build.editions.work import Failed

from ..conftest import Kit
from .conftest import CROWD, files, made

START = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    wanted = {"n_workers": int(sys.argv[1]), "processes": True, "threads_per_worker": 2}
    with LocalCluster(**wanted, dashboard_address=None, host="127.0.0.1") as cluster:
        print(cluster.scheduler_address, *(one.pid for one in cluster.workers.values()), flush=True)
        sys.stdin.read()
"""


class Running(NamedTuple):
    """A cluster, and the processes that keep its workers alive."""

    address: str
    workers: tuple[int, ...]


@contextmanager
def started(workers: int) -> Iterator[Running]:
    """A cluster with the settings of this process."""
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", START, str(workers)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    try:
        address, *pids = process.stdout.readline().split()
        yield Running(address, tuple(map(int, pids)))
    finally:
        # It ends with its standard input.
        process.communicate("")


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long for an answer that will not come."""
    monkeypatch.setattr(cluster, "_PATIENCE", 0.5)


@pytest.fixture(scope="module")
def dask() -> Iterator[Running]:
    """A cluster of two workers with two threads each."""
    with started(2) as running:
        yield running


def test_the_bytes_are_those_that_are_made_here(book: Kit, dask: Running, tmp_path: Path) -> None:
    made(book, kinds=("pdf", "letter"), out=str(tmp_path / "here"))
    made(book, kinds=("pdf", "letter"), out=str(tmp_path / "there"), on=dask.address)
    assert files(tmp_path / "here") == files(tmp_path / "there")
    assert len(files(tmp_path / "here")) == 6


def test_nothing_is_lost_when_a_worker_dies(crowd: Kit, dask: Running) -> None:
    kept = crowd.root / ".kitgen"

    def kill() -> None:
        while not any(path.stat().st_size > 10_000 for path in kept.glob("editions-*.tsv")):
            time.sleep(0.005)
        os.kill(dask.workers[0], signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    outcome = made(crowd, on=dask.address)
    killer.join()
    assert outcome.made == CROWD
    assert outcome.findings == ()
    there = files(crowd.root / "editions")
    assert len(there) == CROWD
    made(crowd, "p000", "p100", "p200", "p300", "p400", out=str(crowd.root / "here"))
    assert files(crowd.root / "here").items() <= there.items()


@pytest.mark.usefixtures("hurried")
def test_where_nobody_answers_it_is_said() -> None:
    with pytest.raises(Unready, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:9\."):
        connected("tcp://127.0.0.1:9").__enter__()
    with pytest.raises(Unready, match="No Dask scheduler answers at nonsense://x"):
        connected("nonsense://x").__enter__()


@pytest.mark.usefixtures("hurried")
def test_a_cluster_without_workers_is_said_to_be_one() -> None:
    words = r"has no workers: `dask worker tcp://127\.0\.0\.1:\d+` starts some"
    with started(0) as running, pytest.raises(Unready, match=words):
        connected(running.address).__enter__()


def test_without_dask_its_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(Unready, match=r"pip install 'kitgen\[dask\]'"):
        connected("tcp://127.0.0.1:9").__enter__()


class Fate:
    """What became of a chunk, as Dask tells it."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def result(self) -> None:
        raise self.error


@pytest.mark.parametrize(
    ("error", "words", "last"),
    [
        (KilledWorker("work-1", None, 3), "worker", False),
        (CancelledError("work-1"), "scheduler is gone", True),
        (CommClosedError("in <TCP>"), "scheduler is gone", True),
        (ModuleNotFoundError("No module named 'kitgen'"), "No module named 'kitgen'", True),
    ],
)
def test_what_goes_wrong_far_away_is_told_in_plain_words(
    error: Exception, words: str, last: bool
) -> None:
    failed = cluster._result(Fate(error))
    assert isinstance(failed, Failed)
    assert words in failed.message
    assert failed.last == last
