"""Small files that the build keeps for itself below .kitgen/, always written whole."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any


def private(root: Path) -> Path:
    """The folder in which a kit keeps what can be made again."""
    return root / ".kitgen"


def digest(*parts: bytes | str) -> str:
    """A hash of parts, each marked by its length so that no two lists run together."""
    found = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(b"%d:" % len(data))
        found.update(data)
    return found.hexdigest()[:32]


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_bytes(data)
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
    write_whole(path, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def read_lines(path: Path) -> Iterator[Any]:
    """The values of a file of JSON lines; lines that cannot be read are left out."""
    try:
        with path.open("rb") as file:
            for line in file:
                try:
                    yield json.loads(line)
                except ValueError:
                    continue
    except OSError:
        return


def write_lines(path: Path, values: Iterable[object]) -> None:
    """Write values as JSON lines, one at a time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("wb") as file:
            for value in values:
                file.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
                file.write(b"\n")
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
