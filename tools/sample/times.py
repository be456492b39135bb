"""The transcript's times: where they stand, and how the true ones get there."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

from script import Sentence

from kitgen.model.interview import Interview

_MARK = re.compile(r"(?m)^(## |\*\*[^*\n]+:\*\* )\[((?:\d+:)?\d+:\d\d)\]")


def moved_chapters(text: str, interview: Interview, marks: Sequence[Sentence]) -> list[float]:
    """Where the chapters start now: each with the question that it was nearest to."""
    old = [_seconds(match[2]) for match in _MARK.finditer(text)]
    if len(old) != len(marks):
        sys.exit(f"{len(old)} times stand in the transcript, {len(marks)} are spoken")
    chapters = interview.recording.chapters if interview.recording else ()
    nearest = [min(range(len(old)), key=lambda i: abs(old[i] - c.at)) for c in chapters]
    return [marks[index].start for index in nearest]


def said_at(quote: str, sentences: Sequence[Sentence]) -> float:
    """When the sentence starts with which a quote begins."""
    for index, sentence in enumerate(sentences):
        rest = " ".join(s.text for s in sentences[index : index + 6])
        if quote in rest and quote[:20] in sentence.text:
            return round(sentence.start, 1)
    sys.exit(f"nobody says: {quote}")


def with_times(
    text: str,
    interview: Interview,
    sentences: Sequence[Sentence],
    seconds: float,
    chapters: Sequence[float],
    size: tuple[int, int] | None,
) -> str:
    """The text of interview.md with the recording's true times and nothing else changed."""
    marks = iter([sentence for sentence in sentences if sentence.marked])
    text = _MARK.sub(lambda m: f"{m[1]}[{clock(next(marks).start)}]", text)
    text = re.sub(r"(?m)^(  seconds: ).*$", rf"\g<1>{seconds:.1f}", text, count=1)
    if size:
        text = re.sub(r"(?m)^  (width|height): .*\n", "", text)
        shape = f"  width: {size[0]}\n  height: {size[1]}\n"
        text = re.sub(r"(?m)^(  seconds: .*\n)", rf"\g<1>{shape}", text, count=1)
    starts = iter(chapters)
    text = re.sub(r"(?m)^(    - \{ at: )[\d.]+", lambda m: f"{m[1]}{next(starts):g}", text)
    for quote in interview.quotes:
        line = re.compile(rf'(?m)^(  - text: "?{re.escape(quote.text)}"?\n)(?:    at: .*\n)?')
        if not line.search(text):
            sys.exit(f"the quote is not on a line of its own: {quote.text}")
        at = f"    at: {said_at(quote.text, sentences):g}\n"
        text = line.sub(rf"\g<1>{at}", text, count=1)
    return text


def _seconds(clock: str) -> float:
    seconds = 0
    for part in clock.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds


def clock(seconds: float) -> str:
    """Minutes and seconds, as a transcript writes them."""
    return f"{int(seconds) // 60:02}:{int(seconds) % 60:02}"
