"""Files of interviews made elsewhere: each format has a module, this is their registry.

A reader takes the path (for findings), the bytes and the names already known, and gives a
`Script`; to add a format, write a module and a line in `FORMATS`.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from pydantic import ValidationError

from kitgen.load.importers import (
    asides,
    docx,
    front,
    guest,
    markdown,
    names,
    speakers,
    srt,
    text,
    vtt,
)
from kitgen.load.importers.decode import decode
from kitgen.load.importers.imported import Imported, Outcome, Script
from kitgen.model.finding import Finding, Place, Severity

Reader = Callable[[str, bytes, Sequence[str]], Script]

MOST_BYTES = 20_000_000
"""Bytes past which a file is refused: a day of talking has about one."""

TIME_OF_DAY = 6 * 3600
"""Seconds at which no recording starts: times that all are later come from a clock."""


def _text(read: Callable[[str, str, Sequence[str]], Script]) -> Reader:
    def reader(path: str, data: bytes, known: Sequence[str]) -> Script:
        decoded, findings = decode(path, data)
        if decoded is None:
            return Script((), findings=findings)
        script = read(path, decoded, known)
        return replace(script, findings=(*findings, *script.findings))

    return reader


FORMATS: Mapping[str, Reader] = MappingProxyType(
    {
        ".md": _text(markdown.read),
        ".markdown": _text(markdown.read),
        ".mdown": _text(markdown.read),
        ".txt": _text(text.read),
        ".text": _text(text.read),
        ".vtt": _text(vtt.read),
        ".srt": _text(srt.read),
        ".docx": docx.read,
    }
)


def read(
    path: str, data: bytes, *, asked_guest: str | None = None, asked_host: str | None = None
) -> Outcome:
    """One file as a conversation; `asked_guest` and `asked_host` are names the user gave."""
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    stem, dot, suffix = name.rpartition(".")
    reader = FORMATS.get(f".{suffix.lower()}") if dot else None
    refused = _refused(path, data, known=reader is not None)
    if refused or reader is None:
        return Outcome(None, (refused,) if refused else ())
    known = [entry for entry in (asked_guest, asked_host) if entry]
    script = asides.settle(path, reader(path, data, known))
    findings = list(script.findings)
    if any(finding.severity is Severity.ERROR for finding in findings):
        return Outcome(None, tuple(findings))
    if not any(entry.text and not entry.level for entry in script.said):
        return Outcome(None, (*findings, _error(path, "there are no words in this file", "empty")))
    script, clock = _from_the_start(path, script)
    findings += clock
    facts = front.facts(path, script.front, script.title)
    findings += facts.findings
    cast = guest.cast(path, stem, script.said, facts, asked_guest, asked_host)
    if isinstance(cast, Finding):
        return Outcome(None, (*findings, cast))
    findings += cast.findings
    try:
        lead, exchanges = speakers.arrange(script.said, cast)
    except ValidationError as error:
        what = error.errors()[0]["msg"]
        return Outcome(None, (*findings, _error(path, f"somebody's words: {what}", "size")))
    findings += _doubts(path, script, cast)
    times = [entry.at for entry in script.said if entry.at is not None]
    value = Imported(
        source=name,
        title=_title(facts.title, cast.guest),
        guest=cast.guest,
        exchanges=exchanges,
        role=facts.role,
        summary=facts.summary,
        date=facts.date,
        interviewer=cast.interviewer,
        lead=lead,
        language=facts.language or script.language,
        seconds=script.seconds or max(times, default=None),
        notes=facts.notes,
        definitions=script.definitions,
    )
    return Outcome(value, tuple(findings))


def _from_the_start(path: str, script: Script) -> tuple[Script, list[Finding]]:
    """Times of day, as meeting tools write them, counted from the first of them instead."""
    times = [entry.at for entry in script.said if entry.at is not None]
    if not times or min(times) < TIME_OF_DAY:
        return script, []
    said = tuple(
        entry if entry.at is None else replace(entry, at=entry.at - min(times))
        for entry in script.said
    )
    message = "the times are times of day; they were counted from the first one"
    hint = "Correct them if the recording began earlier."
    finding = Finding(Place(path), Severity.INFO, message, "import-times", hint)
    runs = None if script.seconds is None else script.seconds - min(times)
    return replace(script, said=said, seconds=runs), [finding]


def _title(title: str | None, guest_name: str) -> str | None:
    if title is None or title.casefold() == guest_name.casefold() or len(title) > 400:
        return None
    return title


def _doubts(path: str, script: Script, cast: guest.Cast) -> list[Finding]:
    """What the user should look at though nothing is wrong for certain."""
    result = []
    spoken = [entry for entry in script.said if not entry.level]
    labelled = any(entry.speaker for entry in spoken)
    if not labelled and len(spoken) == len(script.said):
        message = f"no speakers are named: every word was taken for {cast.guest}'s"
        hint = "Write **Name:** before what somebody else says, or ## before a question."
        result.append(Finding(Place(path), Severity.WARNING, message, "import-speakers", hint))
    timed = [entry for entry in script.said if entry.at is not None]
    for before, here in itertools.pairwise(timed):
        if (here.at or 0) < (before.at or 0):
            message = "this time is before the one above it"
            hint = "It was kept; correct it in the interview if the page should jump there."
            result.append(
                Finding(Place(path, here.line), Severity.INFO, message, "import-times", hint)
            )
            break
    return result


def _refused(path: str, data: bytes, *, known: bool) -> Finding | None:
    if not known:
        kinds = ", ".join(FORMATS)
        hint = f"Export it in one of the formats that can be read: {kinds}."
        return Finding(Place(path), Severity.ERROR, "unknown format", "import-format", hint)
    if len(data) > MOST_BYTES:
        return _error(path, f"the file is larger than {MOST_BYTES // 1_000_000} MB", "size")
    if not data.strip():
        return _error(path, "the file is empty", "empty")
    return None


def _error(path: str, message: str, rule: str) -> Finding:
    hint = "Look whether it is the right file, or split it."
    return Finding(Place(path), Severity.ERROR, message, f"import-{rule}", hint)


__all__ = ["FORMATS", "MOST_BYTES", "Imported", "Outcome", "names", "read"]
