"""What the build keeps for itself is written whole, and read back as it was or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.build.store import (
    digest,
    lines,
    private,
    read_json,
    read_lines,
    write_json,
    write_whole,
)

RECORDS = [("a1", "b.html", b"[1,2]"), ("a2", "", b""), ("a3", "c", '"é"\t'.encode())]


def written(path: Path) -> None:
    with lines(path) as add:
        for record in RECORDS:
            add(*record)


def test_what_a_kit_keeps_lies_in_a_hidden_folder_of_its_own(tmp_path: Path) -> None:
    assert private(tmp_path) == tmp_path / ".kitgen"


def test_a_hash_is_the_same_on_every_machine() -> None:
    assert digest("a", b"b") == digest(b"a", "b") == "facdde7abf1eac5b301273ab2e282f79"


@pytest.mark.parametrize(
    ("one", "other"),
    [(("ab", "c"), ("a", "bc")), (("a",), ("a", "")), (("1:a",), ("a", "1:a")), ((), ("",))],
)
def test_parts_do_not_run_together(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert digest(*one) != digest(*other)


@given(st.lists(st.binary(max_size=6), max_size=4), st.lists(st.binary(max_size=6), max_size=4))
def test_other_parts_have_another_hash(one: list[bytes], other: list[bytes]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)


def test_a_name_that_no_encoding_knows_has_a_hash_too() -> None:
    assert digest("\udcff") != digest("\udcfe")


def test_a_file_is_written_with_its_folders_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.json"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_cannot_be_replaced_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    (path / "in the way").mkdir(parents=True)
    with pytest.raises(OSError, match="kept"):
        write_whole(path, b"new")
    assert list(tmp_path.iterdir()) == [path]
    assert (path / "in the way").is_dir()


def test_a_value_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    value = {"ä": [1, 2.5, None, True, "\u2028"]}
    write_json(path, value)
    assert read_json(path) == value
    assert path.read_bytes().decode() == '{"ä":[1,2.5,null,true,"\u2028"]}'


@pytest.mark.parametrize("data", [b"", b"{", b'{"a": 1', b"\xff\xfe", b"[1,", b"\0"])
def test_a_file_that_was_cut_short_is_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.json").write_bytes(data)
    assert read_json(tmp_path / "a.json") is None


def test_a_file_that_is_not_there_is_nothing(tmp_path: Path) -> None:
    assert read_json(tmp_path / "a.json") is None
    assert list(read_lines(tmp_path / "a.jsonl")) == []


def test_records_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.jsonl"
    written(path)
    assert list(read_lines(path)) == RECORDS


def test_records_up_to_a_cut_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    written(path)
    whole = path.read_bytes()
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        found = list(read_lines(path))
        assert found == RECORDS[: len(found)]
        assert len(found) == whole[:end].count(b"\n")


def test_a_line_that_is_no_record_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"no tabs\na\tb\tc\n\xff\tb\tc\nd\te\tf\n")
    assert next(read_lines(path)) == ("a", "b", b"c")


def test_records_that_cannot_be_finished_leave_the_old_ones(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    written(path)

    with pytest.raises(KeyboardInterrupt), lines(path) as add:  # noqa: PT012 - the block is cut short
        add(*RECORDS[0])
        raise KeyboardInterrupt
    assert list(read_lines(path)) == RECORDS
    assert [one.name for one in tmp_path.iterdir()] == ["a.jsonl"]
