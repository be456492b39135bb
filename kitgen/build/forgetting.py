"""Forgetting somebody: out of what was collected, and where else in the kit they still stand."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from kitgen.model.finding import Finding, Place, Severity
from kitgen.track.store import Forgotten, Store

_FOLDERS: Final = ("content", "report")
_LARGEST: Final = 50_000_000
"""Bytes of a file that is searched: recordings are larger, and have no addresses."""


class Forgetting(NamedTuple):
    """What was done, and what is left to do by hand."""

    removed: Forgotten
    left: tuple[Finding, ...]


def forget(root: Path, store: Store, email: str) -> Forgetting:
    """Remove somebody from what was collected; the kit's own files are left to their authors."""
    removed = store.forget(email, int(time.time()))
    return Forgetting(removed, tuple(_left(root, email.strip())))


def _left(root: Path, email: str) -> Iterator[Finding]:
    wanted = email.casefold()
    for folder in _FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and not path.is_symlink() and path.stat().st_size <= _LARGEST:
                yield from _lines(path, path.relative_to(root).as_posix(), wanted)


def _lines(path: Path, name: str, wanted: str) -> Iterator[Finding]:
    text = path.read_bytes().decode("utf-8", "replace").casefold()
    for number, line in enumerate(text.split("\n"), 1):
        column = line.find(wanted)
        if column >= 0:
            made = name.startswith("report/")
            yield Finding(
                Place(name, number, column + 1),
                Severity.WARNING,
                "the address still stands here",
                "forgotten-still-here",
                "make the report again: kitgen report" if made else "take it out by hand",
            )
