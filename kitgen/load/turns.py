"""The turns of an answer: who speaks, since when, and the words."""

from __future__ import annotations

import re
from typing import Any

from kitgen.load.hidden import Spans, within
from kitgen.load.scalar import seconds

_CLOCK = r"(?:\\?\[((?:[0-9]{1,3}:)?[0-9]{1,3}:[0-5]?[0-9](?:\.[0-9]+)?)\\?\](?![(\[:])[ \t]*)?"
_NAME = r"(?:\*\*([^*\n]{1,120}?)[ \t]{0,4}(?::[ \t]{0,4}\*\*|\*\*[ \t]{0,4}:)[ \t]*)?"
_START = re.compile(rf"[ ]{{0,3}}{_CLOCK}{_NAME}{_CLOCK}\n?[ \t]*")
_WORDS = re.compile(r"[^\n]")
_OPENING = "*[\\ "
"""What a name or a time begins with."""
_PARAGRAPH = re.compile(r"\n\n+(?=[*\[\\ ])")
_DAY = 86_400


def turns(body: str, start: int, stop: int, spans: Spans) -> tuple[list[dict[str, Any]], list[int]]:
    """The turns between two offsets, and where the text of each begins."""
    found = _Turns(body)
    first = _WORDS.search(body, start, stop)
    if first is not None:
        begun = first.start()
        for at in (begun, *[match.end() for match in _PARAGRAPH.finditer(body, begun, stop)]):
            if body[at] in _OPENING and not within(spans, at):
                opened = opener(body, at, stop)
                if opened is not None:
                    found.open(at, *opened)
                    continue
            found.go_on(at)
    found.close(stop)
    return found.turns, found.offsets


def opener(body: str, at: int, stop: int) -> tuple[str | None, float | None, int] | None:
    """The name and the time that a paragraph begins with, and where its text begins."""
    match = _START.match(body, at, stop)
    assert match is not None
    early, name, late = match.groups()
    name = name.strip() or None if name else None
    when = _seconds(early or late)
    if ((early or late) and when is None) or not (name or early or late):
        return None
    text = match.start(3) - 1 if early and late else match.end()
    return name, when, text


def first_speaker(body: str, spans: Spans) -> int:
    """Where the first paragraph begins that names its speaker; the end when none does."""
    at = 0
    while at < len(body):
        while at < len(body) and body[at] == "\n":
            at += 1
        if body[at : at + 1] in ("*", "[", "\\", " ") and not within(spans, at):
            match = _START.match(body, at)
            if match and match[2] and match[2].strip():
                return at
        end = body.find("\n\n", at)
        if end < 0:
            break
        at = end + 2
    return len(body)


class _Turns:
    """Cuts an answer into turns: who speaks, since when, from where to where."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.turns: list[dict[str, Any]] = []
        self.offsets: list[int] = []
        self.begun: int | None = None
        self.named = False
        self.who: str | None = None
        self.when: float | None = None
        self.before: tuple[int, str | None] | None = None
        """Where the opener of this turn stands, and who spoke before it."""

    def open(self, at: int, name: str | None, when: float | None, text: int) -> None:
        """A name or a time at an offset begins a turn whose text begins further on."""
        if (
            self.begun is not None
            and not self.body[self.begun : at].strip()
            and not (name and self.named)
            and (when is None or self.when is None)
        ):
            # A name alone, then a time alone, or the other way round: one opener.
            self.begun, self.named = text, self.named or name is not None
            self.who, self.when = name or self.who, self.when if when is None else when
            return
        self.close(at)
        self.before = (at, self.who)
        self.begun, self.named, self.when = text, name is not None, when
        self.who = name or self.who

    def go_on(self, at: int) -> None:
        """Words without an opener: more of the same turn, or the first of an answer."""
        if self.begun is None:
            self.begun, self.named, self.when, self.before = at, False, None, None

    def close(self, end: int) -> None:
        """The turn ends at an offset."""
        if self.begun is None:
            return
        text = self.body[self.begun : end]
        who, when = self.who, self.when
        if not text.strip() and self.before is not None:
            # An opener with nothing behind it is kept as it was written.
            (self.begun, who), when = self.before, None
            text = self.body[self.begun : end]
        if text.strip():
            turn: dict[str, Any] = {"text": text.strip("\n").rstrip()}
            if who is not None:
                turn["speaker"] = who
            if when is not None:
                turn["at"] = when
            self.turns.append(turn)
            self.offsets.append(self.begun + len(text) - len(text.lstrip()))
        self.begun = None


def _seconds(clock: str | None) -> float | None:
    if clock is None:
        return None
    found = seconds(clock)
    return found if found is not None and found <= _DAY else None
