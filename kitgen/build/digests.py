"""Hashes of source files; time stamps only spare hashing again, as in git's index."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kitgen.build.store import read_json, write_json
from kitgen.load.folder import FileInfo

_RACY = 2_000_000_000
"""A file changed this shortly before it was hashed may change again within its time stamp."""


class Digests:
    """The hash of every file of a kit, remembered from build to build."""

    def __init__(self, root: Path, files: Mapping[str, FileInfo], memory: Path) -> None:
        self._root = root
        self._files = files
        self._memory = memory
        kept = read_json(memory)
        self._known: dict[str, list[Any]] = kept if isinstance(kept, dict) else {}
        """By path: size, time of change, inode, when it was hashed, and the hash."""
        self._dirty = False

    def known(self, path: str) -> str | None:
        """The hash of a file that is surely as it was; None where it has to be read."""
        info = self._files[path]
        known = self._known.get(path)
        if (
            known is not None
            and known[:3] == [info.size, info.mtime_ns, info.inode]
            and info.mtime_ns < known[3] - _RACY
        ):
            return str(known[4])
        return None

    def of(self, path: str) -> str:
        """The hash of a file's bytes, read in pieces; raises OSError when it is gone."""
        if (found := self.known(path)) is not None:
            return found
        seen = time.time_ns()
        with (self._root / path).open("rb") as file:
            return self._learn(path, hashlib.file_digest(file, "sha256").hexdigest(), seen)

    def take(self, path: str, data: bytes, seen: int) -> str:
        """The hash of bytes that somebody has read; `seen` is when they began, in nanoseconds."""
        return self._learn(path, hashlib.sha256(data).hexdigest(), seen)

    def _learn(self, path: str, whole: str, seen: int) -> str:
        info, found = self._files[path], whole[:32]
        self._known[path] = [info.size, info.mtime_ns, info.inode, seen, found]
        self._dirty = True
        return found

    def keep(self) -> None:
        """Remember the hashes of the files that still exist."""
        if self._dirty or self._known.keys() - self._files.keys():
            here = {path: known for path, known in self._known.items() if path in self._files}
            write_json(self._memory, here)
