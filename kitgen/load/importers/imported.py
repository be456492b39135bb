"""What an importer makes of a file: one conversation, ready to be written as interview.md."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from kitgen.model.finding import Finding
from kitgen.model.interview import Exchange


@dataclass(frozen=True, slots=True)
class Said:
    """One paragraph of a source in Markdown, or a heading of it; who says it, when (seconds)."""

    line: int
    text: str
    speaker: str | None = None
    at: float | None = None
    level: int = 0
    """Of a heading, 1 to 6; 0 is spoken words."""


@dataclass(frozen=True, slots=True)
class Script:
    """A source file taken apart, before anybody has decided who the guest is."""

    said: tuple[Said, ...]
    front: dict[str, object] = field(default_factory=dict)
    """The source's own front matter, as YAML gave it."""
    title: str | None = None
    language: str | None = None
    seconds: float | None = None
    """Where the last caption ends."""
    definitions: tuple[str, ...] = ()
    """Link definitions, `[name]: address`, one Markdown line each."""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """One conversation: who talks with whom, and every word of it in order."""

    source: str
    """The file's name, without its folders."""
    title: str | None
    """None when the source has none but the guest's name."""
    guest: str
    exchanges: tuple[Exchange, ...]
    role: str | None = None
    summary: str | None = None
    """What the source says about the guest, when it is more than a role."""
    date: dt.date | None = None
    interviewer: str | None = None
    lead: str | None = None
    language: str | None = None
    seconds: float | None = None
    """How long the conversation runs, as far as its times tell."""
    notes: tuple[str, ...] = ()
    """Other entries of the source's front matter, one plain line each."""
    definitions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading one file gave; `value` is None when a finding is an error."""

    value: Imported | None
    findings: tuple[Finding, ...]
