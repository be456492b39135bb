"""A crew: whoever does the work, in this process, in others beside it, or on other machines."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import Final, Protocol

from kitgen.build.editions.depot import Reach
from kitgen.build.editions.work import Bench, Chunk, Failed, Result, work
from kitgen.build.workshop import ending, pool, uninterrupted

_AHEAD: Final = 2
"""Chunks that are handed out for each worker: no more, lest they fill the memory."""
_WORTH: Final = 4
"""Chunks for which it pays to start a worker."""


class Crew(Protocol):
    """Does chunks, in any order, and says of each what became of it."""

    @property
    def distance(self) -> Reach:
        """How far away it works."""

    def work(
        self, bench: Bench, chunks: Iterable[Chunk], count: int
    ) -> Generator[tuple[Chunk, Result], None, None]:
        """The results of so many chunks, which are taken when their turn comes."""


@dataclass(frozen=True)
class Local:
    """Worker processes on this machine; where there is little to do, this process alone."""

    jobs: int

    @property
    def distance(self) -> Reach:
        """Other processes reach what is on this machine, but not the memory of this one."""
        return Reach.MACHINE

    def work(
        self, bench: Bench, chunks: Iterable[Chunk], count: int
    ) -> Generator[tuple[Chunk, Result], None, None]:
        """The results. A worker that dies takes along what it had in hand, and no more."""
        left = iter(chunks)
        jobs = min(self.jobs, count // _WORTH)
        if jobs > 1:
            hands = _Hands(partial(_hold, bench), jobs)
            # Where no more processes are to be had, what is left is done here.
            with suppress(OSError):
                yield from hands.work(left)
            left = chain(hands.left, left)
        yield from ((chunk, work(bench, chunk)) for chunk in left)


class _Hands:
    """Worker processes, and others in their place when one of them dies."""

    def __init__(self, ready: Callable[[], None], jobs: int) -> None:
        self._ready = ready
        self._jobs = jobs
        self._doing: deque[tuple[Chunk, Future[Result]]] = deque()

    @property
    def left(self) -> tuple[Chunk, ...]:
        """What they were given and have not done."""
        return tuple(chunk for chunk, _ in self._doing)

    def work(self, chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, Result]]:
        """All that they do, in the order of the chunks."""
        while True:
            with ending(pool(self._jobs, self._ready)) as executor:
                self._hand_out(executor, chunks)
                while self._doing and not _dead(self._doing[0][1]):
                    chunk, future = self._doing.popleft()
                    yield chunk, future.result()
                    self._hand_out(executor, chunks)
            if not self._doing:
                return
            yield from self._again()

    def _hand_out(self, executor: Executor, chunks: Iterator[Chunk]) -> None:
        for chunk in islice(chunks, self._jobs * _AHEAD - len(self._doing)):
            self._doing.append((chunk, Future()))
            self._doing[-1] = chunk, _submitted(executor, chunk)

    def _again(self) -> Iterator[tuple[Chunk, Result]]:
        """What was in hand when a worker died. Nobody knows whose it was: one after the other."""
        while self._doing:
            with ending(pool(1, self._ready)) as executor:
                died = False
                while self._doing and not died:
                    chunk, future = self._doing[0]
                    if _dead(future):
                        future = _submitted(executor, chunk)
                        died = _dead(future)
                    self._doing.popleft()
                    yield chunk, _DIED if died else future.result()


_DIED: Final = Failed(
    "the process that made them died, twice",
    "most likely the computer ran out of memory: close other programs, or use --jobs 1; "
    "then the same command goes on",
)


def _submitted(executor: Executor, chunk: Chunk) -> Future[Result]:
    try:
        # As they are started, workers would complain of Ctrl-C.
        with uninterrupted():
            return executor.submit(_at_the_bench, chunk)
    except BrokenExecutor as error:
        future: Future[Result] = Future()
        future.set_exception(error)
        return future


def _dead(future: Future[Result]) -> bool:
    """Whether the worker died that had a chunk; waits until that is known."""
    return isinstance(future.exception(), BrokenExecutor)


_bench: list[Bench] = []
"""What this process works with, if it is a worker."""


def _hold(bench: Bench) -> None:
    _bench[:] = [bench]


def _at_the_bench(chunk: Chunk) -> Result:
    return work(_bench[0], chunk)
