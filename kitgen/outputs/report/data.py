"""The report as JSON: all of it, for programs."""

from __future__ import annotations

import datetime as dt
import json
from enum import Enum
from typing import Any

from kitgen.model.report import Introduction, Rate, Report
from kitgen.outputs.page import Json
from kitgen.outputs.report import reading
from kitgen.text.harmless import CONTROL

FORMAT = 1
"""Raised when a key goes or means something else; new keys may come at any time."""


def as_json(report: Report) -> str:
    """An object with the keys of the report; days as ISO 8601, null for what is not known.

    A figure is an object: value, basis ("measured", "reported", "measured and reported", "not
    measured") and withheld. Control characters are escaped.
    """
    rates = reading.rates(report.steps)
    steps = tuple(s._replace(rate=r) for s, r in zip(report.steps, rates, strict=True))
    found = {"format": FORMAT, **_object(report._replace(steps=steps))}
    found["asked"] = [{"source": source, "count": count} for source, count in report.asked]
    text = json.dumps(found, ensure_ascii=False, indent=2, allow_nan=False)
    return CONTROL.sub(_escape, text) + "\n"


def _escape(match: Any) -> str:
    # json escapes what would end a text itself; its own line breaks stay.
    found = match[0]
    return str(found) if found == "\n" else f"\\u{ord(found):04x}"


def _object(value: Any) -> dict[str, Json]:
    made = {key: _json(part) for key, part in value._asdict().items()}
    if isinstance(value, Rate):
        made["value"] = value.value
    if isinstance(value, Introduction):
        made["days"] = {stage.value: _json(day) for stage, day in value.days}
    return made


def _json(value: Any) -> Json:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value == int(value):
        return int(value)
    if isinstance(value, tuple):
        return _object(value) if hasattr(value, "_fields") else [_json(part) for part in value]
    known: Json = value
    return known
