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


SECRETS = {
    "s/bcdfghjkmn/index.html": b"a share page",
    "share/qrstvwxyz23456789bcdfghjk/index.html": b"a pack",
    "share/qrstvwxyz23456789bcdfghjk/cards/quote.png": b"its card",
    "maria/index.html": b"a page with a name",
}


def manifest(out: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads((out / MANIFEST).read_bytes())
    return found


def test_the_manifest_names_only_what_everybody_finds(tmp_path: Path, out: Path) -> None:
    publish(tmp_path, out, {"guide/index.html": b"g", "404.html": b"4", **SECRETS})
    text = (out / MANIFEST).read_text()
    for word in ("bcdfghjkmn", "qrst", "quote", "maria", "share", "s/"):
        assert word not in text
    assert {name for name in manifest(out) if name[0] != "#"} == {"guide/index.html", "404.html"}
    assert len(manifest(out)) == 6


def test_a_file_that_the_manifest_does_not_name_is_held_kept_and_known_as_ones_own(
    tmp_path: Path, out: Path
) -> None:
    publish(tmp_path, out, SECRETS)
    before = (out / MANIFEST).read_bytes()
    writer = Writer(tmp_path, out)
    for path, data in SECRETS.items():
        assert writer.holds(path)
        writer.stage(path, data)
    assert not writer.holds("s/another/index.html")
    assert writer.publish() == (0, 4, 0)
    writer = Writer(tmp_path, out)
    for path in SECRETS:
        writer.keep(path)
    assert writer.publish() == (0, 4, 0)
    assert (out / MANIFEST).read_bytes() == before
    changed = {path: data + b", changed" for path, data in SECRETS.items()}
    publish(tmp_path, out, changed)
    assert {path: (out / path).read_bytes() for path in SECRETS} == changed


def test_what_is_gone_is_removed_though_the_manifest_does_not_name_it(
    tmp_path: Path, out: Path
) -> None:
    publish(tmp_path, out, SECRETS)
    for place in ("s/mine.txt", "s/another/index.html", "share/mine/index.html", "other/x.html"):
        (out / place).parent.mkdir(parents=True, exist_ok=True)
        (out / place).write_bytes(b"mine")
    writer = Writer(tmp_path, out)
    writer.stage("a.html", b"a")
    assert writer.publish() == (1, 0, 4)
    left = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    mine = {"s/mine.txt", "s/another/index.html", "share/mine/index.html", "other/x.html"}
    assert left == {MANIFEST, "a.html", *mine}
    assert not (out / "maria").exists()
    assert not (out / "s/bcdfghjkmn").exists()


def test_a_foreign_file_where_an_unnamed_one_would_stand_is_refused(
    tmp_path: Path, out: Path
) -> None:
    (out / "maria").mkdir(parents=True)
    (out / "maria/index.html").write_bytes(b"mine")
    writer = Writer(tmp_path, out)
    for path, data in SECRETS.items():
        writer.stage(path, data)
    with pytest.raises(ForeignFile) as caught:
        writer.publish()
    assert caught.value.paths == ["maria/index.html"]
    assert sorted(path.name for path in out.iterdir()) == ["maria"]


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_nothing_is_looked_for_behind_a_link(tmp_path: Path, out: Path) -> None:
    publish(tmp_path, out, {"s/bcdfghjkmn/index.html": b"x", "a.html": b"a"})
    (out / "s").rename(tmp_path / "moved")
    (out / "s").symlink_to(tmp_path / "moved")
    publish(tmp_path, out, {"a.html": b"a"})
    assert (tmp_path / "moved/bcdfghjkmn/index.html").read_bytes() == b"x"


def test_a_manifest_that_named_everything_still_works_and_is_written_anew(
    tmp_path: Path, out: Path
) -> None:
    publish(tmp_path, out, {"a.html": b"a", **SECRETS})
    whole = manifest(out)
    hashes = {"a.html": whole["a.html"]}
    hashes |= dict(zip(SECRETS, [h for name, h in whole.items() if name[0] == "#"], strict=True))
    (out / MANIFEST).write_text(json.dumps(hashes))
    writer = Writer(tmp_path, out)
    assert all(writer.holds(path, found) for path, found in hashes.items())
    for path in hashes:
        writer.keep(path)
    assert writer.publish() == (0, 5, 0)
    assert manifest(out) == whole
    (out / MANIFEST).write_text(json.dumps(hashes))
    publish(tmp_path, out, {"a.html": b"a"})
    assert not any((out / path).exists() for path in SECRETS)


def test_a_build_killed_while_it_removes_unnamed_files_is_finished_by_the_next(
    tmp_path: Path, out: Path
) -> None:
    publish(tmp_path, out, SECRETS)
    first, *others = SECRETS
    journal = {"moves": [], "gone": list(SECRETS), "manifest": {"a.html": "0"}}
    (private(tmp_path) / f"journal-{digest(str(out))}.json").write_text(json.dumps(journal))
    (out / first).unlink()
    assert all((out / path).exists() for path in others)
    Writer(tmp_path, out)
    assert [path.name for path in out.iterdir()] == [MANIFEST]
    assert manifest(out) == {"a.html": "0"}
