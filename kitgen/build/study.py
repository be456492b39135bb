"""Reads and checks one interview: what may be kept as long as its files stay the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from kitgen.check.rule import InterviewSubject
from kitgen.check.run import check_interview
from kitgen.load import entry as entries
from kitgen.load.loaded import Loc
from kitgen.load.read import read_interview
from kitgen.load.source import beyond_basic
from kitgen.model.finding import Finding, Place, Severity
from kitgen.model.interview import Interview
from kitgen.model.kit import Entry

_SEVERITIES = {severity.value: severity for severity in Severity}


class Study(NamedTuple):
    """What is known of an interview once it has been read and checked."""

    entry: Entry | None
    findings: tuple[Finding, ...]
    characters: str
    """Its characters beyond basic Latin, sorted."""


def study(
    slug: str, path: str, data: bytes, files: Mapping[str, int], language: str, digest: str
) -> tuple[Study, Interview | None]:
    """Read and check an interview; a pure function of its arguments."""
    loaded = read_interview(path, data)
    interview = loaded.value
    if interview is None:
        return Study(None, loaded.findings, ""), None

    def locate(_: str, loc: Loc) -> Place:
        return loaded.locate(loc)

    subject = InterviewSubject(slug, path, interview, files, interview.language or language)
    findings = (*loaded.findings, *check_interview(subject, locate))
    odd = "".join(sorted(c for c in set(beyond_basic(data)) if c > "\x7e"))
    return Study(entries.entry_of(slug, path, interview, digest), findings, odd), interview


def finding_to_json(finding: Finding) -> list[Any]:
    """A finding as a JSON line."""
    place = finding.place
    return [
        place.path,
        place.line,
        place.column,
        finding.severity.value,
        finding.message,
        finding.rule,
        finding.hint,
    ]


def finding_from_json(line: list[Any]) -> Finding:
    """A finding out of a JSON line."""
    path, row, column, severity, message, rule, hint = line
    return Finding(Place(path, row, column), _SEVERITIES[severity], message, rule, hint)


def to_json(found: Study) -> list[Any]:
    """A study as a JSON line."""
    return [
        entries.to_json(found.entry) if found.entry else None,
        [finding_to_json(finding) for finding in found.findings],
        found.characters,
    ]


def from_line(line: bytes) -> Study | None:
    """A study out of its JSON; None if that was damaged."""
    try:
        entry, findings, characters = json.loads(line)
    except ValueError:
        return None
    return Study(
        entries.from_json(entry) if entry else None,
        tuple(map(finding_from_json, findings)),
        characters,
    )
