"""A crew does every chunk: that of a worker that dies has a second try, and no other is lost."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kitgen.build.editions.copies import Copy
from kitgen.build.editions.crew import Local
from kitgen.build.editions.depot import Depot, Folder
from kitgen.build.editions.outfit import outfit
from kitgen.build.editions.work import Bench, Chunk, Failed, Made, Result, work
from kitgen.links.ledger import Ledger
from kitgen.outputs.pdf.plate import Person


@dataclass(frozen=True, eq=False)
class Stamp:
    """A mould that says whose it is, and does what a name tells it."""

    notes: Path
    head: bytes = b"of "

    def tail(self, person: Person, ledger: Ledger) -> bytes:
        if person.name == "wrong":
            raise ValueError("this cannot be set")
        if person.name == "hungry":
            raise MemoryError
        seen = self.notes / person.id
        if person.name == "dies" or (person.name == "dies once" and not seen.exists()):
            seen.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return f"{person.id} by {os.getpid()}".encode()

    def refusal(self, person: Person) -> None:
        return None


def chunk(*people: str, name: str = "") -> Chunk:
    return Chunk(tuple(Copy(f"{who}.pdf", "pdf", Person(who, name), (), "") for who in people))


def bench(folder: Path, depot: Depot | None = None) -> Bench:
    return Bench({"pdf": Stamp(folder)}, "", depot, outfit())


def done(jobs: int, chunks: Sequence[Chunk], tools: Bench) -> dict[str, Result]:
    """What became of each chunk, by its first copy."""
    results = Local(jobs).work(tools, chunks, len(chunks))
    return {found.copies[0].person.id: result for found, result in results}


def who(result: Result) -> str:
    assert isinstance(result, Made), result
    return result.tails[0].decode().partition(" by ")[0]


def hand(result: Result) -> int:
    """The process that made a chunk."""
    assert isinstance(result, Made), result
    return int(result.tails[0].split()[-1])


def many(count: int) -> list[Chunk]:
    return [chunk(f"p{number}") for number in range(count)]


def test_a_little_is_done_here(tmp_path: Path) -> None:
    assert {hand(result) for result in done(2, many(7), bench(tmp_path)).values()} == {os.getpid()}


def test_more_is_done_by_other_processes_that_are_never_given_all_at_once(tmp_path: Path) -> None:
    taken = []

    def chunks() -> Iterator[Chunk]:
        for one in many(20):
            taken.append(one)
            yield one

    for number, (one, result) in enumerate(Local(2).work(bench(tmp_path), chunks(), 20)):
        assert who(result) == one.copies[0].person.id
        assert hand(result) != os.getpid()
        assert len(taken) <= number + 6
    assert number == 19


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a thing of POSIX")
def test_a_worker_that_dies_takes_no_chunk_along_but_one_that_kills_twice(tmp_path: Path) -> None:
    chunks = many(10)
    chunks[1] = chunk("once", name="dies once")
    chunks[6] = chunk("ever", name="dies")
    found = done(2, chunks, bench(tmp_path))
    failed = found.pop("ever")
    assert isinstance(failed, Failed)
    assert "died, twice" in failed.message
    assert not failed.last
    assert len(found) == 9
    assert all(who(result) == person for person, result in found.items())


def test_where_no_more_processes_are_to_be_had_the_rest_is_done_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    class Few(ThreadPoolExecutor):
        def submit(self, *arguments: Any) -> Future[Any]:  # type: ignore[override]  # no callable
            calls.append(arguments)
            if len(calls) > 5:
                raise OSError("Resource temporarily unavailable")
            return super().submit(work, bench(tmp_path), arguments[1])

    monkeypatch.setattr("kitgen.build.editions.crew.pool", lambda jobs, ready: Few(jobs))
    found = done(2, many(12), bench(tmp_path))
    assert len(calls) == 6
    assert [who(result) for result in found.values()] == [f"p{n}" for n in range(12)]


def test_a_chunk_that_cannot_be_made_says_why(tmp_path: Path) -> None:
    assert work(bench(tmp_path), chunk("a", name="wrong")) == Failed("this cannot be set")
    hungry = work(bench(tmp_path), chunk("a", name="hungry"))
    assert isinstance(hungry, Failed)
    assert "memory" in hungry.message


def test_whoever_makes_a_chunk_puts_it_away_if_it_can(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    made = work(bench(tmp_path, Folder(tmp_path / "out")), chunk("mara", "karin"))
    assert isinstance(made, Made)
    assert made.tails == ()
    files = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert {name: data[:7] for name, data in files.items()} == {
        "karin.pdf": b"of kari",
        "mara.pdf": b"of mara",
    }
    assert made.sizes == (len(files["mara.pdf"]), len(files["karin.pdf"]))


def test_a_depot_that_takes_nothing_ends_it_all(tmp_path: Path) -> None:
    failed = work(bench(tmp_path, Folder(tmp_path / "missing")), chunk("mara"))
    assert isinstance(failed, Failed)
    assert failed.last
    assert "mara.pdf cannot be written" in failed.message


def test_another_program_or_other_typefaces_make_nothing(tmp_path: Path) -> None:
    other = Bench({"pdf": Stamp(tmp_path)}, "", None, f"{outfit()} and one more")
    failed = work(other, chunk("mara"))
    assert isinstance(failed, Failed)
    assert failed.last
    assert "another kitgen" in failed.message


def test_threads_of_one_worker_set_words_one_at_a_time(tmp_path: Path) -> None:
    inside, most = [0], [0]

    class Counting(Stamp):
        def tail(self, person: Person, ledger: Ledger) -> bytes:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            threading.Event().wait(0.001)
            inside[0] -= 1
            return b""

    tools = Bench({"pdf": Counting(tmp_path)}, "", None, outfit())
    threads = [threading.Thread(target=work, args=(tools, chunk("a", "b", "c"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]
