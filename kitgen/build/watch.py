"""Watches what a kit is made of: its content, its templates and the default theme."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from kitgen.load.resources import templates

_STEP = 25
"""Milliseconds of quiet that end a burst of changes: editors write one file in several moves."""
_LONGEST = 400
_LOOK = 1000
"""Milliseconds after which to look whether a folder has come or gone."""


def folders(root: Path) -> dict[Path, int]:
    """What is watched, each folder with its inode: a folder made anew must be watched anew."""
    found = {}
    for folder in (root / "content", root / "templates", templates()):
        try:
            if folder.is_dir():
                found[folder.resolve()] = folder.stat().st_ino
        except OSError:
            continue
    return found


async def changes(root: Path, stop: asyncio.Event) -> AsyncIterator[set[Path]]:
    """The files of each burst of changes, until `stop` is set."""
    from watchfiles import awatch

    seen = folders(root)
    while not stop.is_set():
        if not seen:
            await asyncio.sleep(_LOOK / 1000)
        else:
            async for burst in awatch(
                *seen,
                watch_filter=lambda _, path: is_source(Path(path).name),
                debounce=_LONGEST,
                step=_STEP,
                stop_event=stop,
                rust_timeout=_LOOK,
                yield_on_timeout=True,
            ):
                if burst:
                    yield {Path(path) for _, path in burst}
                if folders(root) != seen:
                    break
        now = folders(root)
        if now != seen and not stop.is_set():
            seen = now
            yield set(now)


def is_source(name: str) -> bool:
    """Whether a file's name is not one that editors use while they write."""
    backup = name.endswith(("~", ".swp", ".swx", ".tmp", "___jb_tmp___", "___jb_old___"))
    return not (backup or name.startswith((".", "#")) or name == "4913")
