"""Small files that the build keeps for itself below .kitgen/, always written whole."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def private(root: Path) -> Path:
    """The folder in which a kit keeps what can be made again."""
    return root / ".kitgen"


def digest(*parts: bytes | str) -> str:
    """A hash of parts, each marked off so that no two lists run together."""
    if bytes not in map(type, parts):
        # Nearly all are short words: written as Python writes them, they take half the time.
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]
    pieces = [
        part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part for part in parts
    ]
    whole = b"".join([b"%d:%b" % (len(piece), piece) for piece in pieces])
    return hashlib.sha256(whole).hexdigest()[:32]


def write_whole(path: Path, data: bytes, *, lasting: bool = False) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part.

    A lasting one is on the disk when this returns, whatever happens to the machine afterwards.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("wb") as file:
            file.write(data)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def read_json(path: Path) -> Any:
    """A JSON file's value; None where it is missing or was cut short."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None


def write_json(path: Path, value: object) -> None:
    """Write a value as JSON."""
    write_whole(path, line_of(value))


def line_of(value: object) -> bytes:
    """A value as a line of JSON, without its end."""
    return _ENCODE(value).encode()


def read_lines(path: Path) -> Iterator[tuple[str, str, bytes]]:
    """The records of a file: a key, a name and what is kept under them, as it was written.

    Lines that were cut short are left out.
    """
    try:
        with path.open("rb") as file:
            for line in file:
                key, _, rest = line.partition(b"\t")
                name, _, kept = rest.partition(b"\t")
                if kept.endswith(b"\n"):
                    yield key.decode(), name.decode(), kept[:-1]
    except (OSError, ValueError):
        return


@contextmanager
def lines(path: Path) -> Iterator[Callable[[str, str, bytes], None]]:
    """Write records one at a time; the file takes the old one's place when all are written.

    Neither keys nor names hold tabs or ends of lines.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("wb") as file:

            def add(key: str, name: str, kept: bytes) -> None:
                file.write(b"%b\t%b\t%b\n" % (key.encode(), name.encode(), kept))

            yield add
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
