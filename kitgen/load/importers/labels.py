"""Speaker labels of transcripts: which line starts with one, and which of them are to be believed.

A label is a name with a colon, in bold, or with a time, in the ways the usual tools export it:
`Name 00:01:02`, `Name (00:12):`, `[00:01:02] Name: words`, `[Name] 10:02:15`, `**Name:** words`.
One `Pros: …` in an answer must not become a speaker, so a name is believed only when the file
bears it out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kitgen.load.importers import names, times

_NAME = r"(?P<name>[^\W_](?:[^:：\[\]<>*|{}\"“”?!\n])*?)"
_IN = rf"(?P<time>{times.BRACKETED})"
_OUT = rf"(?P<time>{times.BARE})"
_ANY = rf"(?P<time>{times.BRACKETED}|{times.BARE})"
_REST = r"(?P<rest>\S.*)?$"

_TIMED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_ANY}\s*[-–—]?\s*{_NAME}\s*[:：]\s*{_REST}",
        rf"{_NAME}\s*[:：]?\s*[-–—,|•·]?\s*{_IN}\s*[:：]?\s*{_REST}",
        rf"{_NAME}\s*[:：]?[\s\-–—,|•·]+{_OUT}\s*[:：]?\s*(?P<rest>)$",
        rf"{_NAME}\s*[:：]\s+{_OUT}\s+{_REST}",
        rf"\\?\[(?P<name>[^\[\]\\\n]{{1,80}})\\?\]\s*{_ANY}\s*[:：]?\s*(?P<rest>)$",
    )
)
_TIME_THEN_NAME = re.compile(rf"{_ANY}[\s\-–—|]+{_NAME}\s*(?P<rest>)$")
_COLON = re.compile(rf"{_NAME}\s*(?::(?:\s+|$)|：\s*){_REST}")
_CHEVRONS = re.compile(r"(?:>|&gt;|\\>){2,3}\s*")
_BOLD = re.compile(
    rf"(?P<lead>{times.BRACKETED}\s*)?(?P<mark>\*\*|__)(?P<inner>[^*_\n]{{1,100}}?)(?P=mark)"
    r"(?P<after>.*)$"
)


@dataclass(frozen=True, slots=True)
class Label:
    """What a line starts with, if it is a speaker's label: who, when, and the words after it."""

    name: str
    at: float | None
    rest: str
    bold: bool = False
    unsure: bool = False
    """A time and a name without a colon, which a heading or a line of words may be too."""


def label(line: str) -> Label | None:
    """The label that a line may start with."""
    if len(line) > 200_000:
        return None
    line = line.strip()
    chevrons = _CHEVRONS.match(line)
    if chevrons:
        line = line[chevrons.end() :]
    bold = _BOLD.match(line)
    if bold:
        return _bold(bold)
    # A label stands at the start, so only the start is looked at: long lines stay cheap.
    return _plain(line)


def _bold(found: re.Match[str]) -> Label | None:
    inner = found["inner"].strip()
    whole = (found["lead"] or "") + inner + found["after"]
    plain = _plain(whole, trusted=True)
    if plain is None:
        if found["after"].strip() or not names.looks_like_name(inner):
            return None
        return Label(inner, None, "", bold=True, unsure=True)
    if re.sub(rf"{times.BRACKETED}|{times.BARE}|[:：]", "", inner).strip(" -–—") != plain.name:
        return None
    return Label(plain.name, plain.at, plain.rest, bold=True)


def _plain(line: str, *, trusted: bool = False) -> Label | None:
    head, tail = line[:200], line[200:]
    for pattern in (*_TIMED, _COLON, _TIME_THEN_NAME):
        found = pattern.match(head)
        if found is None:
            continue
        name = found["name"].strip()
        if not (names.looks_like_name(name) or (trusted and 0 < len(name) <= 60)):
            continue
        rest = (found["rest"] or "") + tail if found["rest"] else tail
        if tail and not found["rest"]:
            continue
        at = None
        if "time" in pattern.groupindex:
            at = times.seconds(found["time"])
        else:
            at, rest = times.leading(rest)
        return Label(name, at, rest.strip(), unsure=pattern is _TIME_THEN_NAME)
    return None


def believed(
    labels: Iterable[Label], *, lines: int, known: Sequence[str] = (), questions: int = 0
) -> frozenset[str]:
    """The names that are speakers, of all labels found in `lines` lines or paragraphs.

    `known` names are believed at once; `questions` counts headings that ask, beside which a
    repeated single word in bold is more likely a lead-in than a speaker.
    """
    found = list(labels)
    counts = Counter(entry.name for entry in found)
    sure = Counter(entry.name for entry in found if not entry.unsure)
    asked = {name.casefold() for name in known}
    enough = len(found) >= 2 and len(found) * 2 >= lines
    result = set()
    for name, count in counts.items():
        if name.casefold() in asked:
            result.add(name)
        elif questions >= 2 and " " not in name and not names.is_generic(name) and not enough:
            continue
        elif count >= 2 or (enough and sure[name]):
            result.add(name)
    if result and found[0].name in sure:
        result.add(found[0].name)
    if result:
        result |= {name for name in sure if names.is_generic(name) or (" " in name and enough)}
    return frozenset(result)
