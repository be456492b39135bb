"""Which program this is: a fingerprint of its code and of the libraries beneath it.

What was kept from an earlier build is used only if the same code would make it again: an upgrade
or a change to a module never shows an old page. Sizes and time stamps tell, as they do for the
kit's own files; reading them takes less than a millisecond.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

from kitgen import __version__
from kitgen.build.store import digest

_PACKAGE = Path(__file__).resolve().parent.parent
STUDY = ("check", "load", "model", "text")
"""What decides the findings about an interview."""
JOBS = ("draw", "media", "model", "outputs/cards", "outputs/site/making.py", "text")
"""What decides pictures and fonts."""
ALL = ("",)


@cache
def fingerprint(parts: tuple[str, ...] = ALL) -> str:
    """A hash of the code in these parts of the package; the same all through a process."""
    found = [__version__, sys.version, *_libraries()]
    for part in parts:
        found += _facts(f"{_PACKAGE}/{part}", part)
    return digest(*found)


def _facts(path: str, name: str) -> list[str]:
    if name.endswith(".py"):
        facts = os.stat(path)
        return [f"{name}|{facts.st_size}|{facts.st_mtime_ns}"]
    found = []
    with os.scandir(path) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name == "__pycache__":
                continue
            below = f"{name}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                found += _facts(entry.path, below)
            else:
                facts = entry.stat()
                found.append(f"{below}|{facts.st_size}|{facts.st_mtime_ns}")
    return found


def _libraries() -> list[str]:
    """Every installed library with its version, as the names of their folders tell."""
    found = []
    for folder in dict.fromkeys(sys.path):
        if folder.endswith("-packages"):
            with suppress(OSError), os.scandir(folder) as entries:
                found += [entry.name for entry in entries if entry.name.endswith(".dist-info")]
    return sorted(found)
