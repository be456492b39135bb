"""Files that content names: always within content/, always relative to the file that names them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

from kitgen.load.loaded import Loaded, Loc, T
from kitgen.model.finding import Finding, Severity

ROOT = "content"
_ELSEWHERE = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:")


def join(path: str, name: str) -> str | None:
    """The file that `name` means within the file `path`, relative to the kit; None if outside."""
    if "\\" in name or name.startswith("/") or _ELSEWHERE.match(name):
        return None
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
    return joined if joined.startswith(f"{ROOT}/") else None


def confine(loaded: Loaded[T], path: str, names: Iterable[tuple[Loc, str | None]]) -> Loaded[T]:
    """Refuse a value that names a file outside the kit's content."""
    findings = tuple(_outside(loaded, path, names))
    if not findings:
        return loaded
    every = tuple(sorted((*loaded.findings, *findings), key=lambda finding: finding.place))
    return Loaded(None, every, loaded.locate)


def _outside(
    loaded: Loaded[T], path: str, names: Iterable[tuple[Loc, str | None]]
) -> Iterator[Finding]:
    for loc, name in names:
        if name is None or join(path, name) is not None:
            continue
        if "://" in name:
            message, hint = "is a web address", "put the file into the kit and write its name"
        elif "\\" in name:
            message, hint = "is written with backslashes", "write slashes: pictures/mara.jpg"
        else:
            message = f"leads out of the kit's {ROOT} folder"
            hint = "put the file beside the file that names it"
        yield Finding(
            loaded.locate(loc),
            Severity.ERROR,
            f"`{name[:80]}` {message}",
            "path-outside-kit",
            hint,
        )
