"""Where editions are put: a folder, or whatever else files can be put into."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit
from urllib.request import url2pathname

_DRAFT = re.compile(r"\.(?P<name>.+)\.\d+\.draft")
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
_READABLE = 0o666

File = tuple[str, Sequence[bytes]]
"""The name of a file, and the parts that it is made of."""


class Reach(IntEnum):
    """From where something can be reached."""

    PROCESS = 0
    MACHINE = 1
    NETWORK = 2


class Undelivered(Exception):
    """Why files cannot be put where they belong; the message says where that is."""


class Depot(Protocol):
    """A place for files, each of which is there as a whole or not at all."""

    @property
    def place(self) -> str:
        """What people call it."""

    @property
    def reach(self) -> Reach:
        """From where it can be reached."""

    def held(self) -> Mapping[str, int]:
        """The size of every file that is there, by name; raises Undelivered."""

    def open(self) -> None:
        """Make it, if it is not there yet; raises Undelivered."""

    def tidy(self, names: Iterable[str]) -> None:
        """Take away what was left half written of files with these names; raises Undelivered."""

    def put(self, files: Iterable[File]) -> None:
        """Put files there, over those of the same names; raises Undelivered."""


@dataclass(frozen=True)
class Folder:
    """A folder on this machine."""

    path: Path

    @property
    def place(self) -> str:
        """Its path."""
        return str(self.path)

    @property
    def reach(self) -> Reach:
        """Other machines may have another folder at its path."""
        return Reach.MACHINE

    def held(self) -> Mapping[str, int]:
        """The files in it; none if it is not there yet."""
        try:
            with os.scandir(self.path) as entries:
                return {one.name: one.stat(follow_symlinks=False).st_size for one in entries}
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise Undelivered(f"{self.path} cannot be read: {_why(error)}") from error

    def open(self) -> None:
        """Make the folder."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Undelivered(f"{self.path} cannot be written: {_why(error)}") from error

    def tidy(self, names: Iterable[str]) -> None:
        """Remove drafts."""
        ours = frozenset(names)
        try:
            for path in self.path.glob(".*.draft"):
                if drafted(path.name) in ours:
                    path.unlink(missing_ok=True)
        except OSError as error:
            raise Undelivered(f"{self.path} cannot be written: {_why(error)}") from error

    def put(self, files: Iterable[File]) -> None:
        """Write each to a draft beside its place, then rename that."""
        for name, parts in files:
            draft = self.path / draft_of(name)
            try:
                _write(draft, parts)
                draft.replace(self.path / name)
            except OSError as error:
                with suppress(OSError):
                    draft.unlink()
                why = f"{self.path / name} cannot be written: {_why(error)}"
                raise Undelivered(why) from error


def folder_at(out: str) -> Path | None:
    """The folder that a path or an address names; None if it is elsewhere than on this machine."""
    if out.startswith("file://"):
        return Path(url2pathname(urlsplit(out).path))
    return None if "://" in out else Path(out)


def depot_at(out: str) -> Depot:
    """The folder at a path, or what is at an address; raises Unready."""
    folder = folder_at(out)
    if folder is not None:
        return Folder(folder.resolve())
    from kitgen.build.editions.bucket import bucket_at

    return bucket_at(out)


def draft_of(name: str) -> str:
    """What a file is called while it is written, by this process."""
    return f".{name}.{os.getpid()}.draft"


def drafted(name: str) -> str | None:
    """The file that a draft is of; None if it is none."""
    found = _DRAFT.fullmatch(name)
    return found["name"] if found else None


def _write(path: Path, parts: Sequence[bytes]) -> None:
    """Write parts one after the other; they are never joined in memory unless a disk balks."""
    file = os.open(path, _FLAGS, _READABLE)
    try:
        done = os.writev(file, parts) if hasattr(os, "writev") else 0
        if done < sum(map(len, parts)):
            left = memoryview(b"".join(parts))[done:]
            while left:
                left = left[os.write(file, left) :]
    finally:
        os.close(file)


def _why(error: OSError) -> str:
    return error.strerror or str(error)
