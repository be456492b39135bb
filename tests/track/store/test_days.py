"""Days: their salts, what they add up to, and what is left of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from kitgen.model.tally import Tally, What
from kitgen.track.machines import BURST
from kitgen.track.store import Keeping, Store, open_store
from kitgen.track.store.days import LATE, number_of, over
from kitgen.track.store.events import Aside, Event, Fetched, Seen

from .conftest import bytes_of

DAY = 20_000
SECONDS = 86_400
OVER = (DAY + 1) * SECONDS + LATE
CODES = [f"{letter * 9}{end}" for letter in "bcdf" for end in "gh"]
KEEP = Keeping(visits=90, requests=400)


def person(code: str) -> str:
    """Two codes of each belong to the same one."""
    return code[:1]


def seen(id: int, visitor: int, page: str = "guide/", code: str = "", **more: Any) -> Seen:
    at = DAY * SECONDS + more.pop("at", 0)
    found = Seen(DAY, id, at, visitor.to_bytes(12, "big"), page, code, 10, 5, "")
    return found._replace(**more)


def a_day(seed: int) -> Iterable[Event]:
    """What happens on a day, with everything in it that is counted in its own way."""
    chance = random.Random(seed)
    for id in range(300):
        yield seen(
            id,
            chance.randrange(40),
            chance.choice(["", "guide/", "offer/"]),
            chance.choice(["", *CODES[:2]]),
            depth=chance.choice([10, 74, 75, 100]),
            seconds=chance.choice([0, 29, 30, 200]),
            machine=chance.choice(["", "", "", "crawler"]),
        )
    for number, code in enumerate(CODES * 3):
        yield seen(1000 + number, 99, f"s/{code}/", code, at=number)
    for visitor in range(20):
        for minute in range(1, 4):
            code, at = chance.choice(CODES), DAY * SECONDS + 60 * minute
            yield Fetched(DAY, bytes([visitor]) * 12, f"d/{code}.pdf", at, code, "")
    for _ in range(50):
        yield Aside(DAY, What.ASKED, chance.choice(["head", "preview"]))


def by_hand(events: Iterable[Event]) -> dict[tuple[str, str, str, str], int]:
    """The same day, added up in another way."""
    visits: dict[tuple[str, str, str, bytes], list[int]] = {}
    loads: set[tuple[str, str, str, bytes]] = set()
    counts: dict[tuple[str, str, str, str], int] = {}
    for event in events:
        if isinstance(event, Seen):
            machine = BURST if event.visitor == (99).to_bytes(12, "big") else event.machine
            best = visits.setdefault((event.page, event.code, machine, event.visitor), [0, 0])
            best[:] = max(best[0], event.depth), max(best[1], event.seconds)
        elif isinstance(event, Fetched):
            loads.add((event.page, event.code, event.machine, event.visitor))
        elif isinstance(event, Aside):
            key = (event.what, "", "", event.reason)
            counts[key] = counts.get(key, 0) + 1
    for (page, code, machine, _), (depth, seconds) in visits.items():
        for what in ["visit"] + ["read"] * (depth >= 75 and seconds >= 30):
            key = (what, page, code, machine)
            counts[key] = counts.get(key, 0) + 1
    for page, code, machine, _ in loads:
        key = ("download", page, code, machine)
        counts[key] = counts.get(key, 0) + 1
    return counts


def counted(found: Iterable[Tally]) -> dict[tuple[str, str, str, str], int]:
    tallies = list(found)
    assert {number_of(tally.day) for tally in tallies} <= {DAY}
    counts = {(t.what.value, t.page, t.code, t.machine): t.count for t in tallies}
    assert len(counts) == len(tallies)
    return counts


@pytest.mark.parametrize("seed", [1, 2])
def test_a_day_adds_up_to_the_same_before_and_after_it_is_over(store: Store, seed: int) -> None:
    events = list(a_day(seed))
    store.write(events)
    before = counted(store.tallies(person))
    assert before == by_hand(events)
    assert store.settle(OVER, person, KEEP) == 1
    assert counted(store.tallies(person)) == before


def test_a_visitor_is_counted_once_for_each_page_and_link(store: Store) -> None:
    store.write([seen(1, 1), seen(2, 1), seen(3, 1, "offer/"), seen(4, 1, code=CODES[0])])
    store.write([seen(5, 2)])
    assert counted(store.tallies(person)) == {
        ("visit", "guide/", "", ""): 2,
        ("visit", "offer/", "", ""): 1,
        ("visit", "guide/", CODES[0], ""): 1,
    }


def test_who_reads_in_two_sittings_has_read(store: Store) -> None:
    store.write([seen(1, 1, depth=80, seconds=5), seen(2, 1, depth=20, seconds=31)])
    reads = [tally for tally in store.tallies(person) if tally.what is What.READ]
    assert [tally.count for tally in reads] == [1]


def test_who_fetches_many_peoples_editions_at_once_is_a_machine(store: Store) -> None:
    scanner, reader = b"s" * 12, b"r" * 12
    files = {code: f"d/{code}.pdf" for code in CODES}
    at = DAY * SECONDS
    store.write([Fetched(DAY, scanner, page, at, code, "") for code, page in files.items()])
    store.write([Fetched(DAY, reader, files[CODES[0]], at, CODES[0], "")])
    found = counted(store.tallies(person))
    assert found["download", files[CODES[0]], CODES[0], ""] == 1
    assert sum(count for (*_, machine), count in found.items() if machine == BURST) == len(CODES)


def test_who_opens_many_peoples_links_at_once_is_a_machine(store: Store) -> None:
    store.write([seen(n, 1, f"s/{code}/", code, at=n) for n, code in enumerate(CODES * 3)])
    store.write([seen(100, 2, f"s/{CODES[0]}/", CODES[0])])
    found = {(tally.code, tally.machine) for tally in store.tallies(person)}
    assert (CODES[0], BURST) in found
    assert {code for code, machine in found if not machine} == {CODES[0]}


def test_a_day_is_added_up_only_once_it_is_over(store: Store) -> None:
    store.write([seen(1, 1)])
    assert not over(DAY, OVER - 1)
    assert store.settle(OVER - 1, person, KEEP) == 0
    assert store.settle(OVER, person, KEEP) == 1
    assert store.settle(OVER, person, KEEP) == 0


def test_programs_that_add_a_day_up_at_once_do_it_once(
    store: Store, at_once: Callable[[str, int], list[str]]
) -> None:
    events = list(a_day(3))
    store.write(events)
    lines = "with open_store(database) as store: store.settle(now, lambda c: c[:1], Keeping())"
    at_once(lines, OVER)
    assert counted(store.tallies(person)) == by_hand(events)


def test_a_day_that_is_added_up_while_it_is_read_is_not_missed(store: Store, database: str) -> None:
    store.write([seen(1, 1, day=DAY - 1)])
    store.settle(OVER - SECONDS, person, KEEP)
    store.write([seen(2, 1)])
    reading = store.tallies(person)
    first = next(reading)
    with open_store(database) as other:
        other.settle(OVER, person, KEEP)
    assert [first.count, *(tally.count for tally in reading)] == [1, 1]


def test_a_salt_is_the_same_all_day_and_for_every_program(store: Store, database: str) -> None:
    with open_store(database) as other:
        assert store.salt(DAY) == other.salt(DAY) == store.salt(DAY)
        assert len(store.salt(DAY)) == 32
        assert store.salt(DAY) != store.salt(DAY + 1)


def test_a_salt_is_destroyed_when_its_day_is_over(
    store: Store, database: str, rows: Callable[[str], list[Any]]
) -> None:
    salt = store.salt(DAY)
    kept = store.salt(DAY + 1)
    if database.startswith("sqlite"):
        assert salt in bytes_of(database)
    store.settle(OVER - 1, person, KEEP)
    assert {row.day for row in rows("salt")} == {DAY, DAY + 1}
    store.settle(OVER, person, KEEP)
    assert [bytes(row.value) for row in rows("salt")] == [kept]
    if database.startswith("sqlite"):
        assert salt not in bytes_of(database)
        assert kept in bytes_of(database)


def test_single_visits_go_and_what_they_add_up_to_stays(
    store: Store, rows: Callable[[str], list[Any]]
) -> None:
    events = list(a_day(4))
    store.write(events)
    store.settle(OVER, person, KEEP)
    assert rows("visit")
    store.settle((DAY + 91) * SECONDS, person, KEEP)
    assert rows("visit") == rows("download") == rows("aside") == []
    assert counted(store.tallies(person)) == by_hand(events)


def test_only_the_days_that_are_asked_for_are_told(store: Store) -> None:
    store.write([seen(n, n, day=DAY + n) for n in range(4)])
    store.settle(OVER + SECONDS, person, KEEP)
    days = [number_of(tally.day) - DAY for tally in store.tallies(person, DAY + 1, DAY + 2)]
    assert sorted(days) == [1, 2]
