"""People: what they asked for, what a CRM knows of them, and that they may be forgotten."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from kitgen.model.lead import Reached, Record, Request, Stage
from kitgen.track.store import Changes, Forgotten, Keeping, Store, open_store
from kitgen.track.store.database import Unavailable

from .conftest import bytes_of, connected

NOW = 1_790_000_000
DAYS = 86_400
ADA = Record(
    "hubspot",
    "17",
    "Ada",
    "ada@example.org",
    reached=(
        Reached(Stage.INTRODUCTION, dt.date(2026, 3, 1)),
        Reached(Stage.MEETING, None),
        Reached(Stage.WON, dt.date(2026, 5, 1), Decimal("1200.50")),
    ),
)
BEN = Record("sheet", "ben@example.org", "Ben", "ben@example.org", problem="waiting")


def asked(id: int, email: str, days_ago: int = 0) -> Request:
    at = dt.datetime.fromtimestamp(NOW - days_ago * DAYS, dt.UTC)
    return Request(f"{id:032x}", at, "Somebody", email, "", "", {})


def settle(store: Store) -> None:
    store.settle(NOW, lambda code: code, Keeping(visits=90, requests=400))


def test_records_are_kept_with_all_that_is_known(store: Store) -> None:
    assert store.put_records([BEN, ADA], NOW) == Changes(2, 0, 0)
    assert store.records() == (ADA, BEN)


def test_an_import_is_the_same_the_second_time(store: Store) -> None:
    store.put_records([ADA, BEN], NOW)
    assert store.put_records([ADA, BEN], NOW + 1) == Changes(0, 0, 2)


def test_an_import_says_what_is_new_and_what_has_changed(store: Store) -> None:
    store.put_records([ADA, BEN], NOW)
    later = BEN._replace(company="Boats")
    assert store.put_records([ADA, later, BEN._replace(key="2")], NOW) == Changes(1, 1, 1)
    assert later in store.records()
    assert BEN not in store.records()


def test_of_two_lines_with_the_same_key_the_later_one_holds(store: Store) -> None:
    store.put_records([BEN], NOW)
    assert store.put_records([BEN._replace(name="B."), BEN], NOW) == Changes(0, 0, 1)
    assert store.put_records([BEN, BEN._replace(name="B.")], NOW) == Changes(0, 1, 0)
    assert [record.name for record in store.records()] == ["B."]


def test_somebody_who_is_forgotten_is_nowhere_any_more(store: Store, database: str) -> None:
    store.write([asked(1, "Zoë-Forgotten@example.org"), asked(2, "zoë-forgotten@Example.org")])
    store.write([asked(3, "stays@example.org")])
    store.put_records([ADA._replace(email="ZOË-forgotten@example.org", name="Zoë Forgotten")], NOW)
    assert store.forget(" Zoe\u0308-FORGOTTEN@example.org", NOW) == Forgotten(2, 1)
    assert [request.email for request in store.requests()] == ["stays@example.org"]
    assert store.records() == ()
    if database.startswith("sqlite"):
        left = bytes_of(database).lower()
        assert b"forgotten@example" not in left
        assert b"stays@example" in left


def test_an_import_leaves_out_who_was_forgotten(store: Store) -> None:
    store.forget("ada@example.org", NOW)
    store.forget("ada@example.org", NOW)
    shouted = ADA._replace(email="ADA@example.org")
    assert store.put_records([shouted, BEN], NOW) == Changes(1, 0, 0, forgotten=1)
    assert store.records() == (BEN,)


def test_who_asks_again_after_being_forgotten_is_taken_down_again(store: Store) -> None:
    store.forget("ada@example.org", NOW)
    store.write([asked(1, "ada@example.org")])
    assert len(store.requests()) == 1


def test_who_was_forgotten_is_not_written_down_in_so_many_words(
    store: Store, database: str
) -> None:
    store.forget("ada@example.org", NOW)
    with connected(database) as connection:
        (row,) = connection.exec_driver_sql("SELECT * FROM forgotten").all()
    assert "ada" not in str(row)


def test_nobody_is_forgotten_by_halves_while_somebody_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kitgen.track.store.database._PAUSE", 0.01)
    database = f"sqlite:///{tmp_path / 'events.db'}"
    with open_store(database) as store:
        store.write([asked(1, "ada@example.org")])
        with open_store(database) as other, other._database.reading() as connection:
            connection.exec_driver_sql("SELECT * FROM request").all()
            with pytest.raises(Unavailable, match="traces"):
                store.forget("ada@example.org", NOW)
        assert store.forget("ada@example.org", NOW) == Forgotten(0, 0)
    assert b"ada@example" not in bytes_of(database)


@pytest.mark.parametrize(
    ("reached", "kept"),
    [
        ((), False),
        ((Reached(Stage.INTRODUCTION, None),), False),
        ((Reached(Stage.INTRODUCTION, None), Reached(Stage.LOST, None)), False),
        ((Reached(Stage.MEETING, None),), True),
        ((Reached(Stage.WON, None),), True),
    ],
)
def test_a_request_that_came_to_nothing_is_deleted_in_time(
    store: Store, reached: tuple[Reached, ...], kept: bool
) -> None:
    store.write([asked(1, "Ada@example.org", 401), asked(2, "new@example.org", 399)])
    store.put_records([ADA._replace(reached=reached)], NOW)
    settle(store)
    emails = [request.email for request in store.requests()]
    assert emails == ["Ada@example.org"] * kept + ["new@example.org"]


def test_imports_at_the_same_time_are_in_nobodys_way(store: Store, database: str) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with open_store(database) as other, ThreadPoolExecutor(4) as pool:
        done = [
            pool.submit(which.put_records, [ADA, BEN], NOW)
            for which in (store, other)
            for _ in "ab"
        ]
        assert all(sum(task.result()[:3]) == 2 for task in done)
    assert store.records() == (ADA, BEN)
