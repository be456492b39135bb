"""WebVTT: https://www.w3.org/TR/webvtt1/, as far as words, voices and times go."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from kitgen.load.importers import cues
from kitgen.load.importers.imported import Script
from kitgen.model.finding import Finding, Place, Severity

_TIMING = re.compile(
    r"\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})\s*-->\s*"
    r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})(?:\s|$)"
)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>\n]{1,200})>", re.I)
_MARKUP = re.compile(
    r"</?(?:c|i|b|u|ruby|rt|lang|v|font)(?:[.\s][^>\n]{0,200})?>|<\d{2,}:[\d:.]{3,20}>"
    r"|\{\\an?\d{1,2}\}",
    re.I,
)
_LANGUAGE = re.compile(r"language\s*:\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*$", re.I)


def read(path: str, text: str, known: Sequence[str] = ()) -> Script:
    """The cues of a WebVTT file as paragraphs; notes, styles and regions are left out."""
    lines = text.split("\n")
    language = None
    for line in lines[1:20]:
        if not line.strip() or "-->" in line:
            break
        named = _LANGUAGE.match(line.strip())
        language = named[1] if named else language
    return read_cues(path, lines, known, language)


def read_cues(
    path: str, lines: Sequence[str], known: Sequence[str], language: str | None = None
) -> Script:
    """Everything between timing lines; shared with SRT, which only writes them otherwise."""
    found: list[cues.Segment] = []
    findings: list[Finding] = []
    latest = 0.0
    number = 0
    while number < len(lines):
        timing = _TIMING.match(lines[number])
        if timing is not None:
            start, end = _seconds(timing.groups()[:4]), _seconds(timing.groups()[4:])
        elif "-->" in lines[number] and not lines[number].lstrip().startswith("NOTE"):
            findings.append(_bad_timing(path, number + 1))
            start = end = latest
        else:
            number += 1
            continue
        first = number + 1
        number = first
        while number < len(lines) and lines[number].strip() and "-->" not in lines[number]:
            number += 1
        payload = lines[first:number]
        if number < len(lines) and "-->" in lines[number] and payload:
            # No blank line before the next timing: its identifier is no words of this cue.
            payload = payload[:-1] if payload[-1].strip().isdigit() else payload
        found.extend(_cue(first + 1, start, end, payload))
        latest = max(latest, end)
    if not found:
        findings.append(
            Finding(
                Place(path),
                Severity.ERROR,
                "no captions were found in this file",
                "import-empty",
                "A caption is a line like 00:00:01.000 --> 00:00:04.000 and words below it.",
            )
        )
    said = cues.paragraphs(cues.without_rolling(found), known)
    return Script(said, language=language, seconds=latest or None, findings=tuple(findings))


def _cue(line: int, start: float, end: float, payload: Sequence[str]) -> list[cues.Segment]:
    whole = "\n".join(payload)
    if not _VOICE.search(whole):
        return cues.segments(line, start, end, [_plain(row) for row in payload])
    result: list[cues.Segment] = []
    at = 0
    voice: str | None = None
    for tag in [*_VOICE.finditer(whole), None]:
        text = _plain(whole[at : tag.start() if tag else len(whole)].replace("\n", " "))
        if text:
            row = line + whole.count("\n", 0, at)
            result.append(cues.Segment(row, start, end, text, voice))
        if tag:
            at, voice = tag.end(), " ".join(html.unescape(tag[1]).split()) or None
    return result


def _plain(text: str) -> str:
    return " ".join(html.unescape(_MARKUP.sub("", text)).split())


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, fraction = (part or "0" for part in parts)
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction}")


def _bad_timing(path: str, line: int) -> Finding:
    return Finding(
        Place(path, line),
        Severity.WARNING,
        "this looks like a caption's times but cannot be read",
        "import-times",
        "Write them as 00:00:01.000 --> 00:00:04.000; its words were kept.",
    )
