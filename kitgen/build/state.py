"""Whether anything has changed since the last build, told from file sizes and time stamps alone.

They only spare work: as soon as one differs, the build goes by hashes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kitgen.build.code import stamp
from kitgen.build.store import digest, private, read_json, write_json
from kitgen.load.resources import templates
from kitgen.model.finding import Finding, Place, Severity

_RACY = 2_000_000_000


class Kept(NamedTuple):
    """What the last build had to say."""

    findings: tuple[Finding, ...]
    pages: int
    files: int


class Watch:
    """Watches the content, the templates and the site itself."""

    def __init__(self, root: Path, out: Path, options: str, day: dt.date) -> None:
        self._root = root
        self._out = out
        self._words = f"{stamp()} {options} {day.isoformat()}"
        self._path = _file(root, out)
        self._before: tuple[str, int] | None = None

    def unchanged(self) -> Kept | None:
        """What the last build said, if nothing has changed since."""
        known = read_json(self._path)
        if not isinstance(known, dict) or known.get("words") != self._words:
            return None
        source, latest = self._source()
        if known.get("source") != source or latest > known.get("seen", 0) - _RACY:
            return None
        if known.get("site") != self._site():
            return None
        findings = tuple(
            Finding(Place(path, line, column), Severity(severity), message, rule, hint)
            for path, line, column, severity, message, rule, hint in known["findings"]
        )
        return Kept(findings, known["pages"], known["files"])

    def remember(self, kept: Kept) -> None:
        """Note the state of everything after a build."""
        # What was read is noted as it was before the build: a change since then is not overlooked.
        source, _ = self._source()
        found = [
            [f.place.path, f.place.line, f.place.column, f.severity, f.message, f.rule, f.hint]
            for f in kept.findings
        ]
        write_json(
            self._path,
            {
                "words": self._words,
                "source": source,
                "site": self._site(),
                "seen": time.time_ns(),
                "findings": found,
                "pages": kept.pages,
                "files": kept.files,
            },
        )

    def _source(self) -> tuple[str, int]:
        """A hash of the listings of all that is read, and its latest change in nanoseconds."""
        if self._before is None:
            folders = (self._root / "content", self._root / "templates", templates())
            found = [line for folder in folders for line in _listing(str(folder))]
            latest = max((modified for _, modified in found), default=0)
            self._before = _hash(line for line, _ in found), latest
        return self._before

    def _site(self) -> str:
        return _hash(line for line, _ in _listing(str(self._out)))


def seen(root: Path, out: Path) -> int | None:
    """When the last build of a site had ended, in nanoseconds; None if nothing is known of one."""
    known = read_json(_file(root, out))
    found = known.get("seen") if isinstance(known, dict) else None
    return found if isinstance(found, int) else None


def _file(root: Path, out: Path) -> Path:
    return private(root) / f"state-{digest(str(out))}.json"


def _hash(lines: Iterable[str]) -> str:
    return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def _listing(folder: str) -> Iterator[tuple[str, int]]:
    pending = [folder]
    while pending:
        current = pending.pop()
        try:
            with os.scandir(current) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in found:
            try:
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                    continue
                facts = entry.stat()
            except OSError:
                continue
            line = f"{entry.path}|{facts.st_size}|{facts.st_mtime_ns}|{facts.st_ino}\n"
            yield line, facts.st_mtime_ns
