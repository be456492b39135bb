"""Captions and chapter marks as WebVTT."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """What is said, by whom, from when to when (in seconds)."""

    start: float
    end: float
    text: str
    """Plain words; a line break is a line break."""
    speaker: str | None = None


def write(cues: Iterable[Cue]) -> str:
    """The cues as a WebVTT file."""
    blocks = []
    for cue in cues:
        words = "\n".join(line for line in map(str.strip, cue.text.splitlines()) if line)
        voice = f"<v {_escape(' '.join(cue.speaker.split()))}>" if cue.speaker else ""
        blocks.append(f"{_clock(cue.start)} --> {_clock(cue.end)}\n{voice}{_escape(words)}\n")
    return "\n".join(["WEBVTT\n", *blocks])


def chapters(marks: Sequence[tuple[float, str]], end: float) -> str:
    """Chapter marks (second, title) as WebVTT: each lasts until the next, the last to `end`."""
    ordered = sorted(marks)
    ends = [at for at, _ in ordered[1:]] + [end]
    return write(
        Cue(at, max(at, until), " ".join(title.split()))
        for (at, title), until in zip(ordered, ends, strict=True)
    )


def _clock(seconds: float) -> str:
    thousandths = max(0, round(seconds * 1000))
    minutes, rest = divmod(thousandths, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def _escape(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
