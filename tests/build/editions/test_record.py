"""The record knows what was written, however the run that wrote it ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from kitgen.build.editions.record import Record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kit" / "record.tsv"


def test_what_was_noted_is_known_to_the_next_run(path: Path) -> None:
    with Record(path).open() as record:
        record.note([("mara.pdf", "key", 7), ("karin.pdf", "other", 8)])
    later = Record(path)
    assert later.has("mara.pdf", "key", 7)
    assert not later.has("mara.pdf", "other", 7)
    assert not later.has("mara.pdf", "key", 8)
    assert not later.has("mara.pdf", "key", None)
    assert not later.has("lea.pdf", "key", 7)
    assert [*later.names] == ["mara.pdf", "karin.pdf"]


def test_lines_are_on_the_disk_before_the_run_ends(path: Path) -> None:
    with Record(path).open() as record:
        record.claim(["mara.pdf"])
        assert [*Record(path).names] == ["mara.pdf"]
        record.note([("mara.pdf", "key", 7)])
        assert Record(path).has("mara.pdf", "key", 7)


def test_what_is_noted_is_counted_and_what_is_only_claimed_is_not(path: Path) -> None:
    with Record(path).open() as record:
        record.claim(["mara.pdf", "karin.pdf"])
        record.note([("mara.pdf", "key", 7)])
        assert record.noted(["mara.pdf", "karin.pdf", "lea.pdf"]) == 1


def test_what_was_claimed_is_ours_at_any_size_and_is_made_again(path: Path) -> None:
    with Record(path).open() as record:
        record.note([("mara.pdf", "key", 7)])
        record.claim(["mara.pdf", "karin.pdf"])
    later = Record(path)
    assert later.owns("mara.pdf", 99)
    assert later.owns("karin.pdf", 1)
    assert not later.has("mara.pdf", "key", 7)


def test_a_file_of_another_size_is_no_longer_ours(path: Path) -> None:
    with Record(path).open() as record:
        record.note([("mara.pdf", "key", 7)])
    assert Record(path).owns("mara.pdf", 7)
    assert Record(path).owns("mara.pdf", 0)
    assert not Record(path).owns("mara.pdf", 8)
    assert not Record(path).owns("lea.pdf", 0)


@pytest.mark.parametrize("cut", range(1, 16))
def test_a_last_line_that_was_cut_short_is_as_if_it_were_not_there(path: Path, cut: int) -> None:
    with Record(path).open() as record:
        record.note([("mara.pdf", "key", 7), ("karin.pdf", "key", 8)])
    path.write_bytes(path.read_bytes()[:-cut])
    with Record(path).open() as record:
        assert record.has("mara.pdf", "key", 7)
        assert not record.has("karin.pdf", "key", 8)
        record.note([("lea.pdf", "key", 9)])
    assert Record(path).has("mara.pdf", "key", 7)
    assert Record(path).has("lea.pdf", "key", 9)


def test_what_is_gone_is_forgotten(path: Path) -> None:
    with Record(path).open() as record:
        record.note([("mara.pdf", "key", 7), ("karin.pdf", "key", 8)])
    record.keep(["karin.pdf", "notes.txt"])
    with record.open():
        pass
    assert [*Record(path).names] == ["karin.pdf"]


def test_it_does_not_grow_with_every_run(path: Path) -> None:
    for _ in range(5):
        with Record(path).open() as record:
            record.claim(["mara.pdf"])
            record.note([("mara.pdf", "key", 7)])
    assert len(path.read_bytes().splitlines()) == 3


def test_a_file_that_is_no_record_is_an_empty_one(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe not\ta\trecord\n\n\t\t\n")
    assert not Record(path).has("a", "", 0)
    assert not [name for name in Record(path).names if name]
