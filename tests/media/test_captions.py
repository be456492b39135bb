"""Captions and chapters, as the files that browsers read."""

from __future__ import annotations

from kitgen.media.captions import Cue, chapters, write


def test_a_cue_has_its_times_its_speaker_and_its_lines() -> None:
    cues = [
        Cue(1, 4.5, "We were\n\n our clients’ bank.", "Mara  Lindqvist"),
        Cue(3723.004, 3725, "Yes."),
    ]
    assert write(cues) == (
        "WEBVTT\n\n"
        "00:00:01.000 --> 00:00:04.500\n<v Mara Lindqvist>We were\nour clients’ bank.\n\n"
        "01:02:03.004 --> 01:02:05.000\nYes.\n"
    )


def test_words_cannot_end_a_cue_or_begin_a_tag() -> None:
    written = write([Cue(0, 1, "a <b> & c\r\n\r\n00:01.000 --> 00:02.000", "A > B")])
    assert written == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n"
        "<v A &gt; B>a &lt;b&gt; &amp; c\n00:01.000 --&gt; 00:02.000\n"
    )


def test_chapters_last_until_the_next() -> None:
    assert chapters([(90.5, "Then"), (0, "First & last")], 3700) == (
        "WEBVTT\n\n00:00:00.000 --> 00:01:30.500\nFirst &amp; last\n\n"
        "00:01:30.500 --> 01:01:40.000\nThen\n"
    )
