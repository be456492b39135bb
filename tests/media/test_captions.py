"""Captions: read with their faults, written, and both agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.media.captions import Cue, Fault, chapters, parse, write

GOOD = """WEBVTT - a conversation
Kind: captions

NOTE nobody reads this

STYLE
::cue { color: red }

1
00:01.000 --> 00:04.500 align:start
<v Mara Lindqvist>We were <i>our</i> clients&rsquo; bank &amp; more.

01:02:03.004 --> 01:02:05.000
<v.loud Priya Nair>Yes.</v>
<v Mara Lindqvist>Yes!</v>
"""


def test_cues_are_read_with_time_speaker_and_line() -> None:
    captions = parse(GOOD)
    assert captions.faults == ()
    assert captions.cues == (
        Cue(1.0, 4.5, "We were our clients&rsquo; bank & more.", "Mara Lindqvist", 10),
        Cue(3723.004, 3725.0, "Yes.", "Priya Nair", 13),
        Cue(3723.004, 3725.0, "Yes!", "Mara Lindqvist", 13),
    )


def test_line_ends_and_byte_order_mark_do_not_matter() -> None:
    assert parse(("\ufeff" + GOOD).replace("\n", "\r\n").encode()) == parse(GOOD)


def one(block: str) -> str:
    return f"WEBVTT\n\n{block}\n"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", Fault(1, "The first line of captions is WEBVTT.")),
        ("WEBVTTX\n", Fault(1, "The first line of captions is WEBVTT.")),
        (one("hello"), Fault(3, "A caption starts with its times: 00:01.000 --> 00:04.000.")),
        (one("0:1 --> 0:2\nx"), Fault(3, "A time is written 00:01.000 or 01:02:03.000.")),
        (
            one("00:61.000 --> 00:62.000\nx"),
            Fault(3, "A time is written 00:01.000 or 01:02:03.000."),
        ),
        (one("00:01.000 -->\nx"), Fault(3, "A time is written 00:01.000 or 01:02:03.000.")),
        (one("00:04.000 --> 00:01.000\nx"), Fault(3, "The caption ends before it starts.")),
        (one("a\n00:01.000 --> 00:02.000"), Fault(4, "The caption says nothing.")),
        (
            one("00:01.000 --> 00:02.000\na\nb < c"),
            Fault(5, "A < that begins no tag is written &lt;."),
        ),
        (one("00:01.000 --> 00:02.000\na\n<p>b"), Fault(5, "Captions know no tag <p>.")),
        (
            one("00:01.000 --> 00:02.000\na\n00:03.000 --> 00:04.000\nb"),
            Fault(5, "An empty line stands between two captions."),
        ),
        (
            one("00:05.000 --> 00:06.000\na\n\n00:01.000 --> 00:02.000\nb"),
            Fault(6, "The caption starts before the one above it."),
        ),
    ],
)
def test_a_fault_is_named_with_its_line(text: str, fault: Fault) -> None:
    assert fault in parse(text).faults


def test_subrip_is_read_with_faults() -> None:
    captions = parse("1\n00:00:01,000 --> 00:00:02,000\nHello\n")
    assert [(cue.start, cue.text) for cue in captions.cues] == [(1.0, "Hello")]
    assert [fault.line for fault in captions.faults] == [1, 2]


def test_what_is_no_text_is_a_fault() -> None:
    assert parse(b"WEBVTT\n\n00:01.000 --> 00:02.000\n\xff").faults == (
        Fault(4, "Captions are saved as UTF-8; this file is not."),
    )
    assert parse(b" " * 5_000_001).faults[0].message == "The captions are larger than 5 MB."


def test_chapters_last_until_the_next() -> None:
    assert chapters([(90.5, "Then"), (0, "First & last")], 3700) == (
        "WEBVTT\n\n00:00:00.000 --> 00:01:30.500\nFirst &amp; last\n\n"
        "00:01:30.500 --> 01:01:40.000\nThen\n"
    )


SAID = st.text(min_size=1, max_size=60).map(lambda s: "\n".join(s.split())).filter(bool)
NAMES = st.none() | st.text(min_size=1, max_size=20).map(lambda s: " ".join(s.split())).filter(bool)


@given(st.lists(st.tuples(st.integers(0, 10**7), st.integers(1, 10**5), SAID, NAMES), max_size=8))
def test_what_is_written_is_read_again(rows: list[tuple[int, int, str, str | None]]) -> None:
    cues = [
        Cue(start / 1000, (start + length) / 1000, text, speaker)
        for start, length, text, speaker in sorted(rows, key=lambda row: row[0])
    ]
    captions = parse(write(cues))
    assert captions.faults == ()
    assert [(c.text.split(), c.speaker) for c in captions.cues] == [
        (c.text.split(), c.speaker) for c in cues
    ]


@given(st.text(max_size=300) | st.binary(max_size=300))
def test_junk_never_ends_in_an_error(data: str | bytes) -> None:
    captions = parse(data)
    assert all(fault.line >= 1 for fault in captions.faults)
