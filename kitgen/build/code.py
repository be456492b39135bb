"""Which program this is: a fingerprint of its code and of the libraries beneath it.

What was kept from an earlier build is used only if the same code would make it again: an upgrade
or a change to a module never shows an old page.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from kitgen import __version__
from kitgen.build.store import digest

_PACKAGE = Path(__file__).resolve().parent.parent
STUDY = ("check", "load", "model", "text")
"""What decides the findings about an interview."""
JOBS = (
    "draw",
    "media",
    "model",
    "outputs/cards",
    "outputs/common",
    "outputs/pdf",
    "outputs/site/making.py",
    "text",
)
"""What decides pictures and fonts."""
ALL = ("",)
_OTHER = ("__pycache__", "_data")
"""No code: compiled again from it, or watched as the theme is."""


@cache
def fingerprint(parts: tuple[str, ...] = ALL) -> str:
    """A hash of the code in these parts of the package, the same on every machine."""
    found: list[bytes | str] = [*_program()]
    for part in parts:
        for name, path in _files(f"{_PACKAGE}/{part}", part):
            with open(path, "rb") as file:
                found += (name, file.read())
    return digest(*found)


@cache
def stamp() -> str:
    """A hash of the time stamps of all code: quicker, and good for this machine only."""
    found = _program()
    for name, path in _files(str(_PACKAGE), ""):
        facts = os.stat(path)
        found.append(f"{name}|{facts.st_size}|{facts.st_mtime_ns}")
    return digest(*found)


def _files(path: str, name: str) -> Iterator[tuple[str, str]]:
    """Every file at a path, with a name that is the same on every machine."""
    if name.endswith(".py"):
        yield name, path
        return
    with os.scandir(path) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _OTHER:
                    yield from _files(entry.path, f"{name}/{entry.name}")
            else:
                yield f"{name}/{entry.name}", entry.path


def _program() -> list[str]:
    return [__version__, f"{sys.implementation.name} {sys.version_info}", *_libraries()]


@cache
def _libraries() -> tuple[str, ...]:
    """Every installed library with its version, as the names of their folders tell."""
    found = []
    for folder in dict.fromkeys(sys.path):
        if folder.endswith("-packages"):
            with suppress(OSError), os.scandir(folder) as entries:
                found += [entry.name for entry in entries if entry.name.endswith(".dist-info")]
    return tuple(sorted(found))
