"""Which program this is: a fingerprint of its code and of the libraries beneath it.

What was kept from an earlier build is used only if the same code would make it again: an upgrade
or a change to a module never shows an old page. Sizes and time stamps tell, as they do for the
kit's own files; reading them takes less than a millisecond.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from kitgen import __version__
from kitgen.build.store import digest

_PACKAGE = Path(__file__).resolve().parent.parent
STUDY = ("check", "load", "model", "text")
"""What decides the findings about an interview."""
JOBS = ("draw", "media", "model", "outputs", "text")
"""What decides pictures and fonts."""
ALL = ("",)


@cache
def fingerprint(folders: tuple[str, ...] = ALL) -> str:
    """A hash of the code in these folders of the package; the same all through a process."""
    found = [__version__, sys.version, *_libraries()]
    for folder in folders:
        found += _files(str(_PACKAGE / folder), folder)
    return digest(*found)


def _files(folder: str, name: str) -> list[str]:
    found = []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name == "__pycache__":
                continue
            below = f"{name}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                found += _files(entry.path, below)
            else:
                facts = entry.stat()
                found.append(f"{below}|{facts.st_size}|{facts.st_mtime_ns}")
    return found


def _libraries() -> list[str]:
    """Every installed library with its version, as the names of their folders tell."""
    found = []
    for folder in dict.fromkeys(sys.path):
        try:
            found += [name for name in os.listdir(folder or ".") if name.endswith(".dist-info")]
        except OSError:
            continue
    return sorted(found)
