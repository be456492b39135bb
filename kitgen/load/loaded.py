"""What reading a file gives: the value, the findings, and where each part of it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from kitgen.model.finding import Finding, Place

T = TypeVar("T")

Loc = tuple[str | int, ...]
"""A way into a value: ("quotes", 0, "text")."""


class Loaded(NamedTuple, Generic[T]):
    """A value read from a file; `value` is None when a finding is an error."""

    value: T | None
    findings: tuple[Finding, ...]
    locate: Callable[[Loc], Place]
    """The place of a part; of its nearest known ancestor when the part was never written."""
