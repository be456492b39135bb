"""Every text of a report changed alike, so that none can be forgotten."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TypeVar, cast

T = TypeVar("T")


def each_text(value: T, change: Callable[[str], str]) -> T:
    """The same value with every text in it changed; words of the program itself stay."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return cast(T, change(value))
    if isinstance(value, tuple):
        parts = [each_text(part, change) for part in value]
        made = type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
        return cast(T, made)
    return value
