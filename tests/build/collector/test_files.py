"""Editions and share pages, as a running collector sends and counts them."""

from __future__ import annotations

from pathlib import Path

import pytest

from .collecting import BASE, Running, collecting, tallies
from .conftest import EDITION, Kit, codes


def test_an_edition_is_sent_and_counted_once_however_it_is_fetched(shared: Running) -> None:
    code = codes(shared.kit)[-1]

    def downloads() -> list[tuple[str, bool]]:
        found = [row for row in shared.rows("download") if row.code == code]
        return [(row.page, bool(row.machine)) for row in found]

    path = f"{BASE}d/{code}.pdf"
    whole = shared.ask("GET", path, x_forwarded_for="198.51.100.7")
    assert (whole.status, whole.body) == (200, EDITION)
    assert whole.headers["content-type"] == "application/pdf"
    assert whole.headers["x-robots-tag"] == "noindex"
    for asked, found in ("0-99", EDITION[:100]), ("100-", EDITION[100:]), ("-1", EDITION[-1:]):
        part = shared.ask("GET", path, range=f"bytes={asked}", x_forwarded_for="198.51.100.7")
        assert (part.status, part.body) == (206, found)
    beyond = shared.ask("GET", path, range="bytes=999999999-", x_forwarded_for="198.51.100.7")
    assert beyond.status == 416
    for garbage in "bytes=9-1", "bytes=x", "lines=1-2", "bytes=0-0,2-2,4-4", "\xff":
        answer = shared.ask("GET", path, range=garbage, x_forwarded_for="198.51.100.7")
        assert answer.status in (200, 206, 400, 416)
    assert downloads() == [(f"d/{code}.pdf", False)]
    shared.ask("GET", path, range="bytes=0-0", x_forwarded_for="198.51.100.8")
    shared.ask("GET", path, user_agent="curl/8.5.0", x_forwarded_for="198.51.100.9")
    assert len(downloads()) == 3
    assert tallies(shared.database)["download", f"d/{code}.pdf", code, ""] == 2
    assert sorted(machine for _, machine in downloads()) == [False, False, True]
    assert shared.ask("HEAD", path).status == 200
    assert shared.ask("GET", path, dnt="1").status == 200
    assert shared.ask("GET", path, sec_gpc="1").status == 200
    assert len(downloads()) == 3


@pytest.mark.parametrize(
    "path",
    [
        "d/aaaaaaaaaa.pdf",
        "d/",
        "d",
        "d/../offer/index.html",
        "d/..%2foffer/index.html",
        "d/%2e%2e/%2e%2e/content/kit.yaml",
        "d/..%5c..%5ccontent%5ckit.yaml",
        "d//etc/passwd",
        "d/%00.pdf",
        "d/%ff%fe.pdf",
        f"d/{'a' * 5000}.pdf",
        "s/../../content/ambassadors.yaml",
        "s/%2e%2e/%2e%2e/collected/events.db",
        "s//evil.example/",
        "s/nobodyhere/",
        "_headers",
        "s/",
        ".kitgen/key",
        "",
        "offer/",
        "index.html",
        "v/",
        "healthz/",
        "report/../healthz",
    ],
)
def test_nothing_else_is_sent(shared: Running, path: str) -> None:
    answer = shared.ask("GET", f"{BASE}{path}")
    assert answer.status == 404
    assert b"email:" not in answer.body
    assert b"root:" not in answer.body


@pytest.mark.parametrize("path", ["//evil.example/s/x", "/v", "/offer", "/healthz", "/", "/kit"])
def test_only_what_lies_below_its_own_address_is_answered(shared: Running, path: str) -> None:
    assert shared.ask("GET", path).status == 404
    assert shared.ask("POST", path).status == 405


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_can_be_written(shared: Running, code: str, method: str) -> None:
    for path in f"d/{code}.pdf", f"s/{code}/", "healthz", "report", "nothing":
        answer = shared.ask(method, f"{BASE}{path}", "text")
        assert answer.status == 405
        assert answer.headers["allow"] == "GET, HEAD"


def test_a_share_page_of_the_site_is_sent_as_it_was_built(shared: Running, code: str) -> None:
    answer = shared.ask("GET", f"{BASE}s/{code}/")
    assert answer.status == 200
    assert answer.body == (shared.kit.site / f"s/{code}/index.html").read_bytes()
    assert answer.headers["x-robots-tag"] == "noindex"
    moved = shared.ask("GET", f"{BASE}s/{code}")
    assert (moved.status, moved.headers["location"]) == (308, f"{BASE}s/{code}/")
    head = shared.ask("HEAD", f"{BASE}s/{code}/")
    assert (head.status, head.body) == (200, b"")


def test_a_machine_that_fetches_a_share_page_is_counted_apart(shared: Running, code: str) -> None:
    def asked() -> int:
        return sum(row.count for row in shared.rows("aside") if row.what == "asked")

    before = asked()
    for agent in "Slackbot-LinkExpanding 1.0", "curl/8.5.0":
        assert shared.ask("GET", f"{BASE}s/{code}/", user_agent=agent).status == 200
    assert shared.ask("GET", f"{BASE}s/{code}/").status == 200
    assert asked() == before + 2
    assert shared.ask("HEAD", f"{BASE}s/{code}/").status == 200
    assert asked() == before + 3


def test_share_pages_that_are_not_written_are_made_as_the_build_would(
    unwritten: Kit, counted: Kit, tmp_path: Path
) -> None:
    assert not (unwritten.site / "s").exists()
    with collecting(unwritten, f"sqlite:///{tmp_path / 'events.db'}", tmp_path) as running:
        for code in codes(counted)[:3]:
            answer = running.ask("GET", f"{BASE}s/{code}/")
            assert answer.status == 200
            assert answer.headers["x-robots-tag"] == "noindex"
            built = (counted.site / f"s/{code}/index.html").read_bytes()
            assert answer.body == built
        moved = running.ask("GET", f"{BASE}s/{code}")
        assert (moved.status, moved.headers["location"]) == (308, f"{BASE}s/{code}/")
        assert running.ask("GET", f"{BASE}s/nobodyhere/").status == 404
        assert running.ask("HEAD", f"{BASE}s/{code}/").body == b""
        assert running.see(f"s/{code}/").status == 204
        assert [row.code for row in running.rows("visit")] == [code]
