"""What was answered with thanks is on the disk, whatever happens; and what fails comes back."""

from __future__ import annotations

import errno
import html
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import unquote

import pytest

from kitgen.track.store.engine import engine_of, url_of

from ...postgres import Cluster
from .collecting import Answer, Running, collecting, tallies, wait
from .conftest import Kit
from .loading import Load, loading, missing

JOURNAL = "kitgen.build.collector.journal"
SERVE = "kitgen.build.collector.serve"
NOTE = "Forty invoices, & not one of them paid."
NOTHING: tuple[set[int], set[str]] = (set(), set())


@contextmanager
def written_by_another(database: str) -> Iterator[None]:
    """Another program writes, and takes its time."""
    engine = engine_of(url_of(database))
    try:
        with engine.begin():
            yield
    finally:
        engine.dispose()


def by_mail(answer: Answer) -> bool:
    """Whether the reader can send by mail what they wrote."""
    page = unquote(html.unescape(answer.text))
    return answer.status == 503 and "mailto:hello@ledgerline.example" in page and NOTE in page


def test_who_was_thanked_is_there_after_the_program_was_killed(
    counted: Kit, database: str, tmp_path: Path
) -> None:
    sent = Load()
    for answers in 100, 400:
        with collecting(counted, database, tmp_path) as running, loading(running) as load:
            wait(load.answered(answers), "it is under load")
            running.stop(signal.SIGKILL)
            load.end()
        sent.visits |= load.visits
        sent.emails |= load.emails
        assert missing(sent, running) == NOTHING
        assert load.emails
        assert set(load.statuses) == {204, 303}


def test_two_collectors_with_one_database_count_as_one(
    counted: Kit, database: str, tmp_path: Path
) -> None:
    with (
        collecting(counted, database, tmp_path) as one,
        collecting(counted, database, tmp_path) as two,
    ):
        for running in one, two, one:
            assert running.see("privacy/", x_forwarded_for="198.51.100.7").status == 204
        with loading(one, two) as load:
            wait(load.answered(600), "both are under load")
        assert missing(load, one) == NOTHING
        assert set(load.statuses) == {204, 303}
        assert len(one.rows("salt")) <= 2
    assert tallies(database)["visit", "privacy/", "", ""] == 1


@pytest.mark.skipif(sys.platform != "linux", reason="/proc says how it is")
def test_what_was_taken_in_is_answered_before_it_ends(counted: Kit, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'events.db'}"
    with (
        collecting(counted, database, tmp_path) as running,
        ThreadPoolExecutor(12) as readers,
    ):
        assert running.see().status == 204
        with written_by_another(database):
            asked = [readers.submit(running.see) for _ in range(11)]
            asked.append(readers.submit(running.send))
            # Its connections are open, and all have been read.
            wait(lambda: connections(running) >= 12, "all have asked")
            running.process.send_signal(signal.SIGTERM)
            wait(lambda: not listens(running), "it takes no more")
        assert [task.result().status for task in asked] == [204] * 11 + [303]
        assert running.process.wait(60) == 0
        assert len(running.rows("visit")) == 12
        assert len(running.rows("request")) == 1


def connections(running: Running) -> int:
    """How many connections a collector has whose request was read."""
    found = 0
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        _, local, _, state, queues, *_ = line.split()
        if int(local.partition(":")[2], 16) == running.port and state == "01":
            found += queues.endswith(":00000000")
    return found


def listens(running: Running) -> bool:
    try:
        running.connect().close()
    except ConnectionRefusedError:
        return False
    except OSError as error:
        return error.errno != errno.ECONNRESET
    return True


def test_a_program_that_writes_for_long_keeps_nobody_waiting(counted: Kit, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'events.db'}"
    patience = {f"{JOURNAL}._PATIENCE": 0.5}
    with collecting(counted, database, tmp_path, patience=patience) as running:
        assert running.see().status == 204
        with written_by_another(database):
            assert by_mail(running.send(note=NOTE))
            seen = running.see()
            assert (seen.status, seen.headers["retry-after"]) == (503, "60")
        wait(lambda: running.send(email="later@example.org").status == 303, "it recovers")
        assert "later@example.org" in {row.email for row in running.rows("request")}


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m,mode=700", "kitgen-test", str(folder)]
    try:
        if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("a small disk cannot be mounted here")
    except FileNotFoundError:
        pytest.skip("there is no mount")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(path: Path) -> None:
    """Leave no room beside a file."""
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass


def test_a_full_disk_loses_nothing_and_recovers_by_itself(
    counted: Kit, small: Path, tmp_path: Path
) -> None:
    with (
        collecting(counted, f"sqlite:///{small / 'events.db'}", tmp_path) as running,
        loading(running, readers=4) as load,
    ):
        wait(lambda: len(load.emails) >= 3, "it is under load")
        fill(small / "filler")
        wait(load.had(503), "the disk is full")
        wait(lambda: by_mail(running.send(note=NOTE)), "the form goes by mail")
        (small / "filler").unlink()
        wait(lambda: running.send(email="later@example.org").status == 303, "it recovers")
        load.end()
        assert missing(load, running) == NOTHING
        assert "later@example.org" in {row.email for row in running.rows("request")}
        assert set(load.statuses) <= {204, 303, 503}


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="only Linux changes limits later")
def test_a_file_that_may_not_grow_loses_nothing_and_recovers_by_itself(
    counted: Kit, tmp_path: Path
) -> None:
    database = f"sqlite:///{tmp_path / 'events.db'}"
    with (
        collecting(counted, database, tmp_path, largest=400_000) as running,
        loading(running, readers=4) as load,
    ):
        wait(load.had(503), "the file is full")
        wait(lambda: by_mail(running.send(note=NOTE)), "the form goes by mail")
        endless = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(running.process.pid, resource.RLIMIT_FSIZE, endless)
        wait(lambda: running.send(email="later@example.org").status == 303, "it recovers")
        load.end()
        assert missing(load, running) == NOTHING
        assert set(load.statuses) <= {204, 303, 503}


def test_a_server_that_goes_and_comes_back_is_waited_for(
    counted: Kit, postgres_server: Cluster, postgres: str, tmp_path: Path
) -> None:
    with (
        collecting(counted, postgres, tmp_path) as running,
        loading(running, readers=4) as load,
    ):
        wait(lambda: len(load.emails) >= 3, "it is under load")
        try:
            postgres_server.stop()
            wait(load.had(503), "it is away")
            assert by_mail(running.send(note=NOTE))
            assert running.ask("GET", "/kit/healthz").status == 503
        finally:
            postgres_server.start()
        wait(lambda: running.send(email="later@example.org").status == 303, "it recovers")
        running.wait_until_well()
        before = len(load.statuses)
        wait(load.had(204, before), "it counts again")
        load.end()
        assert missing(load, running) == NOTHING
        assert set(load.statuses) <= {204, 303, 503}


def test_a_day_that_begins_without_a_database_is_counted_once_it_is_back(
    counted: Kit, postgres_server: Cluster, postgres: str, tmp_path: Path
) -> None:
    with collecting(counted, postgres, tmp_path) as running:
        try:
            # Nobody has been here today: there is no salt yet.
            postgres_server.stop()
            assert running.see().status == 503
            assert by_mail(running.send(note=NOTE))
        finally:
            postgres_server.start()
        wait(lambda: running.see().status == 204, "it recovers")
        assert running.rows("visit")


def test_a_file_that_was_removed_is_not_written_to(counted: Kit, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'events.db'}"
    with collecting(counted, database, tmp_path) as running, loading(running, readers=4) as load:
        wait(load.answered(50), "it is under load")
        (tmp_path / "events.db").unlink()
        removed_at = len(load.statuses)
        wait(load.answered(removed_at + 50), "it goes on")
        assert running.send(email="later@example.org").status == 303
        assert "later@example.org" in {row.email for row in running.rows("request")}
        load.end()
        assert set(load.statuses) <= {204, 303, 503}
    assert "taken away" in running.said()
