"""Exports of analytics programs, in files written by hand as the programs write theirs."""

from __future__ import annotations

import datetime as dt
import os
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.track import exports
from kitgen.track.exports import table
from kitgen.track.exports.count import Count
from kitgen.track.places import Places
from kitgen.track.read import read
from kitgen.track.reading import Reading
from kitgen.track.where import Where

SAMPLES = Path(__file__).parent / "samples"
WHERE = Where(
    Places("/guide/", frozenset({"", "offer/"}), {"bcdfghjkmn": "mara", "mara": "mara"}),
    host="example.org",
)
MADE = dt.datetime(2025, 11, 3, 12, tzinfo=dt.UTC)


def reading(path: Path) -> Reading:
    (found,) = read([path], WHERE)
    return found


def counted(reading: Reading) -> Counter[tuple[str, str, str, str]]:
    assert {one.what.value for one in reading.tallies} <= {"pageview"}
    return Counter(
        {(str(one.day), one.page, one.code, one.machine): one.count for one in reading.tallies}
    )


def test_plausibles_pages_are_counted_by_day() -> None:
    found = reading(SAMPLES / "imported_pages_20250901_20251031.csv")
    assert counted(found) == {
        ("2025-10-10", "s/bcdfghjkmn/", "bcdfghjkmn", ""): 5,
        ("2025-10-10", "offer/", "", ""): 1,
        ("2025-10-11", "s/", "", ""): 2,
    }
    assert (found.kind, found.lines, found.unread) == ("export of Plausible", 5, 0)
    assert (found.unknown, found.elsewhere) == (2, 9)
    assert (str(found.first), str(found.last)) == ("2025-10-10", "2025-10-11")
    assert {one.source for one in found.tallies} == {"Plausible"}


def test_the_whole_export_of_plausible_is_read(tmp_path: Path) -> None:
    path = tmp_path / "example_org_20251103.zip"
    pages = SAMPLES / "imported_pages_20250901_20251031.csv"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr("imported_sources.csv", '"date","source","visitors"\n"2025-10-10","x",3\n')
        whole.writestr("imported_entry_pages.csv", '"date","entry_page","visitors"\n')
        whole.write(pages, pages.name)
        whole.writestr("folder/", "")
    assert counted(reading(path)) == counted(reading(pages))


def test_what_has_no_days_is_counted_on_the_last_and_says_so(tmp_path: Path) -> None:
    name = "Plausible export example.org 2025-10-01  to 2025-10-31 .zip"
    with zipfile.ZipFile(tmp_path / name, "w") as whole:
        header = "name,visitors,pageviews,bounce_rate,time_on_page,scroll_depth\n"
        whole.writestr("sources.csv", "name,visitors,bounce_rate,visit_duration\nGoogle,3,50,10\n")
        whole.writestr("pages.csv", f"{header}/guide/s/mara/,3,4,50,60,70\n/blog/,1,1,1,1,1\n")
    found = reading(tmp_path / name)
    assert counted(found) == {("2025-10-31", "s/mara/", "mara", ""): 4}
    assert "all is counted on 2025-10-31" in found.note


def test_umamis_pages_are_counted_on_the_day_that_the_file_was_made(tmp_path: Path) -> None:
    path = tmp_path / "pages.csv"
    path.write_bytes((SAMPLES / "pages.csv").read_bytes())
    os.utime(path, (MADE.timestamp(), MADE.timestamp()))
    found = reading(path)
    assert counted(found) == {
        ("2025-11-03", "s/bcdfghjkmn/", "bcdfghjkmn", ""): 12,
        ("2025-11-03", "", "", ""): 30,
    }
    assert "2025-11-03" in found.note


def test_of_umamis_zip_only_the_pages_are_read(tmp_path: Path) -> None:
    path = tmp_path / "website.zip"
    with zipfile.ZipFile(path, "w") as whole:
        for name in ("events", "pages", "referrers", "countries"):
            whole.writestr(f"{name}.csv", (SAMPLES / "pages.csv").read_bytes())
    assert sum(counted(reading(path)).values()) == 42


def test_umamis_events_are_counted_with_their_links() -> None:
    found = reading(SAMPLES / "website_event.csv")
    assert counted(found) == {
        ("2025-10-10", "s/bcdfghjkmn/", "bcdfghjkmn", ""): 1,
        ("2025-10-10", "offer/", "bcdfghjkmn", ""): 2,
    }
    assert found.kind == "export of Umami"


def test_goatcounters_bots_stand_apart_and_its_events_are_no_pages() -> None:
    found = reading(SAMPLES / "goatcounter.csv")
    assert counted(found) == {
        ("2025-10-11", "s/bcdfghjkmn/", "bcdfghjkmn", ""): 1,
        ("2025-10-11", "offer/", "bcdfghjkmn", ""): 1,
        ("2025-10-11", "offer/", "", "GoatCounter calls it a bot"): 1,
    }
    assert (found.lines, found.unread) == (4, 1)
    assert "yesterday" in found.examples[0]


def test_shlinks_clicks_are_known_by_their_slugs() -> None:
    found = reading(SAMPLES / "visits.csv")
    assert counted(found) == {
        ("2025-10-11", "s/mara/", "mara", ""): 1,
        ("2025-10-11", "s/mara/", "mara", "Shlink calls it a bot"): 1,
        ("2025-10-11", "s/", "", ""): 1,
    }
    assert found.unknown == 1


def test_an_export_of_one_short_link_is_known_by_its_name() -> None:
    found = reading(SAMPLES / "short-url_go.example_mara_visits.csv")
    assert counted(found) == {("2025-10-10", "s/mara/", "mara", ""): 2}


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_spreadsheets_may_have_saved_it(
    mark: bytes, separator: str, end: str, tmp_path: Path
) -> None:
    rows = ["date,page,visitors,pageviews", "10.10.2025,/guide/,1,2", ",,,", ""]
    path = tmp_path / "pages.csv"
    path.write_bytes(mark + end.join(rows).replace(",", separator).encode())
    found = reading(path)
    assert counted(found) == {("2025-10-10", "", "", ""): 2}
    assert found.unread == 1


@pytest.mark.parametrize(
    "row",
    [
        "2025-13-10,/guide/,1,1",
        "0001-01-01,/guide/,1,1",
        "9999-12-31T23:59:59-23:00,/guide/,1,1",
        "2025-10-10,/guide/,1,-1",
        "2025-10-10,/guide/,1,1e9",
        f"2025-10-10,/guide/,1,{'9' * 5000}",
        "2025-10-10,/guide/,1,²",
        "2025-10-10,/guide/",
        f"2025-10-10,{'x' * 200_000},1,1",
        '2025-10-10,"/guide/,1,1',
        "\x00",
    ],
)
def test_rows_that_cannot_be_read_are_counted_and_shown(row: str, tmp_path: Path) -> None:
    path = tmp_path / "pages.csv"
    path.write_text(f"date,page,visitors,pageviews\n2025-10-10,/guide/,1,2\n{row}\n")
    found = reading(path)
    assert found.unread == 1
    assert [one.count for one in found.tallies] == [2]
    assert all(len(example) <= 120 for example in found.examples)


def test_rows_behind_a_cell_that_is_far_too_long_are_read(tmp_path: Path) -> None:
    path = tmp_path / "pages.csv"
    good = "2025-10-10,/guide/,1,1\n"
    path.write_text(f"date,page,visitors,pageviews\n2025-10-10,{'x' * 3_000_000},1,1\n{good}")
    found = reading(path)
    assert (found.unread, len(found.tallies)) == (1, 1)


def test_a_damaged_zip_gives_what_could_be_read_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as whole:
        lines = [f"2025-10-10,/guide/,1,{number}" for number in range(1, 100_000)]
        whole.writestr("pages.csv", "\n".join(["date,page,visitors,pageviews", *lines]))
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 200] = bytes(200)
    path.write_bytes(data)
    found = reading(path)
    assert "damaged" in found.note
    assert found.kind == "export of Plausible"


HEADERS: Sequence[str] = [
    "date,page,visitors,pageviews",
    "name,visitors,pageviews",
    "2Path,Event,Bot,Date",
    "url_path,event_type,created_at",
    "x,y",
    "date,potentialBot,referer",
]


@given(st.sampled_from(HEADERS), st.lists(st.text('/guide,"\n;0123-:TZ.é\x00', max_size=60)))
def test_whatever_stands_in_an_export_is_counted_or_unread(header: str, lines: list[str]) -> None:
    program = exports.found(table.columns(header), "pages.csv")
    assert program
    rows = Count(WHERE, program, MADE.date())
    rows.add(table.rows([header, *lines]), "pages.csv")
    assert 0 <= rows.unread <= rows.rows
    assert all(one.count > 0 for one in rows.tallies())


@pytest.mark.parametrize("header", ["name,email", "date,amount", "", ",,,", '"', "x,y,z"])
def test_tables_of_other_programs_are_not_taken_for_these(header: str) -> None:
    assert exports.found(table.columns(header), "pages.csv") is None


def test_a_table_of_two_columns_is_umamis_only_if_it_is_called_pages() -> None:
    columns = table.columns("x,y")
    assert exports.found(columns, "browsers.csv") is None
    assert exports.found(columns, "pages (1).csv")
