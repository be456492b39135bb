"""The workshop does dear work once, keeps it by its inputs, and survives what goes wrong in it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path

import pytest

from kitgen.build.workshop import CachedWorkshop, key_of, processes, work
from kitgen.outputs.page import Job, JobFailed, Made, Piece, SourceFile


def double(text: str) -> Iterator[Piece]:
    yield {"length": len(text)}, (text * 2).encode()


def noted(text: str, notes: str) -> Iterator[Piece]:
    with Path(notes).open("a") as file:
        file.write(text)
    yield {}, text.encode()


def first_bytes(data: bytes) -> Iterator[Piece]:
    yield {}, data[:3]


def refuses(text: str) -> Iterator[Piece]:
    raise JobFailed(f"no {text}", "try tea")
    yield {}, b""


def hungry(text: str) -> Iterator[Piece]:
    raise MemoryError
    yield {}, b""


def dies(text: str) -> Iterator[Piece]:
    os.kill(os.getpid(), signal.SIGKILL)
    yield {}, b""


def _bytes(result: tuple[Made, ...] | JobFailed) -> bytes:
    assert not isinstance(result, JobFailed), result
    return b"".join(made.file.read_bytes() for made in result)


def test_results_come_in_the_order_of_the_jobs(tmp_path: Path) -> None:
    workshop = CachedWorkshop(tmp_path)
    made = workshop.make([Job(double, (text,)) for text in ("b", "a", "b")])
    assert [_bytes(one) for one in made] == [b"bb", b"aa", b"bb"]
    assert not isinstance(made[0], JobFailed)
    assert made[0][0].about == {"length": 1}
    assert made[0][0].size == 2


def test_the_same_job_is_done_once(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    job = Job(noted, ("x", str(notes)))
    for _ in range(2):
        CachedWorkshop(tmp_path).make([job, job])
    assert notes.read_text() == "x"


def test_a_result_that_was_cut_short_on_disk_is_made_again(tmp_path: Path) -> None:
    job = Job(double, ("ab",))
    (first,) = CachedWorkshop(tmp_path).make([job])
    assert not isinstance(first, JobFailed)
    first[0].file.write_bytes(b"a")
    (second,) = CachedWorkshop(tmp_path).make([job])
    assert _bytes(second) == b"abab"


def test_a_job_is_known_by_its_function_its_arguments_and_its_version(tmp_path: Path) -> None:
    jobs = [
        Job(double, ("a",)),
        Job(double, ("b",)),
        Job(double, ("a",), "2"),
        Job(refuses, ("a",)),
        Job(double, (("a",),)),
        Job(double, (b"a",)),
        Job(double, (1,)),
        Job(double, (True,)),
    ]
    assert len({key_of(job) for job in jobs}) == len(jobs)


def test_a_file_counts_by_its_hash_and_reaches_the_job_as_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"abcdef")
    source = SourceFile(tmp_path, "a.txt", "one")
    elsewhere = SourceFile(tmp_path / "x", "b.txt", "one")
    assert key_of(Job(first_bytes, (source,))) == key_of(Job(first_bytes, (elsewhere,)))
    assert work(Job(first_bytes, (source,))) == [({}, b"abc")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_job_that_fails_says_why_in_its_place(tmp_path: Path, jobs: int) -> None:
    workshop = CachedWorkshop(tmp_path, processes(jobs))
    good, bad = workshop.make([Job(double, ("a",)), Job(refuses, ("milk",))])
    assert _bytes(good) == b"aa"
    assert isinstance(bad, JobFailed)
    assert (str(bad), bad.hint) == ("no milk", "try tea")


def test_a_failure_is_not_kept(tmp_path: Path) -> None:
    source = SourceFile(tmp_path, "late.txt", "x")
    workshop = CachedWorkshop(tmp_path)
    (missing,) = workshop.make([Job(first_bytes, (source,))])
    assert isinstance(missing, JobFailed)
    (tmp_path / "late.txt").write_bytes(b"abc")
    (there,) = workshop.make([Job(first_bytes, (source,))])
    assert _bytes(there) == b"abc"


def test_too_little_memory_is_said_plainly(tmp_path: Path) -> None:
    (failed,) = CachedWorkshop(tmp_path).make([Job(hungry, ("x",))])
    assert isinstance(failed, JobFailed)
    assert "ran out of memory" in str(failed)
    assert "--jobs 1" in failed.hint


def _none_left() -> Executor:
    raise BlockingIOError("Resource temporarily unavailable")


def test_where_no_process_can_be_started_the_work_is_done_here(tmp_path: Path) -> None:
    made = CachedWorkshop(tmp_path, _none_left).make([Job(double, (text,)) for text in "ab"])
    assert [_bytes(one) for one in made] == [b"aa", b"bb"]


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a thing of POSIX")
def test_a_worker_that_is_killed_fails_its_own_job_only(tmp_path: Path) -> None:
    workshop = CachedWorkshop(tmp_path, processes(2))
    jobs = [Job(double, (text,)) for text in "abc"]
    made = workshop.make([*jobs[:2], Job(dies, ("x",)), jobs[2]])
    assert [_bytes(one) for one in (*made[:2], made[3])] == [b"aa", b"bb", b"cc"]
    assert isinstance(made[2], JobFailed)
    assert "ran out of memory" in str(made[2])
