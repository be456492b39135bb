"""A source's own front matter: who is the guest, what they do, when it was; the rest as notes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from kitgen.load.importers import names
from kitgen.model.finding import Finding, Place, Severity

LONGEST = 65_536
"""Characters of front matter that are looked at."""
MOST_BRACKETS = 300
"""The YAML parser's time grows with the square of how deep they nest."""
ROLE_LENGTH = 120
_ROLE = ("role", "job", "position", "occupation", "job_title", "jobtitle")
_SUMMARY = ("summary", "standfirst", "subtitle", "tagline", "description", "excerpt", "bio")
_DATE = ("recorded", "date", "published", "created", "updated")
_ASKS = ("interviewer", "host", "hosts", "interviewed_by")
_GUEST = ("guest", "guests", "interviewee", "name")
_OWN = {*_ROLE, *_SUMMARY, *_DATE, *_ASKS, *_GUEST, "title", "language", "lang"}
_ENTRY = re.compile(r"[A-Za-z][\w -]{0,40}:(?:\s|$)|\s*- |\s+\S|# ")
_BODY = re.compile(r"#{2,6} |\*\*\S")
"""What no front matter holds: a line like this before the closing --- means there is none."""
_FORMATS = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%Y/%m/%d", "%d.%m.%Y", "%Y%m%d")
_WITH = re.compile(
    r"(?:an? |our |the )?(?:interview|conversation|talk|chat|q ?& ?a|call|podcast) with "
    r"(?P<name>[^:,|–—]{2,60})$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a source says about itself, as plain values."""

    title: str | None = None
    guest: str | None = None
    role: str | None = None
    summary: str | None = None
    date: dt.date | None = None
    interviewer: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def split(path: str, text: str) -> tuple[dict[str, object], str, int, tuple[Finding, ...]]:
    """Entries, body, the body's first line and findings; front matter may be broken or missing."""
    lines = text.split("\n")
    if not lines or lines[0].rstrip() != "---":
        return {}, text, 1, ()
    end = next((n for n, row in enumerate(lines[1:], 1) if row.rstrip() in ("---", "...")), None)
    head = lines[1:end] if end is not None else []
    findings: tuple[Finding, ...] = ()
    if end is None or any(_BODY.match(row) for row in head):
        stop = next((n for n, row in enumerate(lines[1:], 1) if not _ENTRY.match(row)), len(lines))
        if end is None or stop < end:
            end = stop
            head = lines[1:end]
            findings = (
                Finding(
                    Place(path, 1),
                    Severity.WARNING,
                    "the front matter is never closed",
                    "import-front-matter",
                    f"It was taken to end with line {end}; write --- below it.",
                ),
            )
            entries, more = _entries(path, head)
            return entries, "\n".join(lines[end:]), end + 1, findings + more
    entries, more = _entries(path, head)
    return entries, "\n".join(lines[end + 1 :]), end + 2, findings + more


def _entries(path: str, rows: list[str]) -> tuple[dict[str, object], tuple[Finding, ...]]:
    import yaml

    text = "\n".join(rows)[:LONGEST]
    try:
        if text.count("[") + text.count("{") > MOST_BRACKETS:
            raise yaml.YAMLError("it is nested too deeply")
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.SafeLoader)):
            raise yaml.YAMLError("it holds aliases")
        value = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(path, (mark.line if mark else 0) + 2, (mark.column if mark else 0) + 1)
        finding = Finding(
            place,
            Severity.WARNING,
            "the front matter is no plain YAML; it was read line by line",
            "import-front-matter",
            "Put values with colons or quotation marks into double quotes.",
        )
        pairs = (row.split(":", 1) for row in rows if re.match(r"[A-Za-z][\w -]{0,40}:", row))
        return {key.strip(): words.strip().strip("\"'") for key, words in pairs}, (finding,)
    if isinstance(value, Mapping):
        return {str(key): entry for key, entry in value.items()}, ()
    return {}, ()


def people(entries: Mapping[str, object]) -> tuple[str, ...]:
    """Names that the front matter gives: their labels are believed at once."""
    plain = {key.casefold(): value for key, value in entries.items()}
    found = [_name(plain.get(key)) for key in (*_GUEST, *_ASKS)]
    title = _line(plain.get("title"))
    if title and names.looks_like_name(title):
        found.append(title)
    return tuple(name for name in found if name)


def facts(path: str, entries: Mapping[str, object], title: str | None) -> Facts:
    """What the entries say, in plain values; what cannot be used is a note or a finding."""
    plain = {key.casefold(): value for key, value in entries.items()}
    role = _first(plain, _ROLE)
    summary = _first(plain, _SUMMARY)
    guest = next((name for key in _GUEST if (name := _name(plain.get(key)))), None)
    for key in _GUEST[:3]:
        value = plain.get(key)
        if isinstance(value, Mapping):
            role = role or _line(value.get("role")) or _line(value.get("title"))
    if role is None and summary and len(summary) <= ROLE_LENGTH and not _is_sentence(summary):
        role, summary = summary, None
    date, findings = _date(path, plain)
    notes = tuple(
        f"{key}: {_short(value)}"[:300]
        for key, value in list(entries.items())[:40]
        if key.casefold() not in _OWN and value not in (None, "", [], {})
    )
    language = _line(plain.get("language")) or _line(plain.get("lang"))
    if language and not re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", language):
        language = None
    return Facts(
        title=_line(plain.get("title")) or (_line(title) if title else None),
        guest=guest,
        role=role[:400] if role else None,
        summary=summary,
        date=date,
        interviewer=next((name for key in _ASKS if (name := _name(plain.get(key)))), None),
        language=language,
        notes=notes,
        findings=findings,
    )


def guest_of_title(title: str) -> str | None:
    """The name in `Interview with Priya Nair`."""
    found = _WITH.match(title.strip())
    name = found["name"].strip() if found else ""
    return name if name and names.looks_like_name(name) else None


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "!", "?")) or ". " in text


def _first(plain: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    return next((line for key in keys if (line := _line(plain.get(key)))), None)


def _line(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return " ".join(str(value).split()) or None


def _name(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, Mapping):
        value = value.get("name")
    line = _line(value)
    return line if line and len(line) <= 120 else None


def _short(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_short(entry) for entry in value[:40])
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_short(entry)}" for key, entry in list(value.items())[:40])
    return " ".join(str(value)[:300].split())


def _date(path: str, plain: Mapping[str, object]) -> tuple[dt.date | None, tuple[Finding, ...]]:
    for key in _DATE:
        value = plain.get(key)
        if value in (None, "", [], {}):
            continue
        date = _as_date(value)
        if date is not None:
            return date, ()
        finding = Finding(
            Place(path),
            Severity.WARNING,
            f"the date “{_short(value)[:60]}” cannot be read",
            "import-date",
            "Write `recorded: 2026-03-14` into the interview's front matter.",
        )
        return None, (finding,)
    return None, ()


def _as_date(value: object) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, list):
        return next((date for entry in value if (date := _as_date(entry))), None)
    if isinstance(value, Mapping):
        ordered = [value.get(key) for key in _DATE] + list(value.values())
        return next((date for entry in ordered if (date := _as_date(entry))), None)
    line = _line(value)
    if line is None:
        return None
    try:
        return dt.date.fromisoformat(line[:10])
    except ValueError:
        pass
    for form in _FORMATS:
        try:
            return dt.datetime.strptime(line, form).date()
        except ValueError:
            continue
    return None
