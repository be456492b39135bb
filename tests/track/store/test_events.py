"""What the collector takes down, as it lies in the database afterwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kitgen.model.lead import Request
from kitgen.model.tally import What
from kitgen.track.store import Store, Unavailable, Unwritable, open_store
from kitgen.track.store.events import Aside, Fetched, Seen, person_of

DAY = 20_000
SEEN = Seen(DAY, 7, DAY * 86_400, b"v" * 12, "guide/", "bcdfghjkmn", 10, 5, "")
FETCHED = Fetched(DAY, b"v" * 12, "d/bcdfghjkmn.pdf", DAY * 86_400, "bcdfghjkmn", "")
ASIDE = Aside(DAY, What.VISIT, "beacon for no page of this site")
ASKED = Request(
    "0" * 32,
    dt.datetime(2026, 11, 2, 9, 30, tzinfo=dt.UTC),
    "Ada “Countess” Lovelace",
    "Ada@Example.org",
    "bcdfghjkmn",
    "Mara",
    {"note": "Two lines.\nAnd ünïcode ✓", "company": "'; DROP TABLE request; --"},
)


def test_a_page_that_is_read_on_stays_one_visit_and_only_grows(
    store: Store, rows: Callable[[str], list[Any]]
) -> None:
    store.write([SEEN])
    store.write([SEEN._replace(depth=80, seconds=3), SEEN._replace(depth=40, seconds=50)])
    (row,) = rows("visit")
    assert (row.depth, row.seconds) == (80, 50)
    assert bytes(row.visitor) == SEEN.visitor


@pytest.mark.parametrize("id", [-(2**63), -1, 0, 2**63 - 1])
def test_any_number_of_a_page_can_be_kept(
    store: Store, rows: Callable[[str], list[Any]], id: int
) -> None:
    store.write([SEEN._replace(id=id)])
    assert [row.id for row in rows("visit")] == [id]


def test_a_file_in_many_parts_is_one_download_a_day(
    store: Store, rows: Callable[[str], list[Any]]
) -> None:
    store.write([FETCHED] * 5)
    store.write([FETCHED._replace(at=FETCHED.at + 9), FETCHED._replace(day=DAY + 1)])
    assert [row.at for row in rows("download")] == [FETCHED.at, FETCHED.at]


def test_what_is_put_aside_is_only_counted(store: Store, rows: Callable[[str], list[Any]]) -> None:
    store.write([ASIDE] * 3)
    store.write([ASIDE, ASIDE._replace(reason="flood")])
    assert [(row.reason, row.count) for row in sorted(rows("aside"))] == [
        (ASIDE.reason, 4),
        ("flood", 1),
    ]


def test_a_form_that_is_sent_twice_is_one_request_with_every_letter_of_it(store: Store) -> None:
    store.write([ASKED, ASKED])
    store.write([ASKED._replace(name="Eve")])
    assert store.requests() == (ASKED,)


def test_events_of_all_kinds_go_in_one_transaction(store: Store) -> None:
    store.write([ASKED, ASIDE, FETCHED, SEEN])
    assert store.requests() == (ASKED,)
    assert sum(tally.count for tally in store.tallies(lambda code: code)) == 3


def test_all_of_a_write_is_there_or_nothing_of_it(store: Store) -> None:
    impossible = SEEN._replace(id=None)  # type: ignore[arg-type]  # what no beacon can be
    with pytest.raises((Unwritable, Unavailable)):
        store.write([ASIDE, ASKED, impossible])
    assert store.requests() == ()
    assert list(store.tallies(lambda code: code)) == []


def test_a_person_is_the_same_however_the_address_is_written() -> None:
    assert person_of(" Ada@EXAMPLE.org ") == person_of("ada@example.org")
    assert person_of("zoë@example.org") == person_of("zoe\u0308@example.org")
    assert len(person_of("ß" * 300)) <= 254


TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=100)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXT, TEXT, st.dictionaries(st.from_regex("[a-z]{1,9}", fullmatch=True), TEXT))
def test_whatever_a_form_says_is_read_as_it_was_written(
    database: str, name: str, told: str, answers: dict[str, str]
) -> None:
    with open_store(database) as store:
        id = f"{abs(hash((name, told, str(answers)))):032x}"
        request = ASKED._replace(id=id, name=name, told=told, answers=answers)
        store.write([request])
        assert request in store.requests()
