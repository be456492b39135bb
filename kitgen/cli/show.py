"""Shows findings: as text for people, as JSON for programs, as annotations for GitHub."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal

import click

from kitgen.model.finding import Finding, Severity
from kitgen.text.harmless import CONTROL
from kitgen.text.harmless import harmless as harmless

Format = Literal["text", "json", "github"]

_COLOURS: Mapping[Severity, str] = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.INFO: "blue",
}
_GITHUB: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}


def show_findings(findings: Sequence[Finding], format: Format = "text") -> None:
    """Print findings to standard output."""
    every = sorted(findings)
    if format == "json":
        click.echo(as_json(every))
    elif lines := "\n".join(as_github(every) if format == "github" else as_text(every)):
        click.echo(lines)


def as_text(findings: Sequence[Finding]) -> Iterator[str]:
    """The lines for people, one group a file, and a last line with the sum."""
    severities = {s: click.style(s, fg=colour, bold=True) for s, colour in _COLOURS.items()}
    for _, group in groupby(sorted(findings), key=lambda finding: finding.place.path):
        for finding in group:
            severity = severities[finding.severity]
            rule = click.style(f"({finding.rule})", dim=True)
            place = click.style(harmless(str(finding.place)), bold=True)
            yield f"{place}: {severity}: {harmless(finding.message)} {rule}"
            if finding.hint:
                yield f"    hint: {harmless(finding.hint)}"
        yield ""
    yield summary(findings)


def summary(findings: Sequence[Finding]) -> str:
    """3 errors, 2 warnings in 4 files."""
    if not findings:
        return "No findings."
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
    counts = [
        _count(sum(finding.severity is severity for finding in findings), name)
        for severity, name in names.items()
        if any(finding.severity is severity for finding in findings)
    ]
    files = _count(len({finding.place.path for finding in findings}), "file")
    return f"{', '.join(counts)} in {files}"


def as_json(findings: Sequence[Finding]) -> str:
    """A list of objects: path, line, column, severity, message, rule, hint."""
    objects = [
        {
            "path": finding.place.path,
            "line": finding.place.line,
            "column": finding.place.column,
            "severity": finding.severity.value,
            "message": finding.message,
            "rule": finding.rule,
            "hint": finding.hint,
        }
        for finding in findings
    ]
    text = json.dumps(objects, ensure_ascii=False, indent=2)
    # json escapes the controls below space itself; its own line breaks must stay.
    return CONTROL.sub(
        lambda match: match[0] if match[0] == "\n" else f"\\u{ord(match[0]):04x}", text
    )


def as_github(findings: Sequence[Finding]) -> Iterator[str]:
    """The commands that make GitHub show findings beside the lines of a change."""
    for finding in findings:
        place = finding.place
        message = f"{harmless(finding.message)} ({harmless(finding.rule)})"
        if finding.hint:
            message += f"\nhint: {harmless(finding.hint)}"
        yield (
            f"::{_GITHUB[finding.severity]} file={_property(place.path)},line={place.line},"
            f"col={place.column},title={_property(finding.rule)}::{_data(message)}"
        )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(harmless(text)).replace(":", "%3A").replace(",", "%2C")


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
