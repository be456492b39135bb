"""SQLite's file: for its owner alone, and noticed when it is taken away or another lies there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

Identity = tuple[int, int]
"""Device and number of a file."""

NONE: Final[Identity] = (0, 0)
"""There is none."""
_BESIDE: Final = ("-wal", "-shm")
_OURS: Final = 0o600
_OURS_FOLDER: Final = 0o700


def make(path: Path) -> None:
    """The file and its folder, where they are missing, for nobody but their owner."""
    path.parent.mkdir(_OURS_FOLDER, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR | getattr(os, "O_BINARY", 0), _OURS))


def identity(path: Path) -> Identity:
    """Which file lies at a path."""
    try:
        found = path.stat()
    except OSError:
        return NONE
    return found.st_dev, found.st_ino


def beside(path: Path) -> Mapping[Path, Identity]:
    """The files that SQLite keeps beside it."""
    return {other: identity(other) for other in (Path(f"{path}{end}") for end in _BESIDE)}


def clear(left: Mapping[Path, Identity]) -> None:
    """Remove what was left beside a file that is gone: it would be taken for the new one's."""
    for path, known in left.items():
        if known != NONE and identity(path) == known:
            with suppress(OSError):
                path.unlink()
