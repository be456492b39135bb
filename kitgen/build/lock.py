"""One build of a site at a time, whoever starts it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kitgen.build.store import digest, private

_PAUSE = 0.1


@contextmanager
def only_one(root: Path, out: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the lock of a site's folder: a second build waits until the first is done.

    The system lets go of it when the process ends, however it ends.
    """
    path = private(root) / f"lock-{digest(str(out))}"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        if not _locked(file):
            waiting()
            while not _locked(file):
                time.sleep(_PAUSE)
        yield


def _locked(file: IO[bytes]) -> bool:
    """Lock a file until it is closed; False if somebody else holds it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
