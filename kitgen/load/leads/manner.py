"""How the cells of an export are read, once all of them were looked at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from kitgen.load.leads.guess import Guess
from kitgen.model.columns import DateOrder, Decimals, Origin, StageWord


@dataclass(frozen=True, slots=True)
class Manner:
    """What is decided for the whole file; columns by their numbers from 0."""

    origin: Origin
    guessed: tuple[Guess, ...]
    orders: Mapping[int, DateOrder | None]
    """What 3/5/2026 is; None where it may be either."""
    decimals: Mapping[int, tuple[Decimals | None, bool]]
    """What stands before the cents, and whether that is mixed."""
    words: Mapping[str, StageWord | None]
    pipelines: frozenset[str]
    """In small letters; nothing if all are read."""
    amounts_in: str
    today: dt.date
