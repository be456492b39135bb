"""New files of a kit, all or none: written aside, then renamed into place, over nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

_RESERVED = frozenset('<>:"|?*')


class Refused(Exception):
    """A path at which nothing new may be written; nothing was."""

    def __init__(self, path: str, reason: str) -> None:
        """Name the path as the caller did, relative to the root, and say why."""
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def create(root: Path, files: Mapping[str, bytes]) -> None:
    """Write new files below a folder, which is made if it is not there.

    The paths are relative, with `/`. Raises `Refused` if one of them leads out of the root, goes
    through a symlink or is there already, and OSError if the disk does not take them; in both
    cases the folder is left as it was.
    """
    if not files:
        return
    paths = {name: _checked(name) for name in files}
    _agree(paths)
    root = root.resolve()
    for name, path in paths.items():
        _free(root, name, path)
    made = _make(root)
    try:
        stage = Path(tempfile.mkdtemp(prefix=".kitgen-new-", dir=root))
        try:
            for name, path in paths.items():
                _write(stage.joinpath(*path.parts), files[name])
            _publish(root, stage, paths)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    except BaseException:
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        raise


def _checked(name: str) -> PurePosixPath:
    """A path's parts, if they stay below the root on every system."""
    path = PurePosixPath(name)
    if not name or not path.parts or path.is_absolute() or name.endswith("/"):
        raise Refused(name, "not a path of a file below the kit's folder")
    if "//" in name or any(part in ("..", ".") for part in name.split("/")):
        raise Refused(name, "the path leads out of the kit's folder")
    if any(ord(char) < 32 or char in _RESERVED or char == "\\" for char in name):
        raise Refused(name, "the name holds a character that not every system takes")
    if any(part.endswith((" ", ".")) or len(part.encode()) > 240 for part in path.parts):
        raise Refused(name, "the name is too long, or ends with a dot or a space")
    return path


def _agree(paths: Mapping[str, PurePosixPath]) -> None:
    """No two paths may be one file, nor one the folder of another, in either case of letters."""
    seen = {str(path).casefold() for path in paths.values()}
    if len(seen) < len(paths):
        raise Refused(next(iter(paths)), "two of the paths are the same file")
    for name, path in paths.items():
        if any(str(parent).casefold() in seen for parent in path.parents):
            raise Refused(name, "one of the paths is both a file and a folder")


def _free(root: Path, name: str, path: PurePosixPath) -> None:
    """Refuse what exists, and folders on the way that are none or lead elsewhere."""
    here = root
    for part in path.parts[:-1]:
        here = here / part
        if here.is_symlink():
            raise Refused(name, f"{here.relative_to(root).as_posix()} is a link to elsewhere")
        if not here.exists():
            return
        if not here.is_dir():
            raise Refused(name, f"{here.relative_to(root).as_posix()} is no folder")
    if _is_there(here / path.name):
        raise Refused(name, "it exists already")


def _is_there(path: Path) -> bool:
    """Whether anything has this name, be it a link to nothing."""
    return path.exists() or path.is_symlink()


def _make(root: Path) -> list[Path]:
    """Make the root; the folders that were made, the deepest first."""
    made = [folder for folder in (root, *root.parents) if not folder.exists()]
    root.mkdir(parents=True, exist_ok=True)
    return made


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _publish(root: Path, stage: Path, paths: Mapping[str, PurePosixPath]) -> None:
    """Rename each topmost new folder or file into place; take them back if one cannot be."""
    done: list[Path] = []
    try:
        for name, path in _tops(root, paths):
            target = root.joinpath(*path.parts)
            if _is_there(target):
                raise Refused(name, "it exists already")
            source = stage.joinpath(*path.parts)
            if source.is_dir():
                source.rename(target)
            else:
                _link(name, source, target)
            done.append(target)
    except BaseException:
        for target in done:
            if target.is_dir():
                shutil.rmtree(target, ignore_errors=True)
            else:
                target.unlink(missing_ok=True)
        raise


def _tops(root: Path, paths: Mapping[str, PurePosixPath]) -> Iterator[tuple[str, PurePosixPath]]:
    """What is renamed: the highest part of each path that is not there yet, each once."""
    seen: dict[PurePosixPath, str] = {}
    for name, path in paths.items():
        for end in range(1, len(path.parts) + 1):
            top = PurePosixPath(*path.parts[:end])
            if end == len(path.parts) or not root.joinpath(*top.parts).exists():
                seen.setdefault(top, name)
                break
    for top, name in seen.items():
        yield name, top


def _link(name: str, source: Path, target: Path) -> None:
    """A hard link never replaces a file that somebody made meanwhile, as a rename would."""
    try:
        target.hardlink_to(source)
    except FileExistsError:
        raise Refused(name, "it exists already") from None
    except OSError:
        source.rename(target)
