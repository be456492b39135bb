"""A finding: what is wrong with the content, where, and what to do about it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding matters: an error stops the build, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Place(NamedTuple):
    """A point in a file of the kit: the path relative to the kit, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """As editors and terminals open it."""
        return f"{self.path}:{self.line}:{self.column}"


class Finding(NamedTuple):
    """One diagnostic, printed as `file:line:column: severity: message (rule)` and a hint."""

    place: Place
    severity: Severity
    message: str
    rule: str
    hint: str = ""

    def __str__(self) -> str:
        """One line, without the hint."""
        return f"{self.place}: {self.severity}: {self.message} ({self.rule})"
