"""A file is hashed when it may have changed, and only then; time stamps never decide alone."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from kitgen.build.digests import Digests
from kitgen.load.folder import FileInfo

LONG_AGO = 1_600_000_000_000_000_000


def _info(path: Path) -> FileInfo:
    facts = path.stat()
    return FileInfo(facts.st_size, facts.st_mtime_ns, facts.st_ino)


def _write(path: Path, data: bytes, when: int | None = LONG_AGO) -> None:
    path.write_bytes(data)
    if when is not None:
        os.utime(path, ns=(when, when))


def _digests(root: Path) -> Digests:
    files = {path.name: _info(path) for path in root.glob("*.txt")}
    return Digests(root, files, root / "memory.json")


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def test_the_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    _write(tmp_path / "a.txt", b"abc")
    assert _digests(tmp_path).of("a.txt") == _hash(b"abc")


def test_a_file_that_has_not_been_touched_is_not_read_again(tmp_path: Path) -> None:
    _write(tmp_path / "a.txt", b"abc")
    first = _digests(tmp_path)
    first.of("a.txt")
    first.keep()
    second = _digests(tmp_path)
    (tmp_path / "a.txt").unlink()
    assert second.of("a.txt") == _hash(b"abc")


@pytest.mark.parametrize(("data", "when"), [(b"abcd", LONG_AGO), (b"xyz", LONG_AGO + 1)])
def test_another_size_or_time_is_read_again(tmp_path: Path, data: bytes, when: int) -> None:
    _write(tmp_path / "a.txt", b"abc")
    first = _digests(tmp_path)
    first.of("a.txt")
    first.keep()
    _write(tmp_path / "a.txt", data, when)
    assert _digests(tmp_path).of("a.txt") == _hash(data)


def test_another_file_of_the_same_name_size_and_time_is_read_again(tmp_path: Path) -> None:
    _write(tmp_path / "a.txt", b"abc")
    first = _digests(tmp_path)
    first.of("a.txt")
    first.keep()
    _write(tmp_path / "other", b"xyz")
    (tmp_path / "other").replace(tmp_path / "a.txt")
    assert _digests(tmp_path).of("a.txt") == _hash(b"xyz")


def test_a_file_that_had_just_been_written_is_read_again(tmp_path: Path) -> None:
    _write(tmp_path / "a.txt", b"abc", None)
    first = _digests(tmp_path)
    first.of("a.txt")
    first.keep()
    facts = (tmp_path / "a.txt").stat()
    with (tmp_path / "a.txt").open("r+b") as file:
        file.write(b"xyz")
    os.utime(tmp_path / "a.txt", ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert _digests(tmp_path).of("a.txt") == _hash(b"xyz")


def test_a_file_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        _write(tmp_path / name, b"abc")
    first = _digests(tmp_path)
    for name in ("a.txt", "b.txt"):
        first.of(name)
    first.keep()
    (tmp_path / "a.txt").unlink()
    _digests(tmp_path).keep()
    assert b'"a.txt"' not in (tmp_path / "memory.json").read_bytes()
    assert b'"b.txt"' in (tmp_path / "memory.json").read_bytes()


def test_a_file_that_vanished_after_the_look_is_an_error_of_the_disk(tmp_path: Path) -> None:
    _write(tmp_path / "a.txt", b"abc")
    digests = _digests(tmp_path)
    (tmp_path / "a.txt").unlink()
    with pytest.raises(FileNotFoundError):
        digests.of("a.txt")


@pytest.mark.parametrize(
    "memory", [b"", b"{", b"[]", b"null", b'{"a.txt": null}', b'{"a.txt": [1]}']
)
def test_a_memory_that_makes_no_sense_is_not_believed(tmp_path: Path, memory: bytes) -> None:
    _write(tmp_path / "a.txt", b"abc")
    (tmp_path / "memory.json").write_bytes(memory)
    assert _digests(tmp_path).of("a.txt") == _hash(b"abc")


def test_nothing_is_written_where_nothing_was_learnt(tmp_path: Path) -> None:
    digests = _digests(tmp_path)
    digests.keep()
    assert not (tmp_path / "memory.json").exists()
