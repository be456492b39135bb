"""The folder of a kit on disk: which files there are, and their bytes."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from kitgen.load.paths import ROOT
from kitgen.model.finding import Finding, Place, Severity

_IGNORED = frozenset(("Thumbs.db", "desktop.ini"))
_SCHEMA = f"{ROOT}/schema"
_DEPTH = 16
_ODD = re.compile("[\x00-\x1f\x7f-\x9f\\\\\u2028\u2029\ud800-\udfff]")


class FileInfo(NamedTuple):
    """What a directory says of a file: enough to know whether it must be read again."""

    size: int
    mtime_ns: int
    inode: int


class Folder(NamedTuple):
    """Every file below content/, by path relative to the kit, in order."""

    files: Mapping[str, FileInfo]
    findings: tuple[Finding, ...]


def scan(root: Path) -> Folder:
    """Walk content/. Hidden and backup files are passed over, links out of the kit refused."""
    walk = _Walk(str(root))
    if os.path.isdir(walk.full(ROOT)):
        walk.enter(ROOT, 0, linked=False)
    files = dict(sorted(walk.files.items()))
    return Folder(files, tuple(sorted(walk.findings)))


def read_bytes(root: Path, path: str, limit: int) -> bytes | Finding:
    """The bytes of a file of the kit, at most `limit`; never of anything outside the kit."""
    home = os.path.realpath(root)
    full = os.path.realpath(os.path.join(home, path))
    if not _inside(full, home):
        return _outside(path)
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    flags |= getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        number = os.open(full, flags)
    except OSError as error:
        return _unreadable(path, error)
    try:
        facts = os.fstat(number)
        # A folder on the way may have become a link between the look and the opening.
        if os.path.realpath(full) != full:
            return _outside(path)
        if not stat.S_ISREG(facts.st_mode):
            return _finding(path, "this is no file", "file-odd", "delete it or move it away")
        if facts.st_size > limit:
            return _too_large(path, limit)
        with os.fdopen(number, "rb", closefd=False) as file:
            # Asked for as much as may be, Python would first make room for all of that.
            data = file.read(facts.st_size + 1)
            if len(data) > facts.st_size:
                data += file.read(limit)
    except OSError as error:
        return _unreadable(path, error)
    finally:
        os.close(number)
    return data if len(data) <= limit else _too_large(path, limit)


class _Walk:
    def __init__(self, root: str) -> None:
        self.root = os.path.realpath(root)
        self.files: dict[str, FileInfo] = {}
        self.findings: list[Finding] = []

    def full(self, path: str) -> str:
        """The path of a file of the kit on this disk."""
        return f"{self.root}/{path}"

    def enter(self, path: str, depth: int, *, linked: bool) -> None:
        """Take the files of a folder, and of the folders in it."""
        try:
            with os.scandir(self.full(path)) as found:
                entries = list(found)
        except OSError as error:
            self.findings.append(_unreadable(path, error))
            return
        if len(entries) > 1:
            self._collisions(path, [entry.name for entry in entries])
        for entry in entries:
            name = entry.name
            if name[0] == "." or name[-1] == "~" or name in _IGNORED:
                continue
            below = f"{path}/{name}"
            if _ODD.search(name):
                self._odd_name(path, name)
                continue
            try:
                if entry.is_dir(follow_symlinks=False):
                    self._folder(below, depth, linked=linked)
                elif entry.is_symlink():
                    self._link(below, depth, linked=linked)
                else:
                    self._file(below, entry.stat(follow_symlinks=False))
            except OSError as error:
                self.findings.append(_unreadable(below, error))

    def _folder(self, path: str, depth: int, *, linked: bool) -> None:
        if path == _SCHEMA:
            return
        if depth >= _DEPTH:
            message, hint = "the folders go deeper than a kit's", "move it further up"
            self.findings.append(_finding(path, message, "folder-depth", hint))
            return
        self.enter(path, depth + 1, linked=linked)

    def _file(self, path: str, facts: os.stat_result) -> None:
        if stat.S_ISREG(facts.st_mode):
            self.files[path] = FileInfo(facts.st_size, facts.st_mtime_ns, facts.st_ino)
        else:
            hint = "delete it or move it away"
            self.findings.append(_finding(path, "this is no file", "file-odd", hint))

    def _link(self, path: str, depth: int, *, linked: bool) -> None:
        target = os.path.realpath(self.full(path))
        if not _inside(target, self.root):
            self.findings.append(_outside(path))
            return
        facts = os.stat(target)
        if not stat.S_ISDIR(facts.st_mode):
            self._file(path, facts)
        elif linked or f"{os.path.realpath(self.full(path.rpartition('/')[0]))}/".startswith(
            f"{target}/"
        ):
            # A link below a link, or to a folder that holds it, could go on for ever.
            message = "a link to a folder stands where it leads in circles"
            hint = "put the files themselves here"
            self.findings.append(_finding(path, message, "link-circle", hint))
        else:
            self._folder(path, depth, linked=True)

    def _odd_name(self, path: str, name: str) -> None:
        shown = _ODD.sub("�", name)[:80]
        self.findings.append(
            _finding(
                f"{path}/{shown}",
                "the name holds characters that not every computer can write",
                "file-name",
                "rename it with plain letters, digits and hyphens",
            )
        )

    def _collisions(self, path: str, names: list[str]) -> None:
        folded = set(map(str.casefold, names))
        plain = all(map(str.isascii, names))
        if len(folded) == len(names) and plain:
            return
        first: dict[str, str] = {}
        for name in sorted(names):
            key = unicodedata.normalize("NFC", name).casefold()
            other = first.setdefault(key, name)
            if other != name and not _ODD.search(name + other):
                self.findings.append(
                    _finding(
                        f"{path}/{name}",
                        f"many computers cannot tell this name from `{other}`",
                        "file-name-collision",
                        "rename one of them",
                    )
                )


def _inside(full: str, home: str) -> bool:
    return full.startswith(home.rstrip(os.sep) + os.sep)


def _finding(path: str, message: str, rule: str, hint: str) -> Finding:
    return Finding(Place(path), Severity.ERROR, message, rule, hint)


def _outside(path: str) -> Finding:
    hint = "put the file itself into the kit"
    return _finding(path, "this leads out of the kit", "link-outside-kit", hint)


def _unreadable(path: str, error: OSError) -> Finding:
    if isinstance(error, FileNotFoundError):
        return _finding(path, "there is no such file", "file-missing", "is the name right?")
    reason = (error.strerror or "unknown reason").lower()
    hint = "look at who may read it"
    return _finding(path, f"this cannot be read: {reason}", "file-unreadable", hint)


def _too_large(path: str, limit: int) -> Finding:
    message = f"the file is larger than {limit / 1e6:g} MB"
    return _finding(path, message, "file-too-large", "make it smaller")
