"""A folder holds whole files or none, and what it cannot take it says in plain words."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from kitgen.build.editions.depot import Folder, Reach, Undelivered, depot_at, draft_of, drafted

PARTS = (b"head" * 50_000, b"tail")


def test_files_are_their_parts_one_after_the_other(tmp_path: Path) -> None:
    depot = Folder(tmp_path / "new" / "folder")
    assert depot.held() == {}
    depot.open()
    depot.put([("mara.pdf", PARTS), ("empty.pdf", ()), ("karin.pdf", (b"", b"x", b""))])
    assert (depot.path / "mara.pdf").read_bytes() == b"".join(PARTS)
    assert depot.held() == {"mara.pdf": 200_004, "empty.pdf": 0, "karin.pdf": 1}


def test_a_file_is_replaced_never_written_into(tmp_path: Path) -> None:
    depot = Folder(tmp_path)
    depot.put([("mara.pdf", (b"old",))])
    with (tmp_path / "mara.pdf").open("rb") as reader:
        depot.put([("mara.pdf", (b"new and longer",))])
        assert reader.read() == b"old"
    assert (tmp_path / "mara.pdf").read_bytes() == b"new and longer"


def test_drafts_of_named_files_are_taken_away_and_no_others(tmp_path: Path) -> None:
    draft = draft_of("mara.pdf")
    assert drafted(draft) == "mara.pdf"
    for name in (draft, ".karin.pdf.7.draft", ".mara.pdf.draft", "mara.pdf.7.draft"):
        (tmp_path / name).touch()
    Folder(tmp_path).tidy(["mara.pdf"])
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {".karin.pdf.7.draft", ".mara.pdf.draft", "mara.pdf.7.draft"}


def test_where_no_folder_can_be_nothing_can_be_put(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Undelivered, match=r"file cannot be written: .*(exists|directory)"):
        Folder(tmp_path / "file").open()
    with pytest.raises(Undelivered, match="cannot be read"):
        Folder(tmp_path / "file").held()
    with pytest.raises(Undelivered, match=r"mara\.pdf cannot be written"):
        Folder(tmp_path / "file").put([("mara.pdf", PARTS)])
    (tmp_path / "mara.pdf").mkdir()
    with pytest.raises(Undelivered, match=r"mara\.pdf cannot be written"):
        Folder(tmp_path).put([("mara.pdf", PARTS)])
    assert {path.name for path in tmp_path.iterdir()} == {"file", "mara.pdf"}


FULL = """
import resource, sys
from pathlib import Path
from kitgen.build.editions.depot import Folder, Undelivered
resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
depot = Folder(Path(sys.argv[1]))
try:
    depot.put([("a.pdf", (b"head" * 20_000, b"tail")), ("b.pdf", (b"head" * 50_000, b"tail"))])
except Undelivered as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="a limit of POSIX stands for a disk that is full")
def test_a_file_for_which_there_is_no_room_is_not_left_half_written(tmp_path: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert f"{tmp_path / 'b.pdf'} cannot be written: File too large" in found.stdout
    assert {path.name: path.stat().st_size for path in tmp_path.iterdir()} == {"a.pdf": 80_004}


def test_a_path_and_the_address_of_a_file_are_folders(tmp_path: Path) -> None:
    assert depot_at(str(tmp_path)) == Folder(tmp_path)
    assert depot_at(f"{tmp_path.as_uri()}/some%20place") == Folder(tmp_path / "some place")
    assert depot_at(str(tmp_path / "x" / "..")) == Folder(tmp_path)
    assert depot_at(str(tmp_path)).reach is Reach.MACHINE


def test_it_can_be_handed_to_another_process(tmp_path: Path) -> None:
    assert pickle.loads(pickle.dumps(Folder(tmp_path))) == Folder(tmp_path)


def test_what_stands_in_the_way_is_told_with_its_own_words() -> None:
    error = Undelivered("/disk/mara.pdf cannot be written: No space left on device")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
