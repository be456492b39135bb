"""Finds PostgreSQL's programs for tests; as a script, says whether they are there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("initdb", "postgres")


def programs() -> Path | None:
    """The folder of PostgreSQL's programs: the system's, Debian's or Homebrew's, newest first."""
    return next(
        (folder for folder in _folders() if all(_runs(folder / name) for name in NAMES)), None
    )


def _folders() -> Iterator[Path]:
    if found := shutil.which("initdb"):
        # A link to it may stand alone.
        yield Path(found).resolve().parent
    for place, kegs in (
        ("/usr/lib/postgresql", "*/bin"),
        ("/opt/homebrew/opt", "postgresql*/bin"),
        ("/usr/local/opt", "postgresql*/bin"),
    ):
        yield from sorted(Path(place).glob(kegs), key=_version, reverse=True)


def _version(folder: Path) -> int:
    digits = "".join(filter(str.isdecimal, folder.parent.name))
    return int(digits or 0)


def _runs(program: Path) -> bool:
    """Whether nothing that it needs is missing."""
    if not os.access(program, os.X_OK):
        return False
    asked = [str(program), "--version"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(programs() is None)
