"""Finds chapters of a recording that are out of order, doubled or after its end.

Chapters are how a reader jumps to the minute that a friend spoke of. If one points past the end,
the player jumps nowhere, and the list looks careless.

Sort the chapters by time and check the recording's length, which is in seconds or as h:mm:ss.

    recording:
      seconds: 2280
      chapters:
        - {at: 0, title: The March}
        - {at: 252, title: Profitable and broke}
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.rule import InterviewSubject, Remark, Rule
from kitgen.check.times import clock
from kitgen.model.finding import Severity


def _check(subject: InterviewSubject) -> Iterator[Remark]:
    recording = subject.interview.recording
    if recording is None:
        return
    before = -1.0
    for index, chapter in enumerate(recording.chapters):
        loc = ("recording", "chapters", index, "at")
        if chapter.at >= recording.seconds:
            yield Remark(
                f"the chapter “{chapter.title}” begins at {clock(chapter.at)}, after the end",
                loc,
                hint=f"The recording ends at {clock(recording.seconds)}.",
            )
        elif chapter.at <= before:
            yield Remark(
                f"the chapter “{chapter.title}” does not come after the one before it",
                loc,
                hint="Sort the chapters by time.",
            )
        before = max(before, chapter.at)


RULE = Rule("chapter-order", Severity.WARNING, __doc__ or "", "interview", _check)
