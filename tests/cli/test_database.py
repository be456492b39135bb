"""The option that names the database, and what is said where it cannot be had."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from kitgen.cli.database import opened

from ..postgres import PASSWORD


def refused(root: Path, database: str) -> str:
    with pytest.raises(click.ClickException) as caught, opened(root, database):
        pass
    return caught.value.message


def test_without_a_name_it_is_a_file_in_the_kit(tmp_path: Path) -> None:
    root = tmp_path / "a kit? 100%41 #1, 'ours'"
    with opened(root, "") as store:
        assert store.requests() == ()
    assert (root / "collected" / "events.db").is_file()


def test_a_relative_file_lies_in_the_kit(tmp_path: Path) -> None:
    with opened(tmp_path, "sqlite:///other/mine.db"):
        pass
    assert (tmp_path / "other" / "mine.db").is_file()


@pytest.mark.parametrize(
    ("database", "why"),
    [
        (f"mysql://a:{PASSWORD}@b/c", "mysql is not known"),
        ("sqlite://", "name a file"),
        ("sqlite:///:memory:", "name a file"),
        ("nonsense", "no address of a database"),
        (f"postgresql://kitgen:{PASSWORD}@/nothing?host=/nowhere", "cannot be used"),
        ("sqlite:////dev/null/events.db", "cannot be used"),
    ],
)
def test_what_cannot_be_had_is_told_in_a_sentence(tmp_path: Path, database: str, why: str) -> None:
    said = refused(tmp_path, database)
    assert why in said
    assert PASSWORD not in said
    assert "\n" not in said


def test_a_database_of_a_later_version_asks_for_that_version(tmp_path: Path) -> None:
    import sqlite3

    with opened(tmp_path, ""):
        pass
    connection = sqlite3.connect(tmp_path / "collected" / "events.db")
    connection.execute("INSERT INTO migration VALUES ('2099-01-later', 1)")
    connection.commit()
    connection.close()
    assert "later kitgen (2099-01-later)" in refused(tmp_path, "")
