"""Logs of Caddy."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from kitgen.track.reading import Reading

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


def entry(ts: object = 1760129736.5, **asked: Any) -> str:
    request = {
        "remote_ip": "203.0.113.7",
        "method": "GET",
        "host": "example.org",
        "uri": "/guide/",
        "headers": {"User-Agent": [FIREFOX]},
        **asked,
    }
    return json.dumps({"ts": ts, "request": request, "status": 200}, separators=(",", ":"))


def test_requests_are_counted_and_the_last_line_that_was_cut_is_unread(
    sample: Callable[[str], Reading],
    counted: Callable[[Reading], Counter[tuple[str, str, str, str, str]]],
) -> None:
    reading = sample("caddy.log")
    assert counted(reading) == {
        ("2025-10-10", "asked", "s/bcdfghjkmn/", "bcdfghjkmn", ""): 1,
        ("2025-10-11", "asked", "offer/", "bcdfghjkmn", ""): 1,
        ("2025-10-10", "asked", "", "", "fetched ahead, not seen"): 1,
    }
    assert (reading.lines, reading.unread, reading.elsewhere) == (6, 1, 1)
    assert reading.kind == "access log of Caddy (JSON)"
    (example,) = reading.examples
    assert "203.0.113" not in example


@pytest.mark.parametrize(
    "ts",
    [
        1760129736,
        1760129736.5,
        1760129736500,
        1760129736500000000,
        "2025-10-10T20:55:36Z",
        "2025-10-10T13:55:36.000-0700",
        "2025/10/10 20:55:36",
        "2025/10/10 20:55:36.123",
        "10/Oct/2025:13:55:36 -0700",
    ],
)
def test_times_are_read_however_they_are_set(ts: object, written: Callable[..., Reading]) -> None:
    reading = written(entry(ts))
    assert [str(one.day) for one in reading.tallies] == ["2025-10-10"]


@pytest.mark.parametrize(
    "ts",
    [
        None,
        "",
        "soon",
        -1,
        0,
        1e300,
        float("nan"),
        float("inf"),
        True,
        [],
        "9999-12-31T23:59-23:00",
    ],
)
def test_times_that_cannot_be_are_unread(ts: object, written: Callable[..., Reading]) -> None:
    reading = written(entry(), entry(ts, uri="/guide/offer/"))
    assert (reading.lines, reading.unread) == (1, 1)


@pytest.mark.parametrize(
    "line",
    [
        "[" * 100_000,
        '{"ts":' + "[" * 100_000,
        '{"ts":1760129736.5,"request":' + "9" * 10_000 + "}",
        "{}",
        "[]",
        '{"ts":1760129736.5,"request":{"uri":"/guide/"',
        "\x00" * 100,
        '{"uri":"',
    ],
)
def test_hostile_lines_are_unread(line: str, written: Callable[..., Reading]) -> None:
    reading = written(entry(), line)
    assert (reading.lines, reading.unread) == (1, 1)


@pytest.mark.parametrize(
    "asked",
    [
        {"uri": None},
        {"uri": 5},
        {"uri": {"a": "/guide/"}},
        {"uri": "/guide/\ud800"},
        {"headers": {"User-Agent": []}},
        {"headers": {"User-Agent": 5}},
        {"headers": []},
        {"headers": {"User-Agent": ['"uri":"/guide/offer/"']}},
        {"method": None},
        {"host": 5},
        {"remote_ip": None},
    ],
)
def test_requests_of_another_shape_do_no_harm(
    asked: dict[str, object], written: Callable[..., Reading]
) -> None:
    reading = written(entry(), entry(**asked))
    assert (reading.lines, reading.unread) == (2, 0)
    assert {one.page for one in reading.tallies} == {""}


def test_text_that_looks_like_another_request_is_only_text(
    written: Callable[..., Reading],
) -> None:
    agent = f'{FIREFOX} "status":404,"uri":"/guide/offer/","method":"HEAD"'
    (tally,) = written(entry(headers={"User-Agent": [agent]})).tallies
    assert (tally.page, tally.count) == ("", 1)
