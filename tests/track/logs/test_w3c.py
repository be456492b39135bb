"""Logs that name their fields: CloudFront's and those of IIS."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.track.logs import cloudfront, iis
from kitgen.track.logs.count import Count
from kitgen.track.places import Places
from kitgen.track.reading import Reading
from kitgen.track.where import Where

Counted = Callable[[Reading], Counter[tuple[str, str, str, str, str]]]
FIELDS = ["date", "time", "c-ip", "cs-method", "cs-uri-stem", "cs-uri-query", "sc-status"]
VALUES = ["2025-10-10", "12:00:00", "203.0.113.7", "GET", "/guide/offer/", "via=mara", "200"]


def test_logs_of_cloudfront_are_read(sample: Callable[[str], Reading], counted: Counted) -> None:
    reading = sample("cloudfront.log")
    found = counted(reading)
    (robot,) = {machine for *_, machine in found if machine}
    assert "lack" in robot
    assert found == {
        ("2025-10-10", "asked", "s/bcdfghjkmn/", "bcdfghjkmn", ""): 1,
        ("2025-10-11", "asked", "offer/", "bcdfghjkmn", ""): 1,
        ("2025-10-11", "asked", "", "", robot): 1,
    }
    assert (reading.kind, reading.lines, reading.unread) == ("access log of CloudFront", 6, 0)
    assert reading.elsewhere == 0


def test_logs_of_iis_are_read_though_their_fields_change(
    sample: Callable[[str], Reading], counted: Counted
) -> None:
    reading = sample("iis.log")
    found = counted(reading)
    (robot,) = {machine for *_, machine in found if machine}
    assert found == {
        ("2025-10-10", "asked", "s/bcdfghjkmn/", "bcdfghjkmn", ""): 1,
        ("2025-10-11", "asked", "offer/", "bcdfghjkmn", ""): 1,
        ("2025-10-11", "asked", "offer/", "", robot): 1,
    }
    assert (reading.kind, reading.unread) == ("access log of IIS (W3C)", 1)


@given(st.permutations(range(len(FIELDS))))
def test_fields_come_in_any_order(order: list[int]) -> None:
    assert _pages(order, "\t", "x-edge-location") == ["offer/ mara"]
    assert _pages(order, " ", "s-ip") == ["offer/ mara"]


def _pages(order: list[int], between: str, more: str) -> list[str]:
    where = Where(Places("/guide/", frozenset({"offer/"}), {"mara": "mara"}))
    count = Count(where, defaultdict(set))
    names = " ".join([more, *(FIELDS[at] for at in order)])
    lines = [f"#Fields: {names}", between.join(["x", *(VALUES[at] for at in order)])]
    format = cloudfront if between == "\t" else iis
    assert format.kind(lines)
    format.read([lines], count)
    assert count.unread == 0
    return [f"{one.page} {one.code}" for one in count.tallies("x")]


GOOD = ["#Fields: date cs-method cs-uri-stem sc-status", "2025-10-10 GET /guide/guide/ 200"]


@pytest.mark.parametrize(
    "lines",
    [
        ["#Fields: date time c-ip cs-uri-stem sc-status", "2025-10-10 12:00:00 ::1 /guide/ 200"],
        ["#Fields: time cs-method cs-uri-stem sc-status", "12:00:00 GET /guide/ 200"],
        ["10/10/2025 GET /guide/ 200"],
        ["0001-01-01 GET /guide/ 200"],
        ["9999-01-01 GET /guide/ 200"],
        ["2025-10-10 GET /guide/"],
        ["2025-10-10 GET /guide/ 200 more"],
        ["\x00\x00\x00"],
    ],
)
def test_lines_that_lack_what_is_needed_are_unread(
    lines: list[str], written: Callable[..., Reading]
) -> None:
    reading = written(*GOOD, *lines)
    assert reading.unread == 1
    assert [one.page for one in reading.tallies] == ["guide/"]


def test_the_ends_of_windows_lines_are_no_part_of_them(written: Callable[..., Reading]) -> None:
    assert [one.count for one in written(*GOOD, end="\r\n").tallies] == [1]
