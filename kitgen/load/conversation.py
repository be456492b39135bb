"""The words of interview.md: front matter, lead, questions, answers, speakers and times."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kitgen.load.loaded import Loc
from kitgen.load.references import carry
from kitgen.load.scalar import seconds
from kitgen.load.source import place_at
from kitgen.model.finding import Finding, Place, Severity

_FENCE = re.compile(r"[ \t]*---[ \t]*")
_BLANK = re.compile(r"\n[ \t]+(?=\n)")
_CLOCK = r"(?:\\?\[((?:[0-9]{1,3}:)?[0-9]{1,3}:[0-5]?[0-9](?:\.[0-9]+)?)\\?\](?![(\[:])[ \t]*)?"
_NAME = r"(?:\*\*([^*\n]{1,120}?)[ \t]{0,4}(?::[ \t]{0,4}\*\*|\*\*[ \t]{0,4}:)[ \t]*)?"
_START = re.compile(rf"[ ]{{0,3}}{_CLOCK}{_NAME}{_CLOCK}\n?[ \t]*")
_OPAQUE = re.compile(r"^ {0,3}(`{3,}|~{3,})([^\n]*)$|<!--", re.MULTILINE)
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Split:
    """A file cut into its front matter and the words below it."""

    front: str | None
    """YAML; None when there is none."""
    front_line: int
    body: str
    body_line: int
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Conversation:
    """The words as plain values for the model, and where each of them stands."""

    lead: str | None
    exchanges: list[dict[str, Any]]
    """Exchange by exchange, as the model reads it."""
    path: str
    body: str
    line: int
    """The file's line on which the body begins."""
    lead_at: int
    marks: tuple[tuple[int, int, tuple[int, ...]], ...]
    """Offsets in the body: of each exchange, of its question, of its turns' texts."""

    def place(self, loc: Loc) -> Place | None:
        """The place of a part: ("conversation", 0, "turns", 2, "text"); None for no part of it."""
        if loc[:1] == ("lead",):
            return self._at(self.lead_at) if self.lead is not None else None
        if loc[:1] != ("conversation",) or not self.marks:
            return None
        rest = loc[1:]
        if not rest or not isinstance(rest[0], int) or not 0 <= rest[0] < len(self.marks):
            return self._at(self.marks[0][0])
        start, question, turns = self.marks[rest[0]]
        if rest[1:2] == ("question",):
            return self._at(question)
        if rest[1:2] == ("turns",) and turns:
            turn = rest[2] if len(rest) > 2 and isinstance(rest[2], int) else 0
            return self._at(turns[turn] if 0 <= turn < len(turns) else turns[0])
        return self._at(start)

    def _at(self, offset: int) -> Place:
        return place_at(self.path, self.body, offset, self.line)


def split(path: str, text: str) -> Split:
    """Cut the front matter off. It stands between two lines of ---, the first being line 1."""
    start = len(text) - len(text.lstrip("\n"))
    end = text.find("\n", start)
    first = text[start : end if end >= 0 else None]
    if not _FENCE.fullmatch(first):
        return Split(None, 1, text, 1)
    line = start + 2
    at = end + 1 if end >= 0 else len(text)
    close = at
    while True:
        close = text.find("---", close)
        if close < 0:
            break
        head = text.rfind("\n", 0, close) + 1
        tail = text.find("\n", close)
        tail = len(text) if tail < 0 else tail
        if head >= at and head == close and not text[close + 3 : tail].strip():
            front, body = text[at:head], text[tail + 1 :]
            return Split(front, line, body, line + front.count("\n") + 1)
        close = tail
    hint = "write a line of --- between the keys and the conversation"
    question = re.compile(r"^#{1,3} ", re.MULTILINE).search(text, at)
    if question:
        hint += f", above line {1 + text.count(chr(10), 0, question.start())}"
    finding = Finding(
        Place(path, start + 1),
        Severity.ERROR,
        "the front matter begins here and is never closed",
        "front-matter-open",
        hint,
    )
    return Split(None, line, "", line, (finding,))


def converse(path: str, body: str, line: int = 1) -> Conversation:
    """Read the words below the front matter; nothing is lost, nothing is ever refused."""
    if " \n" in body or "\t\n" in body:
        # Two spaces and nothing else on a line still part paragraphs. Lines keep their numbers.
        body = _BLANK.sub("\n", body)
    hidden = _hidden(body)
    headings = list(_headings(body, hidden, "##")) or list(_headings(body, hidden, "###"))
    first = headings[0][0] if headings else len(body)
    if not headings:
        first = _first_speaker(body, hidden)
    raw_lead = body[:first]
    lead = raw_lead.strip("\n").rstrip()
    lead = lead if lead.strip() else ""
    lead_at = len(raw_lead) - len(raw_lead.lstrip())
    exchanges: list[dict[str, Any]] = []
    marks: list[tuple[int, int, tuple[int, ...]]] = []
    if not headings and body[first:].strip():
        headings = [(first, first, "", first)]
    for index, (start, end, question, question_at) in enumerate(headings):
        stop = headings[index + 1][0] if index + 1 < len(headings) else len(body)
        exchange: dict[str, Any] = {}
        if question:
            question_at += _opening(question, exchange)
        turns, offsets = _turns(body, end, stop, hidden)
        exchange["turns"] = turns
        exchanges.append(exchange)
        marks.append((start, question_at, tuple(offsets)))
    if "]:" in body:
        lead = carry(body, lead, [turn for exchange in exchanges for turn in exchange["turns"]])
    return Conversation(lead or None, exchanges, path, body, line, lead_at, tuple(marks))


def _opening(question: str, exchange: dict[str, Any]) -> int:
    """Fill in who asks what and when; returns how far into the heading the question begins."""
    opener = _opener(question, 0, len(question))
    if opener is not None:
        name, when, text = opener
        if text < len(question) or name is None:
            if name is not None:
                exchange["speaker"] = name
            if when is not None:
                exchange["at"] = when
            if text < len(question):
                exchange["question"] = question[text:]
            return text
    exchange["question"] = question
    return 0


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


def _turns(
    body: str, start: int, stop: int, hidden: list[tuple[int, int]]
) -> tuple[list[dict[str, Any]], list[int]]:
    """The turns between two offsets, and where the text of each begins."""
    found = _Turns(body)
    at = start
    while at < stop:
        end = body.find("\n\n", at, stop)
        end = stop if end < 0 else end
        while at < end and body[at] == "\n":
            at += 1
        if at < end:
            opener = None
            if body[at] in "*[\\ " and not _within(hidden, at):
                opener = _opener(body, at, stop)
            if opener is None:
                found.go_on(at)
            else:
                found.open(at, *opener)
        at = end + 2
    found.close(stop)
    return found.turns, found.offsets


def _opener(body: str, at: int, stop: int) -> tuple[str | None, float | None, int] | None:
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


def _headings(
    body: str, hidden: list[tuple[int, int]], sign: str
) -> Iterator[tuple[int, int, str, int]]:
    """Start, end, words and the words' offset of each heading of one level."""
    at = body.find(sign)
    while at >= 0:
        head = body.rfind("\n", 0, at) + 1
        tail = body.find("\n", at)
        tail = len(body) if tail < 0 else tail
        begin = at + len(sign)
        if (
            at - head <= 3
            and body[begin : begin + 1] in ("", " ", "\t", "\n")
            and not body[head:at].strip(" ")
            and not _within(hidden, at)
        ):
            words = body[begin:tail].strip()
            inset = body.index(words, begin) if words else at
            bare = words.rstrip("#")
            if bare != words and bare[-1:] in ("", " ", "\t"):
                words = bare.rstrip()
            yield head, tail, words, inset
        at = body.find(sign, tail)


def _first_speaker(body: str, hidden: list[tuple[int, int]]) -> int:
    """Where the first paragraph begins that names its speaker; the end when none does."""
    at = 0
    while at < len(body):
        while at < len(body) and body[at] == "\n":
            at += 1
        if body[at : at + 1] in ("*", "[", "\\", " ") and not _within(hidden, at):
            match = _START.match(body, at)
            if match and match[2] and match[2].strip():
                return at
        end = body.find("\n\n", at)
        if end < 0:
            break
        at = end + 2
    return len(body)


def _hidden(body: str) -> list[tuple[int, int]]:
    """The spans of code blocks and comments, in which nothing is a heading or a speaker."""
    if "```" not in body and "~~~" not in body and "<!--" not in body:
        return []
    spans: list[tuple[int, int]] = []
    last_close = body.rfind("-->")
    fence, start, after = "", 0, 0
    for match in _OPAQUE.finditer(body):
        at, sign, rest = match.start(), match[1], match[2]
        if at < after:
            continue
        if fence:
            if sign and sign[0] == fence[0] and len(sign) >= len(fence) and not rest.strip():
                spans.append((start, match.end()))
                fence = ""
        elif sign:
            fence, start = sign, at
        elif at < last_close:
            after = body.index("-->", at) + 3
            spans.append((at, after))
    if fence:
        spans.append((start, len(body)))
    return spans


def _within(spans: list[tuple[int, int]], at: int) -> bool:
    if not spans:
        return False
    index = bisect_left(spans, (at, 0)) - 1
    return index >= 0 and at < spans[index][1]


def _seconds(clock: str | None) -> float | None:
    if clock is None:
        return None
    found = seconds(clock)
    return found if found is not None and found <= _DAY else None
