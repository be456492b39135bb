"""Named changes of the tables, each made once and recorded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import inspect

from kitgen.track.store import Newer, open_store
from kitgen.track.store.migrations import MIGRATIONS
from kitgen.track.store.tables import MIGRATION, metadata

from .conftest import connected


def test_a_new_database_gets_all_tables(database: str) -> None:
    open_store(database).close()
    with connected(database) as connection:
        assert set(inspect(connection).get_table_names()) == set(metadata.tables)


def test_each_change_is_recorded_once(database: str, rows: Callable[[str], list[Any]]) -> None:
    for _ in range(2):
        open_store(database).close()
    assert [row.name for row in rows("migration")] == list(MIGRATIONS)
    assert all(row.at > 1_700_000_000 for row in rows("migration"))


def test_programs_that_start_at_once_make_each_change_once(
    at_once: Callable[[str, int], list[str]], rows: Callable[[str], list[Any]]
) -> None:
    said = at_once("with open_store(database) as store: print(store.salt(20000).hex())", 0)
    assert [row.name for row in rows("migration")] == list(MIGRATIONS)
    assert len(said[0]) == 64
    assert len(set(said)) == 1


def test_a_change_that_is_missing_is_made(database: str, rows: Callable[[str], list[Any]]) -> None:
    with connected(database) as connection:
        metadata.create_all(connection, (MIGRATION,))
    open_store(database).close()
    assert [row.name for row in rows("migration")] == list(MIGRATIONS)


def test_a_database_of_a_later_version_is_refused_and_left_as_it_is(
    database: str, rows: Callable[[str], list[Any]]
) -> None:
    open_store(database).close()
    with connected(database) as connection:
        connection.execute(MIGRATION.insert().values(name="2099-01-later", at=1))
    with pytest.raises(Newer, match="2099-01-later"):
        open_store(database)
    assert len(rows("migration")) == len(MIGRATIONS) + 1
