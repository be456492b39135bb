"""Pages that were seen, as a running collector takes them down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ..conftest import Kit
from .collecting import BASE, ORIGIN, PERSON, Running, collecting, tallies

ELSEWHERE = "beacon for no page of this site"
COUNTING = "kitgen.build.collector.counting"


def visit(running: Running, id: str) -> tuple[str, str, int, int, str]:
    """What was taken down under a number."""
    number = int(id, 16)
    (row,) = [row for row in running.rows("visit") if row.id % 2**64 == number]
    return row.page, row.code, row.depth, row.seconds, row.machine


def test_a_page_that_was_seen_is_on_the_disk_before_the_answer(shared: Running, code: str) -> None:
    id = "f0000000000000a1"
    answer = shared.see("guide/", code, i=id, d=80, s=40, a=60)
    assert (answer.status, answer.body) == (204, b"")
    assert visit(shared, id) == ("guide/", code, 80, 40, "")


def test_what_is_read_on_is_the_same_visit(shared: Running) -> None:
    id = "00000000000000a2"
    for seconds in 0, 40, 20:
        assert shared.see(i=id, d=seconds, s=seconds, a=seconds).status == 204
    assert visit(shared, id) == ("guide/", "", 40, 40, "")


def test_a_page_of_a_share_link_is_whoever_shared_it(shared: Running, code: str) -> None:
    id = "00000000000000a3"
    assert shared.see(f"s/{code}/", i=id).status == 204
    assert visit(shared, id) == (f"s/{code}/", code, 0, 0, "")


def test_a_machine_that_runs_the_script_is_taken_down_as_one(shared: Running) -> None:
    id = "00000000000000a4"
    assert shared.see(i=id, user_agent="Googlebot/2.1").status == 204
    assert visit(shared, id)[-1]


@pytest.mark.parametrize("header", ["dnt", "sec_gpc"])
def test_who_does_not_want_to_be_counted_is_not(
    shared: Running, visits: Callable[[], int], header: str
) -> None:
    before = visits(), shared.rows("aside")
    assert shared.see(**{header: "1"}).status == 204
    assert shared.see("nothing/", **{header: "1"}).status == 204
    assert (visits(), shared.rows("aside")) == before
    assert shared.see(**{header: "0"}).status == 204
    assert visits() == before[0] + 1


@pytest.mark.parametrize(
    "origin",
    ["", "null", "https://elsewhere.example", f"{ORIGIN}.elsewhere.example", f"{ORIGIN}:1"],
)
def test_other_sites_count_nothing_and_may_read_nothing(
    shared: Running, visits: Callable[[], int], origin: str
) -> None:
    before = visits()
    answer = shared.see(origin=origin)
    assert answer.status == 403
    assert "access-control-allow-origin" not in answer.headers
    assert visits() == before


def test_only_the_kits_own_site_may_read_the_answer(shared: Running) -> None:
    for answer in shared.see(), shared.ask("OPTIONS", f"{BASE}v", origin=ORIGIN):
        assert answer.status == 204
        assert answer.headers["access-control-allow-origin"] == ORIGIN
        assert answer.headers["vary"] == "Origin"
        assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(shared: Running, method: str) -> None:
    answer = shared.ask(method, f"{BASE}v", origin=ORIGIN)
    assert answer.status == 405
    assert answer.headers["allow"] == "POST, OPTIONS"


@pytest.mark.parametrize(
    ("body", "status"),
    [("", 400), ("{}", 400), ("i=1&p=/", 400), ("\0", 400), ("a" * 1025, 413), ("a" * 90_000, 413)],
)
def test_what_is_no_beacon_is_refused(
    shared: Running, visits: Callable[[], int], body: str, status: int
) -> None:
    before = visits()
    assert shared.ask("POST", f"{BASE}v", body, origin=ORIGIN).status == status
    assert visits() == before


def aside(running: Running, reason: str) -> int:
    """How much was put aside for a reason."""
    return sum(row.count for row in running.rows("aside") if row.reason == reason)


def test_a_page_that_the_site_has_not_is_only_counted_aside(
    shared: Running, visits: Callable[[], int]
) -> None:
    before = visits(), aside(shared, ELSEWHERE)
    for page in "nothing/", "../guide/", "s/nobodyhere/", "'; DROP TABLE visit; --":
        assert shared.see(page).status == 204
    assert (visits(), aside(shared, ELSEWHERE)) == (before[0], before[1] + 4)


def test_a_flood_of_one_visitor_is_put_aside(counted: Kit, tmp_path: Path) -> None:
    pace = {f"{COUNTING}._PAGES": 5, f"{COUNTING}._A_MINUTE": 36_000}
    database = f"sqlite:///{tmp_path / 'events.db'}"
    with collecting(counted, database, tmp_path, patience=pace) as running:
        for _ in range(8):
            assert running.see(x_forwarded_for="198.51.100.7").status == 204
        assert len(running.rows("visit")) == 5
        assert [(row.reason, row.count) for row in running.rows("aside")] == [
            ("flood: more pages than anybody opens", 3)
        ]
        assert running.see(x_forwarded_for="198.51.100.8").status == 204
        assert len(running.rows("visit")) == 6


def test_the_same_visitor_is_counted_once(shared: Running) -> None:
    for _ in range(3):
        shared.see("privacy/", x_forwarded_for="198.51.100.7")
    shared.see("privacy/", x_forwarded_for="198.51.100.8")
    assert tallies(shared.database)["visit", "privacy/", "", ""] == 2


def test_neither_address_nor_browser_is_kept(shared: Running) -> None:
    assert shared.see(x_forwarded_for="198.51.100.7").status == 204
    assert shared.send(_x_forwarded_for="198.51.100.7").status == 303
    files = shared.log.parent.glob("events.db*")
    kept = b"".join(file.read_bytes() for file in files) + shared.said().encode()
    assert b"ada@example.org" in kept
    assert b"198.51.100" not in kept
    assert PERSON.encode() not in kept


def test_no_answer_sets_a_cookie(shared: Running, code: str) -> None:
    answers = [
        shared.see(),
        shared.send(),
        shared.send(name=""),
        *(shared.ask("GET", f"{BASE}{path}") for path in ("healthz", f"s/{code}/", "report", "x")),
        shared.ask("GET", f"{BASE}d/{code}.pdf", cookie="a=b"),
    ]
    assert all("set-cookie" not in answer.headers for answer in answers)
