"""The report over the web: for whoever has the token."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.responses import Response

from kitgen.build.collector.reports import Reports
from kitgen.track.store import Unavailable

TOKEN = "a-token-that-nobody-guesses"
PAGE = "<!doctype html><title>Report</title>"


def asked(reports: Reports, inner: str = "report", **headers: str | bytes) -> Response:
    """What is answered to somebody."""
    sent = [
        (name.encode(), value if isinstance(value, bytes) else value.encode())
        for name, value in headers.items()
    ]
    return asyncio.run(reports.answer({"type": "http", "method": "GET", "headers": sent}, inner))


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


@pytest.fixture
def reports() -> Reports:
    return Reports(TOKEN, lambda: PAGE)


@pytest.mark.parametrize(
    "authorization",
    [
        f"Bearer {TOKEN}",
        f"bearer {TOKEN}",
        f"Bearer  {TOKEN} ",
        basic("", TOKEN),
        basic("anybody", TOKEN),
        basic("a@example.org", TOKEN).replace("Basic", "basic"),
    ],
)
def test_who_has_the_token_sees_the_report(reports: Reports, authorization: str) -> None:
    for inner in "report", "report/":
        answer = asked(reports, inner, authorization=authorization)
        assert (answer.status_code, answer.body) == (200, PAGE.encode())
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"authorization": ""},
        {"authorization": TOKEN},
        {"authorization": "Bearer"},
        {"authorization": f"Bearer {TOKEN}x"},
        {"authorization": f"Bearer {TOKEN[:-1]}"},
        {"authorization": f"Digest {TOKEN}"},
        {"authorization": basic(TOKEN, "")},
        {"authorization": basic("anybody", TOKEN.upper())},
        {"authorization": "Basic !!!"},
        {"authorization": "Basic é"},
        {"authorization": "Basic Og"},
        {"cookie": f"token={TOKEN}"},
    ],
)
def test_who_has_not_is_asked_for_it(reports: Reports, headers: dict[str, str]) -> None:
    answer = asked(reports, **headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Basic ")
    assert PAGE.encode() not in bytes(answer.body)


def test_without_a_token_there_is_nothing() -> None:
    for headers in {}, {"authorization": "Bearer "}, {"authorization": basic("", "")}:
        assert asked(Reports("", lambda: PAGE), **headers).status_code == 404


def test_there_is_nothing_below_it(reports: Reports) -> None:
    assert asked(reports, "report/x", authorization=f"Bearer {TOKEN}").status_code == 404


@given(st.binary(max_size=60))
def test_whatever_is_sent_instead_is_refused(said: bytes) -> None:
    reports = Reports(TOKEN, lambda: PAGE)
    for kind in b"", b"Basic ", b"Bearer ":
        assert asked(reports, authorization=kind + said).status_code == 401


def test_the_report_is_made_once_a_minute_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    made: Iterator[int] = iter(range(100))
    now = [1000.0]
    monkeypatch.setattr("kitgen.build.collector.reports.time.monotonic", lambda: now[0])
    reports = Reports(TOKEN, lambda: f"page {next(made)}")
    page: Callable[[], bytes] = lambda: bytes(  # noqa: E731  # said at once, where it is used
        asked(reports, authorization=f"Bearer {TOKEN}").body
    )
    assert [page(), page()] == [b"page 0", b"page 0"]
    now[0] += 61
    assert page() == b"page 1"


def test_a_database_that_is_away_is_told() -> None:
    def make() -> str:
        raise Unavailable("not here")

    answer = asked(Reports(TOKEN, make), authorization=f"Bearer {TOKEN}")
    assert answer.status_code == 503
    assert b"not here" not in answer.body


def test_nothing_of_it_is_left_on_the_disk(reports: Reports, tmp_path: Path) -> None:
    asked(reports, authorization=f"Bearer {TOKEN}")
    assert list(tmp_path.iterdir()) == []
