"""The writer touches what kitgen wrote, and nothing else."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from kitgen.build.store import digest, private
from kitgen.build.writer import MANIFEST, ForeignFile, Writer

HOSTILE = ["../outside", "a/../../outside", "/outside", "a//b", "./a", "", "a\\..\\b", "..", "a\0b"]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "site"


def publish(tmp_path: Path, out: Path, files: dict[str, bytes]) -> None:
    writer = Writer(tmp_path, out)
    for path, data in files.items():
        writer.stage(path, data)
    writer.publish()


def test_nothing_changes_before_publishing(tmp_path: Path, out: Path) -> None:
    publish(tmp_path, out, {"a.html": b"old"})
    writer = Writer(tmp_path, out)
    writer.stage("a.html", b"new")
    writer.stage("b.html", b"new")
    assert (out / "a.html").read_bytes() == b"old"
    assert not (out / "b.html").exists()
    writer.abandon()
    assert not list(private(tmp_path).glob("stage-*"))


def test_what_is_gone_is_removed_with_the_folders_that_it_leaves_empty(
    tmp_path: Path, out: Path
) -> None:
    publish(tmp_path, out, {"a/b/c.html": b"c", "d.html": b"d"})
    (out / "mine.txt").write_bytes(b"mine")
    publish(tmp_path, out, {"d.html": b"d"})
    assert sorted(p.name for p in out.iterdir()) == [MANIFEST, "d.html", "mine.txt"]


def test_a_foreign_file_in_the_way_is_refused_and_stays(tmp_path: Path, out: Path) -> None:
    out.mkdir()
    (out / "a.html").write_bytes(b"mine")
    (out / "b.html").symlink_to("a.html")
    writer = Writer(tmp_path, out)
    for path in ("a.html", "b.html", "c.html"):
        writer.stage(path, b"kitgen's")
    with pytest.raises(ForeignFile) as caught:
        writer.publish()
    assert caught.value.paths == ["a.html", "b.html"]
    assert (out / "a.html").read_bytes() == b"mine"
    assert not (out / "c.html").exists()


def test_a_foreign_file_with_the_same_bytes_is_in_nobodys_way(tmp_path: Path, out: Path) -> None:
    out.mkdir()
    (out / "a.html").write_bytes(b"same")
    publish(tmp_path, out, {"a.html": b"same"})
    assert json.loads((out / MANIFEST).read_bytes()).keys() == {"a.html"}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_manifest_removes_nothing_outside(tmp_path: Path, out: Path, name: str) -> None:
    victim = tmp_path / "outside"
    victim.write_bytes(b"precious")
    out.mkdir()
    (out / MANIFEST).write_text(json.dumps({name: "0", "a.html": 1}))
    publish(tmp_path, out, {"b.html": b"b"})
    assert victim.read_bytes() == b"precious"
    assert (out / "b.html").read_bytes() == b"b"


@pytest.mark.parametrize("part", ["moves", "gone", "manifest"])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_journal_is_not_followed(tmp_path: Path, out: Path, name: str, part: str) -> None:
    victim = tmp_path / "outside"
    victim.write_bytes(b"precious")
    journal: dict[str, Any] = {"moves": [], "gone": [], "manifest": {}}
    journal[part] = {name: "0"} if part == "manifest" else [name]
    stage = private(tmp_path) / f"stage-{digest(str(out))}"
    stage.mkdir(parents=True)
    (stage.parent / "outside").write_bytes(b"evil")
    path = private(tmp_path) / f"journal-{digest(str(out))}.json"
    path.write_text(json.dumps(journal))
    Writer(tmp_path, out)
    assert victim.read_bytes() == b"precious"
    assert not path.exists()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "{}", '{"moves": 1, "gone": [], "manifest": {}}', "\0"]
)
def test_a_journal_or_manifest_cut_short_is_as_good_as_none(
    tmp_path: Path, out: Path, text: str
) -> None:
    out.mkdir()
    (out / MANIFEST).write_text(text)
    path = private(tmp_path) / f"journal-{digest(str(out))}.json"
    path.parent.mkdir()
    path.write_text(text)
    publish(tmp_path, out, {"a.html": b"a"})
    assert (out / "a.html").read_bytes() == b"a"
    assert not path.exists()


def test_a_build_killed_between_two_moves_is_finished_by_the_next(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, out, {"a.html": b"old", "b.html": b"old", "gone.html": b"old"})
    writer = Writer(tmp_path, out)
    writer.stage("a.html", b"new")
    writer.stage("b.html", b"new")
    real, moves = os.replace, iter(range(100))

    def stop(source: str | Path, target: str | Path) -> None:
        if Path(target).parent == out and next(moves) == 1:
            raise KeyboardInterrupt
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", stop)
        with pytest.raises(KeyboardInterrupt):
            writer.publish()
    assert {p.name: p.read_bytes() for p in out.glob("*.html")} == {
        "a.html": b"new",
        "b.html": b"old",
        "gone.html": b"old",
    }
    Writer(tmp_path, out)
    assert {p.name: p.read_bytes() for p in out.glob("*.html")} == {
        "a.html": b"new",
        "b.html": b"new",
    }
    assert json.loads((out / MANIFEST).read_bytes()).keys() == {"a.html", "b.html"}
