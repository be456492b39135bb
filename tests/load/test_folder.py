from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from kitgen.load.folder import read_bytes, scan
from kitgen.model.finding import Finding

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs links and names of POSIX")


def put(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def rules(root: Path) -> list[tuple[str, str]]:
    return [(finding.rule, finding.place.path) for finding in scan(root).findings]


def test_every_file_below_content_is_found_in_order(tmp_path: Path) -> None:
    put(tmp_path / "content/problems/a.yaml", "abc")
    put(tmp_path / "content/kit.yaml")
    put(tmp_path / "elsewhere.txt")
    folder = scan(tmp_path)
    assert list(folder.files) == ["content/kit.yaml", "content/problems/a.yaml"]
    info = folder.files["content/problems/a.yaml"]
    facts = (tmp_path / "content/problems/a.yaml").stat()
    assert info == (3, facts.st_mtime_ns, facts.st_ino)
    assert folder.findings == ()


def test_hidden_and_backup_files_and_schemas_are_passed_over(tmp_path: Path) -> None:
    for name in (".git/x", ".DS_Store", "a~", "Thumbs.db", "schema/kit.json", "a/.x.swp"):
        put(tmp_path / "content" / name)
    put(tmp_path / "content/problems/schema/x")
    assert list(scan(tmp_path).files) == ["content/problems/schema/x"]


def test_a_folder_without_content_is_empty(tmp_path: Path) -> None:
    assert scan(tmp_path).files == {}


@posix
def test_links_within_the_kit_are_followed(tmp_path: Path) -> None:
    put(tmp_path / "content/a/x")
    (tmp_path / "content/b").symlink_to("a")
    (tmp_path / "content/y").symlink_to("a/x")
    assert list(scan(tmp_path).files) == ["content/a/x", "content/b/x", "content/y"]
    assert read_bytes(tmp_path, "content/b/x", 10) == b"x"


@posix
def test_links_out_of_the_kit_are_findings(tmp_path: Path) -> None:
    secret = put(tmp_path / "secret")
    put(tmp_path / "kit-else/x")
    root = tmp_path / "kit"
    put(root / "content/x")
    (root / "content/a").symlink_to(secret)
    (root / "content/b").symlink_to(tmp_path / "kit-else")
    (root / "content/c").symlink_to("/nowhere")
    assert rules(root) == [("link-outside-kit", f"content/{name}") for name in "abc"]
    assert list(scan(root).files) == ["content/x"]
    for path in ("content/a", "content/b/x", "../secret", "content/../../secret", str(secret)):
        found = read_bytes(root, path, 10)
        assert isinstance(found, Finding)
        assert found.rule == "link-outside-kit"


@posix
def test_links_in_circles_are_findings(tmp_path: Path) -> None:
    put(tmp_path / "content/a/x")
    (tmp_path / "content/a/up").symlink_to("..")
    (tmp_path / "content/self").symlink_to("self")
    (tmp_path / "content/b").symlink_to("a")
    assert "content/a/x" in scan(tmp_path).files
    assert {rule for rule, _ in rules(tmp_path)} <= {"link-circle", "file-unreadable"}
    assert len(rules(tmp_path)) == 3


@posix
def test_odd_names_and_things_that_are_no_files_are_findings(tmp_path: Path) -> None:
    put(tmp_path / "content/x")
    put(tmp_path / "content/a\nb")
    put(tmp_path / "content/a\\b")
    (tmp_path / "content" / os.fsdecode(b"a\xff")).touch()
    os.mkfifo(tmp_path / "content/pipe")
    folder = scan(tmp_path)
    assert list(folder.files) == ["content/x"]
    assert sorted(f.rule for f in folder.findings) == [
        "file-name",
        "file-name",
        "file-name",
        "file-odd",
    ]
    assert all(f.place.path.isprintable() for f in folder.findings)
    assert isinstance(read_bytes(tmp_path, "content/pipe", 10), Finding)


@posix
def test_names_that_other_computers_confuse_are_findings(tmp_path: Path) -> None:
    put(tmp_path / "content/Mara.jpg")
    if (tmp_path / "content/mara.jpg").exists():
        pytest.skip("this disk confuses them itself")
    put(tmp_path / "content/mara.jpg")
    put(tmp_path / "content/e\u0301.jpg")
    put(tmp_path / "content/\u00e9.jpg")
    assert [rule for rule, _ in rules(tmp_path)] == ["file-name-collision"] * 2


@posix
def test_a_deep_folder_is_a_finding(tmp_path: Path) -> None:
    put(tmp_path / "content" / "/".join("a" * 20) / "x")
    assert [rule for rule, _ in rules(tmp_path)] == ["folder-depth"]


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("content/none", "file-missing"),
        ("content/large", "file-too-large"),
        ("content/dir", "file-odd"),
    ],
)
def test_what_cannot_be_read_is_a_finding(tmp_path: Path, path: str, rule: str) -> None:
    put(tmp_path / "content/large", "x" * 11)
    put(tmp_path / "content/dir/x")
    found = read_bytes(tmp_path, path, 10)
    assert isinstance(found, Finding)
    assert found.rule == rule


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_an_unreadable_folder_is_a_finding(tmp_path: Path) -> None:
    put(tmp_path / "content/a/x")
    (tmp_path / "content/a").chmod(0)
    try:
        assert rules(tmp_path) == [("file-unreadable", "content/a")]
    finally:
        (tmp_path / "content/a").chmod(0o700)
