"""Captions as WebVTT: read with every fault and its line, and written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from typing import Final

_TIME: Final = re.compile(r"(?:(\d{1,4}):)?(\d{2}):(\d{2})([.,])(\d{3})")
_TAG: Final = re.compile(r"<([^<>]*)>")
_ENTITY: Final = re.compile(
    r"&(?:amp|lt|gt|nbsp|lrm|rlm|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});"
)
_KNOWN_TAGS: Final = frozenset({"b", "i", "u", "c", "v", "lang", "ruby", "rt"})
_MAX_BYTES: Final = 5_000_000


@dataclass(frozen=True, slots=True)
class Cue:
    """What is said, by whom, from when to when (in seconds)."""

    start: float
    end: float
    text: str
    """Plain words; a line break is a line break."""
    speaker: str | None = None
    line: int = 0
    """Where the cue's times stand in the file, from 1; 0 if it was never in one."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a line of a captions file."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Captions:
    """All cues that could be understood, and everything that is wrong."""

    cues: tuple[Cue, ...]
    faults: tuple[Fault, ...]


def parse(data: bytes | str) -> Captions:
    """Read WebVTT. A faulty cue is still read if its times can be; SubRip comes out with faults."""
    faults: list[Fault] = []
    if len(data) > _MAX_BYTES:
        return Captions((), (Fault(1, "The captions are larger than 5 MB."),))
    text = data if isinstance(data, str) else _decoded(data, faults)
    lines = re.split(r"\r\n|\n|\r", text.removeprefix("\ufeff"))
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        faults.append(Fault(1, "The first line of captions is WEBVTT."))
    cues: list[Cue] = []
    for number, block in _blocks(lines):
        cues.extend(_cues(number, block, faults))
    faults.extend(_out_of_order(cues))
    return Captions(tuple(cues), tuple(sorted(faults, key=lambda fault: fault.line)))


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


def _decoded(data: bytes, faults: list[Fault]) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        faults.append(Fault(line, "Captions are saved as UTF-8; this file is not."))
        return data.decode("utf-8", "replace")


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The blocks between empty lines with the number of their first line; no header or notes."""
    block: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append(line)
        elif block:
            first = number - len(block)
            if first == 1 and block[0].startswith("WEBVTT"):
                first, block = first + 1, block[1:]
                # Only metadata may follow the header without an empty line.
                block = block if any("-->" in line for line in block) else []
            if block and not re.match(r"(?:NOTE|STYLE|REGION)(?:\s|$)", block[0]):
                yield first, block
            block = []


def _cues(number: int, block: list[str], faults: list[Fault]) -> Iterator[Cue]:
    at = next((index for index, line in enumerate(block[:2]) if "-->" in line), None)
    if at is None:
        faults.append(Fault(number, "A caption starts with its times: 00:01.000 --> 00:04.000."))
        return
    line = number + at
    times = _times(block[at], line, faults)
    if times is None:
        return
    for offset, words in enumerate(block[at + 1 :], 1):
        if "-->" in words:
            faults.append(Fault(line + offset, "An empty line stands between two captions."))
    start, end = times
    if end <= start:
        faults.append(Fault(line, "The caption ends before it starts."))
    voices = list(_voices("\n".join(block[at + 1 :]), line + 1, faults))
    if not voices:
        faults.append(Fault(line, "The caption says nothing."))
    for speaker, text in voices:
        yield Cue(start, end, text, speaker, line)


def _times(line: str, number: int, faults: list[Fault]) -> tuple[float, float] | None:
    before, _, after = line.partition("-->")
    end = after.split(maxsplit=1)[0] if after.strip() else ""
    found = [_TIME.fullmatch(part) for part in (before.strip(), end)]
    seconds = []
    for match in found:
        if match is None or int(match[2]) > 59 or int(match[3]) > 59:
            faults.append(Fault(number, "A time is written 00:01.000 or 01:02:03.000."))
            return None
        hours, minutes, whole, _, thousandths = match.groups()
        seconds.append(
            int(hours or 0) * 3600 + int(minutes) * 60 + int(whole) + int(thousandths) / 1000
        )
    if any(match and match[4] == "," for match in found):
        faults.append(Fault(number, "A time has a dot before the thousandths, not a comma."))
    return seconds[0], seconds[1]


def _voices(words: str, line: int, faults: list[Fault]) -> Iterator[tuple[str | None, str]]:
    """The words of a cue without tags, for each voice its own."""
    speaker: str | None = None
    said: list[str] = []
    for index, piece in enumerate(_TAG.split(words)):
        if index % 2 == 0:
            if "<" in piece:
                at = line + piece[: piece.index("<")].count("\n")
                faults.append(Fault(at, "A < that begins no tag is written &lt;."))
            said.append(piece)
            line += piece.count("\n")
            continue
        name = re.split(r"[.\s]", piece.removeprefix("/"), maxsplit=1)[0]
        if name == "v" and not piece.startswith("/"):
            yield from _spoken(speaker, said)
            speaker, said = " ".join(_plain(piece.partition(" ")[2]).split()) or None, []
        elif piece == "/v":
            yield from _spoken(speaker, said)
            speaker, said = None, []
        elif name not in _KNOWN_TAGS and not _TIME.fullmatch(piece):
            faults.append(Fault(line, f"Captions know no tag <{piece[:40]}>."))
        line += piece.count("\n")
    yield from _spoken(speaker, said)


def _spoken(speaker: str | None, said: list[str]) -> Iterator[tuple[str | None, str]]:
    text = "\n".join(line.strip() for line in _plain("".join(said)).split("\n") if line.strip())
    if text:
        yield speaker, text


def _plain(words: str) -> str:
    return _ENTITY.sub(lambda match: unescape(match[0]), words)


def _out_of_order(cues: list[Cue]) -> Iterator[Fault]:
    for before, after in pairwise(cues):
        if after.start < before.start:
            yield Fault(after.line, "The caption starts before the one above it.")


def _clock(seconds: float) -> str:
    thousandths = max(0, round(seconds * 1000))
    minutes, rest = divmod(thousandths, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def _escape(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
