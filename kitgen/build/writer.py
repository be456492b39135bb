"""The one module that writes the site: stages what is new, then publishes it by renames."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kitgen.build.store import digest, private, read_json, write_json
from kitgen.outputs.page import Static

MANIFEST = ".kitgen.json"
"""In the site's folder: every file that kitgen wrote there, with its hash.

Some hosts serve it to everybody, and what is passed on from hand to hand has its secret in its
address: such files stand there under a digest of their path.
"""
_OPEN = frozenset({"assets", "conversations", "guide", "media", "offer", "privacy"})
"""Folders of what everybody finds. Files elsewhere than here and at the top are not named."""
_DIGEST = "#"


class ForeignFile(Exception):
    """A file stands where the build must write, and kitgen did not write it."""

    def __init__(self, paths: list[str]) -> None:
        super().__init__(", ".join(paths))
        self.paths = paths


class Published(NamedTuple):
    """What publishing did."""

    written: int
    unchanged: int
    removed: int


class Writer:
    """Writes one site. Nothing in its folder changes before `publish`."""

    def __init__(self, root: Path, out: Path) -> None:
        self._out = out
        self._journal = _journal_of(root, out)
        beside = private(root) / f"stage-{digest(str(out))}"
        # A rename works only within one file system.
        same = _device(root) == _device(out)
        self._stage = beside if same else out / ".kitgen-stage"
        self.recover()
        shutil.rmtree(self._stage, ignore_errors=True)
        found = _manifest(out / MANIFEST)
        self._old = {name if name[0] == _DIGEST else _entry(name): found[name] for name in found}
        self._telling = self._old.keys() != found.keys()
        """Whether the manifest still names what it should not, as earlier versions wrote it."""
        self._new: dict[str, str] = {}
        self._staged: list[str] = []

    def holds(self, path: str, found: str | None = None) -> bool:
        """Whether the site has this file as kitgen wrote it, with this hash if one is given."""
        known = self._old.get(_entry(path))
        if known is None or (found is not None and known != found):
            return False
        return os.path.isfile(f"{self._out}/{path}")

    def keep(self, path: str) -> None:
        """Leave a file of the last build as it is."""
        entry = _entry(path)
        self._new[entry] = self._old[entry]

    def stage(self, path: str, data: bytes) -> None:
        """Put a rendered file beside the site; unchanged bytes are kept."""
        found = hashlib.sha256(data).hexdigest()[:32]
        if self.holds(path, found):
            self.keep(path)
            return
        with open(self._beside(path), "wb") as file:
            file.write(data)
        self._new[_entry(path)] = found
        self._staged.append(path)

    def copy(self, static: Static) -> None:
        """Stage a file that is copied as it is."""
        if self.holds(static.path, static.digest):
            self.keep(static.path)
            return
        shutil.copyfile(static.file, self._beside(static.path))
        self._new[_entry(static.path)] = static.digest
        self._staged.append(static.path)

    def _beside(self, path: str) -> str:
        """Where a file of the site is staged."""
        if not self._staged:
            self._stage.mkdir(parents=True, exist_ok=True)
        return f"{self._stage}/{_staged(path)}"

    def foreign(self) -> list[str]:
        """Files of somebody else that stand where this build would write."""
        found = []
        for path in self._staged:
            target = self._out / path
            entry = _entry(path)
            if entry in self._old or not os.path.lexists(target):
                continue
            if target.is_file() and not target.is_symlink():
                data = target.read_bytes()
                if hashlib.sha256(data).hexdigest()[:32] == self._new[entry]:
                    continue
            found.append(path)
        return found

    def publish(self) -> Published:
        """Move everything staged into the site, remove what is gone, write the manifest last.

        The list of moves is written down first: a build that is killed in between is finished by
        the next one. Raises ForeignFile before anything is moved.
        """
        if foreign := self.foreign():
            raise ForeignFile(foreign)
        gone = sorted(_paths(self._old.keys() - self._new.keys(), self._out))
        # Pages come last: what they link to is there before they are.
        order = sorted(self._staged, key=lambda path: (path.endswith(".html"), path))
        if not order and self._new == self._old and not self._telling:
            self.abandon()
            return Published(0, len(self._new), 0)
        write_json(self._journal, {"moves": order, "gone": gone, "manifest": self._new})
        self.recover()
        return Published(len(order), len(self._new) - len(order), len(gone))

    def abandon(self) -> None:
        """Throw the stage away."""
        shutil.rmtree(self._stage, ignore_errors=True)

    def recover(self) -> None:
        """Finish what a journal says; does nothing without one."""
        journal = _journal(self._journal)
        if journal is None:
            self._journal.unlink(missing_ok=True)
            return
        for path in journal["moves"]:
            staged, target = f"{self._stage}/{_staged(path)}", f"{self._out}/{path}"
            try:
                os.replace(staged, target)
            except FileNotFoundError:
                # The target's folder is missing, or the build that was killed had moved the file.
                if os.path.lexists(staged):
                    os.makedirs(os.path.dirname(target), exist_ok=True)
                    os.replace(staged, target)
        for path in journal["gone"]:
            (self._out / path).unlink(missing_ok=True)
            _prune_empty((self._out / path).parent, self._out)
        write_json(self._out / MANIFEST, journal["manifest"])
        self._journal.unlink(missing_ok=True)
        shutil.rmtree(self._stage, ignore_errors=True)


def half_written(root: Path, out: Path) -> bool:
    """Whether a build was stopped amid its moves, which the next one will finish."""
    return _journal_of(root, out).exists()


def _journal_of(root: Path, out: Path) -> Path:
    return private(root) / f"journal-{digest(str(out))}.json"


def _staged(path: str) -> str:
    """The name of a staged file: all lie in one folder, for making folders is dear."""
    return digest(path)


def _entry(path: str) -> str:
    """What a file is called in the manifest."""
    top, inner, _ = path.partition("/")
    return path if top in _OPEN or not inner else f"{_DIGEST}{digest(path)}"


def _paths(entries: Collection[str], out: Path) -> Iterator[str]:
    """The files that entries of the manifest stand for; unnamed ones are looked for in the site."""
    unnamed = {entry for entry in entries if entry[0] == _DIGEST}
    yield from (entry for entry in entries if entry not in unnamed)
    if unnamed:
        yield from (path for path in _unnamed(out) if _entry(path) in unnamed)


def _unnamed(out: Path) -> Iterator[str]:
    """All that lies where files are not named in the manifest. Links are not followed."""
    for folder in os.scandir(out):
        if folder.name in _OPEN or not folder.is_dir(follow_symlinks=False):
            continue
        for place, _, names in os.walk(folder.path):
            inner = Path(place).relative_to(out).as_posix()
            yield from (f"{inner}/{name}" for name in names)


def _inside(path: str) -> bool:
    parts = path.split("/")
    return not {"", ".", ".."} & {*parts} and "\\" not in path and "\0" not in path


def _journal(path: Path) -> dict[str, Any] | None:
    """What a build that was killed had still to do; None if there is none that can be trusted."""
    found = read_json(path)
    if not isinstance(found, dict) or found.keys() != {"moves", "gone", "manifest"}:
        return None
    if [type(part) for part in found.values()] != [list, list, dict]:
        return None
    names = [*found["moves"], *found["gone"], *found["manifest"]]
    return found if all(isinstance(name, str) and _inside(name) for name in names) else None


def _manifest(path: Path) -> Mapping[str, str]:
    # The file lies in a public folder: whatever it says, only files of the site are touched.
    found = read_json(path)
    if not isinstance(found, dict):
        return {}
    return {name: str(hashed) for name, hashed in found.items() if _inside(name)}


def _prune_empty(folder: Path, top: Path) -> None:
    while folder != top:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def _device(path: Path) -> int:
    while not path.exists():
        path = path.parent
    return path.stat().st_dev
