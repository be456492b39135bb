"""The workshop: dear work is done once, in parallel, and kept by the hash of its inputs."""

from __future__ import annotations

import hashlib
import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kitgen.build.code import JOBS, fingerprint
from kitgen.build.pipeline import Progress as Progress
from kitgen.build.pipeline import quiet
from kitgen.build.store import digest, read_json, write_json, write_whole
from kitgen.outputs.page import Argument, Job, JobFailed, Made, Piece, SourceFile

if TYPE_CHECKING:
    from concurrent.futures import Executor


def key_of(job: Job) -> str:
    """The hash of all that decides a job's result."""
    name = f"{job.function.__module__}.{job.function.__qualname__}"
    return digest(name, job.version, fingerprint(JOBS), *_flat(job.arguments))


def _flat(arguments: Iterable[Argument]) -> Iterable[bytes | str]:
    for argument in arguments:
        match argument:
            case bytes():
                yield argument
            case SourceFile(digest=found):
                yield f"file:{found}"
            case tuple():
                yield f"tuple:{len(argument)}"
                yield from _flat(argument)
            case _:
                yield json.dumps(argument)


def _bytes_of(argument: Argument) -> Argument:
    if isinstance(argument, SourceFile):
        return (argument.root / argument.path).read_bytes()
    if isinstance(argument, tuple):
        return tuple(_bytes_of(part) for part in argument)
    return argument


def work(job: Job) -> list[Piece] | JobFailed:
    """Do a job; runs in a worker process."""
    try:
        return list(job.function(*(_bytes_of(argument) for argument in job.arguments)))
    except (JobFailed, ValueError, LookupError, OSError) as error:
        return JobFailed(str(error), getattr(error, "hint", ""))
    except MemoryError:
        return _too_much()


def _too_much() -> JobFailed:
    return JobFailed(
        "this was cut short while it was made: most likely the computer ran out of memory",
        "Save it smaller, close other programs, or make one thing at a time with --jobs 1.",
    )


class CachedWorkshop:
    """Keeps results below a folder: an index file a job, the bytes by their own hash."""

    def __init__(
        self,
        folder: Path,
        executor: Callable[[], Executor] | None = None,
        progress: Progress = quiet,
    ) -> None:
        self._folder = folder
        self._executor = executor
        self._progress = progress

    def make(self, jobs: Sequence[Job]) -> list[tuple[Made, ...] | JobFailed]:
        """The results in the order of the jobs; a job that failed says why in its place."""
        keys = [key_of(job) for job in jobs]
        found: dict[str, tuple[Made, ...] | JobFailed] = {}
        missing: dict[str, Job] = {}
        for key, job in zip(keys, jobs, strict=True):
            if key in found or key in missing:
                continue
            kept = self._kept(key)
            if kept is None:
                missing[key] = job
            else:
                found[key] = kept
        for number, (key, result) in enumerate(self._do(missing), 1):
            found[key] = result if isinstance(result, JobFailed) else self._keep(key, result)
            self._progress("pictures and fonts", number, len(missing))
        return [found[key] for key in keys]

    def _do(self, missing: dict[str, Job]) -> Iterable[tuple[str, list[Piece] | JobFailed]]:
        if self._executor is None or len(missing) < 2:
            yield from ((key, work(job)) for key, job in missing.items())
            return
        from concurrent.futures import BrokenExecutor

        left = dict(missing)
        try:
            with ending(self._executor()) as executor:
                # A future holds its result: each is let go of once that is known.
                with uninterrupted():
                    futures = deque([executor.submit(work, job) for job in missing.values()])
                for key in missing:
                    yield key, futures.popleft().result()
                    del left[key]
        except BrokenExecutor:
            # Nobody knows which job it was: each that is left gets a worker to itself.
            yield from ((key, self._alone(job)) for key, job in left.items())
        except OSError:
            # No more processes are to be had: what is left is done here.
            yield from ((key, work(job)) for key, job in left.items())

    def _alone(self, job: Job) -> list[Piece] | JobFailed:
        from concurrent.futures import BrokenExecutor

        assert self._executor is not None
        with self._executor() as executor:
            try:
                return executor.submit(work, job).result()
            except BrokenExecutor:
                return _too_much()

    def _blob(self, found: str) -> Path:
        return self._folder / "blobs" / found[:2] / found

    def _kept(self, key: str) -> tuple[Made, ...] | None:
        index = read_json(self._folder / "jobs" / key[:2] / f"{key}.json")
        if not isinstance(index, list):
            return None
        made = tuple(Made(about, found, self._blob(found), size) for about, found, size in index)
        for piece in made:
            if _size(piece.file) != piece.size:
                return None
        return made

    def _keep(self, key: str, pieces: Sequence[Piece]) -> tuple[Made, ...]:
        made = []
        for about, data in pieces:
            found = hashlib.sha256(data).hexdigest()[:32]
            blob = self._blob(found)
            if _size(blob) != len(data):
                write_whole(blob, data)
            made.append(Made(about, found, blob, len(data)))
        index = [[dict(piece.about), piece.digest, piece.size] for piece in made]
        write_json(self._folder / "jobs" / key[:2] / f"{key}.json", index)
        return tuple(made)


def _size(path: Path) -> int | None:
    """A file's size; None if it is not there."""
    try:
        return path.stat().st_size
    except OSError:
        return None


@contextmanager
def ending(executor: Executor) -> Iterator[Executor]:
    """Let go of the workers at the end; when it comes early, without what they have not begun."""
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def processes(jobs: int) -> Callable[[], Executor] | None:
    """A maker of worker processes; None where everything is done in this one."""
    return partial(pool, jobs) if jobs > 1 else None


def pool(jobs: int, ready: Callable[[], object] | None = None) -> Executor:
    """Worker processes, each of which calls `ready` once before it works."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import forkserver, resource_tracker

    # Forking a process that holds threads is unsafe; a fork server forks a clean one.
    method = "forkserver" if os.name == "posix" else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        # This one lets Ctrl-C through again once it runs, so it comes first.
        resource_tracker.ensure_running()
        with uninterrupted():
            forkserver.ensure_running()
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(ready,))


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Keep Ctrl-C from processes that are started here: as they start they would complain of it."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(ready: Callable[[], object] | None) -> None:
    """Make a process a worker."""
    _leave_with_the_build()
    if ready is not None:
        ready()


def _leave_with_the_build() -> None:
    """Let a worker end with the build, however that ends; it would wait for work for ever.

    Ctrl-C reaches the workers too: they end at once, and the build says what was done.
    """
    import multiprocessing
    import signal
    import threading
    from multiprocessing.connection import wait

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    build = multiprocessing.parent_process()
    if build is None:
        return

    def watch(sentinel: int) -> None:
        wait([sentinel])
        os._exit(1)

    threading.Thread(target=watch, args=(build.sentinel,), daemon=True).start()
