"""What is known of a depot's editions: kept while a run goes on, so that the next can go on too."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Self

from kitgen.build.store import lines, read_lines

_CLAIMED: Final = ""
"""Instead of a key: the file may be that of an earlier run, a new one, or missing."""


class Record:
    """Who wrote what, and from what: a line for each edition, the last one of a name counts."""

    def __init__(self, path: Path) -> None:
        """Read what earlier runs have noted, whether they came to their end or not."""
        self._path = path
        self._known: dict[str, tuple[str, int]] = {}
        for key, name, size in read_lines(path):
            if size.isdigit():
                self._known[name] = key, int(size)

    @property
    def names(self) -> Collection[str]:
        """The files that are ours, written or about to be."""
        return self._known.keys()

    def has(self, name: str, key: str, size: int | None) -> bool:
        """Whether a file of this size is the edition that is made from such inputs."""
        return self._known.get(name) == (key, size)

    def owns(self, name: str, size: int) -> bool:
        """Whether a file of this size was written by kitgen, so that it may be written over.

        An empty one is what a machine leaves that loses its power.
        """
        key, known = self._known.get(name, (None, 0))
        return key == _CLAIMED or (key is not None and size in (known, 0))

    def keep(self, names: Collection[str]) -> None:
        """Forget all other files: they are gone."""
        self._known = {name: line for name, line in self._known.items() if name in names}

    @contextmanager
    def open(self) -> Iterator[Self]:
        """Note more; every line is kept at once."""
        with lines(self._path) as keep:
            for name, (key, size) in self._known.items():
                keep(key, name, b"%d" % size)
        with self._path.open("ab", buffering=0) as self._file:
            yield self

    def noted(self, names: Iterable[str]) -> int:
        """How many of these files are kept as written: what an interruption cut off is not."""
        kept = Record(self._path)._known
        return sum(kept.get(name, (_CLAIMED, 0))[1] > 0 for name in names)

    def claim(self, names: Iterable[str]) -> None:
        """Say that files are about to be written, whatever becomes of the run."""
        self._add((name, _CLAIMED, 0) for name in names)

    def note(self, written: Iterable[tuple[str, str, int]]) -> None:
        """Say that files are there: the name, the hash of what each is made from, its size."""
        self._add(written)

    def _add(self, written: Iterable[tuple[str, str, int]]) -> None:
        found = []
        for name, key, size in written:
            self._known[name] = key, size
            found.append(f"{key}\t{name}\t{size}\n")
        self._file.write("".join(found).encode())
