"""What an unquoted word of YAML means: text, a number, a date, a truth value or a surprise."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Odd:
    """An unquoted word that programs read differently: neither text nor a number for us."""

    raw: str
    reading: str
    """What a YAML program may make of it: false, the number 8."""
    instead: str
    """What to write where no text is wanted."""


Scalar = str | int | float | bool | dt.date | Odd | None

_SUSPICIOUS = frozenset("0123456789+-.~tTfFyYnNoO")
_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **{w: Odd(w, "true", "true") for w in ("yes", "Yes", "YES", "on", "On", "ON")},
    **{w: Odd(w, "false", "false") for w in ("no", "No", "NO", "off", "Off", "OFF")},
    **{
        w: Odd(w, "no number that can be counted with", "a number in digits")
        for s in ("", "+", "-")
        for w in (f"{s}.inf", f"{s}.Inf", f"{s}.INF", f"{s}.nan", f"{s}.NaN", f"{s}.NAN")
    },
}
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)", re.ASCII)
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[1-9][0-9]*(?=[eE]))(?:[eE][-+]?[0-9]+)?")
_TIME = re.compile(r"(?:([0-9]{1,3}):)?([0-9]{1,3}):([0-5]?[0-9](?:\.[0-9]+)?)")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}.*")
_ODD_INT = re.compile(r"([-+]?)(?:0[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|0b[01]+|[0-9][0-9_]*)")
_LONGEST = 60


def scalar(raw: str) -> Scalar:
    """The value of an unquoted scalar."""
    if raw[:1] not in _SUSPICIOUS and raw:
        return raw
    if raw in _WORDS:
        return _WORDS[raw]
    if raw[0] not in "0123456789+-." or len(raw) > _LONGEST:
        return raw
    return _figure(raw)


def seconds(text: str) -> float | None:
    """Seconds of 4:12, 04:12 or 1:01:14.03; None for anything else."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hours, minutes, rest = found.groups()
    if hours is not None and int(minutes) > 59:
        return None
    return int(hours or 0) * 3600 + int(minutes) * 60 + float(rest)


def _figure(raw: str) -> Scalar:
    if _INT.fullmatch(raw):
        return int(raw)
    if _FLOAT.fullmatch(raw):
        return float(raw)
    if found := _DATE.fullmatch(raw):
        try:
            return dt.date(*map(int, found.groups()))
        except ValueError:
            return Odd(raw, "a date that does not exist", "a day that exists, such as 2026-02-28")
    if (time := seconds(raw)) is not None:
        return time
    if _MOMENT.fullmatch(raw):
        return Odd(raw, "a point in time", f"the day alone: {raw[:10].rstrip('Tt ')}")
    if _ODD_INT.fullmatch(raw):
        return _odd_number(raw)
    return raw


def _odd_number(raw: str) -> Odd:
    plain = raw.replace("_", "")
    try:
        octal = re.fullmatch(r"[-+]?0[0-7]+", plain)
        value = int(plain, 8 if octal else 10 if plain.lstrip("+-").isdecimal() else 0)
    except ValueError:
        return Odd(raw, "a number", "a number in digits")
    digits = plain.lstrip("+-")
    instead = plain.replace(digits, str(int(digits))) if digits.isdecimal() else str(value)
    return Odd(raw, f"the number {value}", instead)


def reading(value: Scalar) -> str:
    """How a program reads an unquoted value, in words."""
    match value:
        case Odd():
            return value.reading
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"the number {value:.10g}"
        case dt.date():
            return "a date"
        case _:
            return "text"
