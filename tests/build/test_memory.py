"""A page that has not changed is looked at again as soon as what it links to may have gone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kitgen.build.code import fingerprint
from kitgen.build.memory import Memory, sources
from kitgen.check.rule import PageFacts


def page(path: str, *links: str, ids: tuple[str, ...] = ()) -> PageFacts:
    return PageFacts(path, "content/kit.yaml", path, path, links, f" {' '.join(ids)} ", (), 9)


def remembered(root: Path, where: str = "files") -> None:
    known = Memory(root, root / "site")
    known.learn("1", page("index.html", "guide/#cost"))
    known.learn("2", page("guide/index.html", ids=("cost",)))
    known.learn("3", page("feed.xml"))
    known.keep(where)


def test_a_page_is_known_by_its_key_alone(tmp_path: Path) -> None:
    remembered(tmp_path)
    known = Memory(tmp_path, tmp_path / "site")
    assert known.facts("index.html", "1") == page("index.html", "guide/#cost")
    assert known.facts("index.html", "other") is None
    assert known.facts("missing/index.html", "1") is None


def test_only_pages_that_changed_are_suspect(tmp_path: Path) -> None:
    remembered(tmp_path)
    known = Memory(tmp_path, tmp_path / "site")
    assert known.suspects("files") == ()
    changed = page("guide/index.html", "../", ids=("cost", "more"))
    known.learn("4", changed)
    known.learn("5", page("feed.xml", "gone"))
    assert known.suspects("files") == (changed,)
    assert known.rendered == 2


def test_every_page_is_suspect_when_a_place_has_gone(tmp_path: Path) -> None:
    remembered(tmp_path)
    known = Memory(tmp_path, tmp_path / "site")
    known.learn("4", page("guide/index.html", ids=("price",)))
    assert known.suspects("files") is None


def test_every_page_is_suspect_when_files_came_or_went_or_a_link_was_wrong(tmp_path: Path) -> None:
    remembered(tmp_path)
    assert Memory(tmp_path, tmp_path / "site").suspects("other files") is None
    remembered(tmp_path, where="")
    assert Memory(tmp_path, tmp_path / "site").suspects("files") is None


def test_damaged_memory_is_no_memory(tmp_path: Path) -> None:
    remembered(tmp_path)
    [file] = (tmp_path / ".kitgen").glob("pages-*.jsonl")
    file.write_bytes(file.read_bytes()[:-40].replace(b"[", b"{"))
    known = Memory(tmp_path, tmp_path / "site")
    assert known.facts("index.html", "1") is None
    file.write_bytes(b"\xff\xfe\t\xff\n")
    assert Memory(tmp_path, tmp_path / "site").facts("index.html", "1") is None


def test_what_other_code_remembered_is_no_memory(tmp_path: Path) -> None:
    remembered(tmp_path)
    [file] = (tmp_path / ".kitgen").glob("pages-*.jsonl")
    file.write_bytes(file.read_bytes().replace(fingerprint().encode(), b"an earlier version"))
    known = Memory(tmp_path, tmp_path / "site")
    assert known.facts("index.html", "1") is None
    known.learn("1", page("index.html"))
    assert known.suspects("files") is None
    assert sources(tmp_path, tmp_path / "site") == {}


def test_the_file_that_a_page_is_about_is_told(tmp_path: Path) -> None:
    remembered(tmp_path)
    assert sources(tmp_path, tmp_path / "site")["index.html"] == "content/kit.yaml"


def test_a_link_to_a_place_that_went_is_found(kit: Any) -> None:
    link = "[Mara](/conversations/mara/#t=12)"
    kit.edit("content/interviews/kofi/interview.md", "It went on for a year.", link)
    assert kit.build().ok
    kit.edit("content/interviews/mara/interview.md", "[00:12]", "[00:13]")
    dead = [finding.rule for finding in kit.build().findings if finding.rule.startswith("dead")]
    assert dead == ["dead-anchor"]
    kit.edit("content/interviews/mara/interview.md", "[00:13]", "[00:12]")
    assert kit.build().ok
