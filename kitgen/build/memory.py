"""What a build remembers of its pages: the facts of each, with the key it was made from."""

from __future__ import annotations

import json
from pathlib import Path

from kitgen.build import facts
from kitgen.build.code import fingerprint
from kitgen.build.store import digest, line_of, lines, private, read_lines
from kitgen.check.rule import PageFacts

_SOUND = ""
"""No page's path: here stand the code, and the hash of the files in which links were looked up."""


def sources(root: Path, out: Path) -> dict[str, str]:
    """The content file that each page of the last build is about, by the page's path."""
    pages = (_read(line) for _, line in _known(_file(root, out))[1].values())
    return {page.path: page.source for page in pages if page}


class Memory:
    """The pages of the last build, and those of this one."""

    def __init__(self, root: Path, out: Path) -> None:
        self._path = _file(root, out)
        self._was_sound, self._old = _known(self._path)
        self._new: list[tuple[str, str, bytes | PageFacts]] = []
        self._fresh: list[PageFacts] = []

    def facts(self, path: str, key: str) -> PageFacts | None:
        """The facts of a page that would be rendered the same again."""
        found, line = self._old.get(path, ("", b""))
        if found != key or (kept := _read(line)) is None:
            return None
        self._new.append((key, path, line))
        return kept

    def learn(self, key: str, found: PageFacts) -> None:
        """Remember a page that was rendered."""
        self._new.append((key, found.path, found))
        self._fresh.append(found)

    def suspects(self, where: str) -> tuple[PageFacts, ...] | None:
        """The only pages whose links may lead wrong; None if any page's may.

        A page that has not changed links as well as before if every file is still there, and every
        place in the pages that have changed; `where` is the hash of the files.
        """
        if where != self._was_sound:
            return None
        for page in self._fresh:
            before = _read(self._old.get(page.path, ("", b""))[1])
            if before is None or not before.ids <= page.ids:
                return None
        return tuple(page for page in self._fresh if page.path.endswith(".html"))

    def keep(self, where: str) -> None:
        """Write down what was learnt; `where` is the hash of the files if every link was right."""
        with lines(self._path) as add:
            add(where, _SOUND, fingerprint().encode())
            for key, path, kept in self._new:
                add(key, path, kept if isinstance(kept, bytes) else line_of(facts.to_json(kept)))

    @property
    def rendered(self) -> int:
        """How many pages are new or have changed."""
        return len(self._fresh)


def _file(root: Path, out: Path) -> Path:
    return private(root) / f"pages-{digest(str(out))}.jsonl"


def _known(file: Path) -> tuple[str, dict[str, tuple[str, bytes]]]:
    """What `keep` wrote: the hash of the files, and the key and the line of each page.

    Nothing if other code wrote it: nobody knows what its lines would mean to this code.
    """
    records = read_lines(file)
    where, name, code = next(records, ("", "", b""))
    if name != _SOUND or code != fingerprint().encode():
        return "", {}
    return where, {path: (key, line) for key, path, line in records}


def _read(line: bytes) -> PageFacts | None:
    try:
        return facts.from_json(json.loads(line))
    except ValueError:
        return None
