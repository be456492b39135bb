from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kitgen.build.create import Refused, create


def everything(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_files_are_written_into_a_new_folder_and_nothing_else(tmp_path: Path) -> None:
    files = {"content/kit.yaml": b"a: 1\n", "content/interviews/x/portrait.jpg": b"\xff\xd8"}
    create(tmp_path / "new" / "kit", files)
    assert everything(tmp_path / "new" / "kit") == files
    assert [path.name for path in (tmp_path / "new" / "kit").iterdir()] == ["content"]


def test_files_join_what_is_there(tmp_path: Path) -> None:
    create(tmp_path, {"content/a.yaml": b"1"})
    create(tmp_path, {"content/b.yaml": b"2", "content/c/d.md": b"3", "e.txt": b""})
    assert everything(tmp_path) == {
        "content/a.yaml": b"1",
        "content/b.yaml": b"2",
        "content/c/d.md": b"3",
        "e.txt": b"",
    }


def test_nothing_is_overwritten_and_nothing_of_the_rest_is_written(tmp_path: Path) -> None:
    create(tmp_path, {"content/a.yaml": b"mine"})
    with pytest.raises(Refused) as refused:
        create(tmp_path, {"content/b.yaml": b"2", "content/a.yaml": b"yours", "c": b"3"})
    assert refused.value.path == "content/a.yaml"
    assert everything(tmp_path) == {"content/a.yaml": b"mine"}


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/etc/passwd",
        "../a",
        "a/../../b",
        "a//b",
        "./a",
        "a/",
        "..",
        "a\\b",
        "C:/a",
        "a\x00b",
        "a\nb",
        "a./b",
        "a ",
        "x" * 300,
    ],
)
def test_a_path_that_leads_out_or_is_odd_is_refused(tmp_path: Path, name: str) -> None:
    root = tmp_path / "kit"
    with pytest.raises(Refused):
        create(root, {"fine": b"1", name: b"2"})
    assert not root.exists()


@pytest.mark.parametrize("names", [("a", "a/b"), ("A.md", "a.MD"), ("x/Y", "x/y/z")])
def test_paths_that_exclude_each_other_are_refused(tmp_path: Path, names: tuple[str, str]) -> None:
    with pytest.raises(Refused):
        create(tmp_path, dict.fromkeys(names, b""))
    assert everything(tmp_path) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("name", ["link/a.md", "link", "dead", "dead/a.md"])
def test_a_link_on_the_way_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "outside").mkdir()
    root = tmp_path / "kit"
    root.mkdir()
    (root / "link").symlink_to(tmp_path / "outside")
    (root / "dead").symlink_to(tmp_path / "nowhere")
    with pytest.raises(Refused):
        create(root, {name: b"1"})
    assert list((tmp_path / "outside").iterdir()) == []
    assert not (tmp_path / "nowhere").exists()


def test_a_file_in_the_way_of_a_folder_is_refused(tmp_path: Path) -> None:
    create(tmp_path, {"content": b"a file"})
    with pytest.raises(Refused, match="no folder"):
        create(tmp_path, {"content/a.md": b""})
    assert everything(tmp_path) == {"content": b"a file"}


def test_what_cannot_be_written_leaves_no_folder_behind(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="file"):
        create(tmp_path / "file" / "kit", {"a": b""})
    assert everything(tmp_path) == {"file": b""}


def test_no_files_make_no_folder(tmp_path: Path) -> None:
    create(tmp_path / "kit", {})
    assert not (tmp_path / "kit").exists()
