"""Logs of Apache and nginx."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.track.logs import combined, found
from kitgen.track.logs.count import Count
from kitgen.track.places import Places
from kitgen.track.reading import Reading
from kitgen.track.where import Where

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
Counted = Callable[[Reading], Counter[tuple[str, str, str, str, str]]]


def line(
    path: str = "/guide/",
    *,
    address: str = "203.0.113.7",
    time: str = "10/Oct/2025:12:00:00 +0000",
    agent: str = FIREFOX,
    method: str = "GET",
    status: int = 200,
) -> str:
    return f'{address} - - [{time}] "{method} {path} HTTP/1.1" {status} 512 "-" "{agent}"'


def test_pages_downloads_links_and_machines_are_told_apart(
    sample: Callable[[str], Reading], counted: Counted
) -> None:
    reading = sample("combined.log")
    found = counted(reading)
    (preview,) = {machine for *_, machine in found if "acebook" in machine}
    assert found == {
        ("2025-10-10", "asked", "s/bcdfghjkmn/", "bcdfghjkmn", ""): 1,
        ("2025-10-10", "asked", "offer/", "bcdfghjkmn", ""): 1,
        ("2025-10-11", "asked", "mara/", "mara", ""): 1,
        ("2025-10-11", "download", "d/bcdfghjkmn.pdf", "bcdfghjkmn", ""): 1,
        ("2025-10-11", "download", "d/bcdfghjkmn-leaflet.pdf", "bcdfghjkmn", ""): 1,
        ("2025-10-11", "download", "guide/the-guide.pdf", "", ""): 1,
        ("2025-10-11", "asked", "s/bcdfghjkmn/", "bcdfghjkmn", preview): 1,
        ("2025-10-11", "asked", "s/bcdfghjkmn/", "bcdfghjkmn", "HEAD request"): 1,
        ("2025-10-11", "asked", "s/", "", ""): 1,
        ("2025-10-11", "asked", "", "", ""): 1,
    }
    assert reading.lines == 19
    assert reading.unread == 0
    assert reading.unknown == 1
    assert reading.kind == "access log of Apache or nginx (combined format)"
    assert {one.source for one in reading.tallies} == {"Apache or nginx"}
    assert (str(reading.first), str(reading.last)) == ("2025-10-10", "2025-10-11")


def test_without_agents_nobody_is_taken_for_a_machine_and_the_note_says_so(
    sample: Callable[[str], Reading],
) -> None:
    reading = sample("common.log")
    assert [(one.machine, one.count) for one in reading.tallies] == [("", 2)]
    assert "common" in reading.kind
    assert "most machines cannot be told from people" in reading.note


def test_lines_of_other_sites_are_left_out(sample: Callable[[str], Reading]) -> None:
    reading = sample("hosts.log")
    assert [one.count for one in reading.tallies] == [2]
    assert reading.elsewhere == 1
    assert "site's name in front" in reading.kind
    assert "1 left out" in reading.note


def test_addresses_that_a_proxy_passed_on_tell_people_apart(
    sample: Callable[[str], Reading],
) -> None:
    assert [one.count for one in sample("passed_on.log").tallies] == [2]


def test_somebody_is_counted_once_for_each_page_link_and_day(
    written: Callable[..., Reading],
) -> None:
    reading = written(
        line(),
        line(time="10/Oct/2025:23:59:59 +0000"),
        line(time="11/Oct/2025:00:00:00 +0000"),
        line(agent=FIREFOX.replace("128", "129")),
        line(address="2001:db8::1"),
        line("/guide/offer/"),
        line("/guide/offer/?via=bcdfghjkmn"),
    )
    assert sum(one.count for one in reading.tallies) == 6


@pytest.mark.parametrize(
    ("time", "day"),
    [
        ("10/Oct/2025:23:30:00 -0100", "2025-10-11"),
        ("11/Oct/2025:05:29:59 +0530", "2025-10-10"),
        ("11/Oct/2025:05:30:00 +0530", "2025-10-11"),
        ("01/Jan/2026:00:59:59 +0100", "2025-12-31"),
        ("29/Feb/2024:12:00:00 +0000", "2024-02-29"),
    ],
)
def test_days_are_those_of_utc(time: str, day: str, written: Callable[..., Reading]) -> None:
    assert [str(one.day) for one in written(line(time=time)).tallies] == [day]


@pytest.mark.parametrize(
    "time",
    [
        "31/Feb/2025:12:00:00 +0000",
        "10/Oct/0001:12:00:00 +0000",
        "10/Oct/9999:23:00:00 -0700",
        "-1/Oct/2025:12:00:00 +0000",
        "10/Okt/2025:12:00:00 +0000",
        "10/Oct/2025:25:00:00 +0000",
        "10/Oct/2025:12:0x:00 +0000",
        "10/Oct/2025:12:00:00 +00:0",
        "",
    ],
)
def test_times_that_cannot_be_are_unread(time: str, written: Callable[..., Reading]) -> None:
    reading = written(line(), line(time=time))
    assert (reading.lines, reading.unread) == (1, 1)
    assert sum(one.count for one in reading.tallies) == 1


@pytest.mark.parametrize(
    "path",
    [
        '/guide/?q=\\"x\\" y',
        "/guide/?q=\\x22x\\x22",
        "/guide/index.html",
        "http://example.org/guide/",
        "/%67uide/",
        "/guide/?via=",
        "/guide",
    ],
)
def test_pages_are_known_however_they_are_written(
    path: str, written: Callable[..., Reading]
) -> None:
    assert [(one.page, one.count) for one in written(line(path)).tallies] == [("", 1)]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/other/",
        "/guidebook/",
        "/guide/share/vwxvwxvwxvwxvwxvwxvwxvwxvw/",
        "/guide/s/",
        "/guide/s/bcdfghjkmn/x.png",
        "/guide/media/talk.mp3",
        "/guide/../etc/passwd",
        "/guide/offer/\\x00",
    ],
)
def test_what_is_no_page_is_not_counted(path: str, written: Callable[..., Reading]) -> None:
    reading = written(line(path))
    assert reading.tallies == ()
    assert reading.lines == 1


def test_agents_with_escaped_quotes_are_read_whole(written: Callable[..., Reading]) -> None:
    quoted = FIREFOX.replace("(", '(\\"a\\" ').replace("Gecko", "\\x22Gecko\\x22")
    robot = 'bingbot/2.0 \\"+http://www.bing.com/bingbot.htm\\"'
    people, machines = written(line(agent=quoted), line(agent=robot)).tallies
    assert people.machine == ""
    assert machines.machine != ""


def test_links_of_many_people_opened_at_once_are_a_mail_scanners(
    written: Callable[..., Reading],
) -> None:
    links = ["bcdfghjkmn", "v" * 10, "w" * 10, "x" * 10]
    scanner = [
        line(f"/guide/s/{link}/", time=f"10/Oct/2025:12:00:0{at} +0000")
        for at, link in enumerate(links)
    ]
    slowly = [
        line(f"/guide/s/{link}/", time=f"10/Oct/2025:1{at}:00:00 +0000", address="203.0.113.8")
        for at, link in enumerate(links)
    ]
    reading = written(*scanner, *slowly)
    reasons = Counter(one.machine for one in reading.tallies)
    assert len(reasons) == 2
    assert reasons[""] == 4
    assert any("scanner" in reason for reason in reasons)


LINES = st.one_of(
    st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"])),
    st.builds(
        line,
        st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"])),
        address=st.sampled_from(["203.0.113.7", "::1", "example.net", "-", ""]),
        time=st.sampled_from(["10/Oct/2025:12:00:00 +0000", "10/Oct/2025:12:00 +00", "]", "["]),
        agent=st.text(st.sampled_from('ab"\\x [\x00\x85\u2028ö')),
        method=st.sampled_from(["GET", "HEAD", 'GE"T', ""]),
    ),
)


@given(st.lists(LINES, max_size=5))
def test_whatever_stands_in_a_log_is_counted_or_unread(lines: list[str]) -> None:
    where = Where(Places("/guide/", frozenset({""}), {}), host="example.org")
    count = Count(where, defaultdict(set))
    given = [one.encode().decode("latin-1") for one in lines]
    assert found(given) or not combined.kind(given)
    combined.read([given], count)
    assert count.lines == sum(1 for one in given if one.strip())
    assert 0 <= count.unread <= count.lines
    assert sum(one.count for one in count.tallies("x")) <= count.lines - count.unread
