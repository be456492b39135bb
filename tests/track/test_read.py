"""Whatever file is given: known by what it holds, read once, and never a traceback."""

from __future__ import annotations

import bz2
import gzip
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.track.places import Places
from kitgen.track.read import read
from kitgen.track.reading import harmless
from kitgen.track.where import Where

LOGS = Path(__file__).parent / "logs" / "samples"
WHERE = Where(
    Places("/guide/", frozenset({"", "offer/"}), {"bcdfghjkmn": "mara", "mara": "mara"}),
    host="example.org",
)


@pytest.mark.parametrize("name", ["combined.log", "caddy.log", "cloudfront.log", "iis.log"])
def test_packed_logs_are_the_same_whatever_their_names(name: str, tmp_path: Path) -> None:
    data = (LOGS / name).read_bytes()
    half = data.index(b"\n", len(data) // 2) + 1
    for number, packed in enumerate(
        (
            gzip.compress(data),
            bz2.compress(data),
            gzip.compress(data[:half]) + gzip.compress(data[half:]),
        )
    ):
        (tmp_path / f"{number}.txt").write_bytes(packed)
    plain, *others = read([LOGS / name, *sorted(tmp_path.iterdir())], WHERE)
    assert plain.tallies
    for other in others:
        # The same lines again: nobody is counted twice.
        assert (other.kind, other.lines, other.tallies) == (plain.kind, plain.lines, ())
    for path in tmp_path.iterdir():
        assert read([path], WHERE)[0].tallies == plain.tallies


def test_a_packed_log_that_was_cut_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    path = tmp_path / "access.log.1"
    line = (LOGS / "combined.log").read_text().splitlines()[0]
    lines = [line.replace("203.0.113.7", f"10.0.{at // 256}.{at % 256}") for at in range(50_000)]
    packed = gzip.compress("\n".join(lines).encode())
    path.write_bytes(packed[: len(packed) // 2])
    (reading,) = read([path], WHERE)
    assert "ends too early" in reading.note
    assert 1_000 < reading.lines < 49_000
    assert sum(one.count for one in reading.tallies) == reading.lines


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    path = LOGS / "combined.log"
    link = tmp_path / "link.log"
    link.symlink_to(path)
    assert len(read([path, path, path.parent / ".." / "samples" / path.name, link], WHERE)) == 1


def test_somebody_in_two_files_of_one_server_is_counted_once(tmp_path: Path) -> None:
    lines = (LOGS / "combined.log").read_text().splitlines(keepends=True)
    for at in (0, 1):
        (tmp_path / f"access.log.{at}").write_text("".join(lines[at * 2 :]))
    first, second = read(sorted(tmp_path.iterdir()), WHERE)
    assert sum(one.count for one in first.tallies) == 9
    assert second.tallies == ()


@pytest.mark.parametrize(
    "data",
    [
        b"Dear Sir or Madam,\nthis is a letter.\n",
        b"name,email\nMara,mara@example.org\n",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"PK\x03\x04 no zip",
        b"\x1f\x8b no gzip",
        b"BZh no bzip",
        b"\x00" * 5_000_000,
        b"[" * 2_000_000,
        b"{" * 100_000 + b"\n",
    ],
)
def test_a_file_that_is_nothing_known_is_refused_with_what_is_known(
    data: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "some.log"
    path.write_bytes(data)
    (reading,) = read([path], WHERE)
    if not reading.findings:
        assert reading.kind == "an empty file"
        assert reading.note
        return
    (finding,) = reading.findings
    assert finding.rule == "log-unknown"
    assert "some.log is no log" in finding.message or "has no export" in finding.message
    assert "nginx" in finding.hint
    assert reading.tallies == ()


def test_files_that_cannot_be_opened_are_refused_and_the_others_are_read(tmp_path: Path) -> None:
    missing, folder, log = read([tmp_path / "missing", tmp_path, LOGS / "combined.log"], WHERE)
    assert [one.findings[0].rule for one in (missing, folder)] == ["log-unreadable"] * 2
    assert log.tallies


def test_an_empty_log_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "access.log"
    path.touch()
    (reading,) = read([path], WHERE)
    assert (reading.kind, reading.findings, reading.lines) == ("an empty file", (), 0)


def test_lines_that_cannot_be_read_are_counted_and_shown_harmless(tmp_path: Path) -> None:
    good = (LOGS / "combined.log").read_text().splitlines()[0]
    bad = [
        '203.0.113.99 - - [what] "GET /\x1b[31m" 200 5 "https://who.example" "Secret Agent/7"',
        "x" * 10_000_000,
        "2001:db8::99 mail mara@example.org \x00\x01\u202e",
        "a fourth",
    ]
    path = tmp_path / "access.log"
    path.write_text("\n".join([good, *bad, good]) + "\n")
    (reading,) = read([path], WHERE)
    assert (reading.lines, reading.unread) == (2, 4)
    assert len(reading.examples) == 3
    for example in reading.examples:
        assert len(example) <= 120
        assert example.isprintable()
    shown = " ".join(reading.examples)
    assert not any(secret in shown for secret in ("203.0.113.99", "2001:db8", "Agent", "mara@"))


def test_nothing_of_addresses_and_agents_is_in_what_was_read() -> None:
    said = repr(read(sorted(LOGS.iterdir()), WHERE))
    for secret in ("203.0.113", "198.51.100", "2001:db8", "Mozilla", "Firefox", "Chrome"):
        assert secret not in said


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        (reading,) = read([Path(file.name)], WHERE)
    assert reading.kind or reading.findings


@given(st.text())
def test_examples_are_short_and_printable(line: str) -> None:
    shown = harmless(line)
    assert len(shown) <= 120
    assert shown.isprintable()
