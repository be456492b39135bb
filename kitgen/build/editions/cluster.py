"""A crew on other machines: the same work, handed to the scheduler of a Dask cluster."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from typing import Any, Final

from kitgen.build.editions.depot import Reach
from kitgen.build.editions.unready import Unready
from kitgen.build.editions.work import Bench, Chunk, Failed, Result, work

_PATIENCE: Final = 10
"""Seconds to wait for an answer."""
_AHEAD: Final = 2
"""Chunks that are handed out for each thread of a worker."""
_LEAST: Final = 8
"""Chunks that are handed out in any case: a cluster may grow."""


class Cluster:
    """Workers of a Dask cluster; one that dies has its chunks done by the others."""

    def __init__(self, client: Any) -> None:
        """Take a connection to the scheduler."""
        self._client = client

    @property
    def distance(self) -> Reach:
        """Other machines reach what the network reaches."""
        return Reach.NETWORK

    def work(
        self, bench: Bench, chunks: Iterable[Chunk], count: int
    ) -> Generator[tuple[Chunk, Result], None, None]:
        """The results, as they come."""
        from distributed import as_completed

        left = iter(chunks)
        doing: dict[Any, Chunk] = {}
        done = as_completed(loop=self._client.loop)

        def hand_out(most: int) -> None:
            for chunk in islice(left, most):
                future = self._client.submit(work, held, chunk, pure=False)
                doing[future] = chunk
                done.add(future)

        held = self._client.scatter(bench, broadcast=True)
        hand_out(max(_LEAST, _AHEAD * sum(self._client.nthreads().values())))
        for future in done:
            chunk = doing.pop(future)
            hand_out(1)
            yield chunk, _result(future)


@contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """The cluster whose scheduler has this address; raises Unready."""
    try:
        from distributed import Client
    except ImportError as error:
        raise Unready("--on needs Dask: pip install 'kitgen[dask]'") from error
    with _quietly():
        try:
            client = Client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise Unready(f"No Dask scheduler answers at {address}.") from error
        with closing(client):
            _wait_for_somebody(client, address)
            yield Cluster(client)


def _wait_for_somebody(client: Any, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        raise Unready(
            f"The Dask scheduler at {address} has no workers: `dask worker {address}` starts some."
        ) from error


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep Dask from saying in its own words what is said here in plainer ones."""
    names = [name for name in logging.root.manager.loggerDict if name.startswith("distributed")]
    before = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)


def _result(future: Any) -> Result:
    from concurrent.futures import CancelledError

    from distributed import KilledWorker

    try:
        found: Result = future.result()
    except KilledWorker:
        return Failed(
            "every worker of the cluster that tried died",
            "most likely they ran out of memory: give them more; then the same command goes on",
        )
    except (CancelledError, OSError):
        return Failed(
            "the Dask scheduler is gone",
            "start it again; the same command goes on from here",
            last=True,
        )
    except ImportError as error:
        return Failed(
            f"the workers of the cluster lack something: {error}",
            "install the same kitgen on all machines",
            last=True,
        )
    return found
