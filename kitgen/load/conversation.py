"""The words of interview.md: lead, questions and answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from kitgen.load.hidden import Spans, hidden, within
from kitgen.load.loaded import Loc
from kitgen.load.references import carry
from kitgen.load.source import place_at
from kitgen.load.turns import first_speaker, opener, turns
from kitgen.model.finding import Place

_BLANK = re.compile(r"\n[ \t]+(?=\n)")
_SECOND = re.compile(r"##(?=[ \t\n]|\Z)")
_THIRD = re.compile(r"###(?=[ \t\n]|\Z)")
_DEFINED = re.compile(r"\]:")


class Conversation(NamedTuple):
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
        start, question, texts = self.marks[rest[0]]
        if rest[1:2] == ("question",):
            return self._at(question)
        if rest[1:2] == ("turns",) and texts:
            turn = rest[2] if len(rest) > 2 and isinstance(rest[2], int) else 0
            return self._at(texts[turn] if 0 <= turn < len(texts) else texts[0])
        return self._at(start)

    def _at(self, offset: int) -> Place:
        return place_at(self.path, self.body, offset, self.line)


def converse(path: str, body: str, line: int = 1) -> Conversation:
    """Read the words below the front matter; nothing is lost, nothing is ever refused."""
    # Two spaces and nothing else on a line still part paragraphs. Lines keep their numbers.
    body = _BLANK.sub("\n", body)
    spans = hidden(body)
    headings = list(_headings(body, spans, _SECOND)) or list(_headings(body, spans, _THIRD))
    first = headings[0][0] if headings else len(body)
    if not headings:
        first = first_speaker(body, spans)
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
        said, offsets = turns(body, end, stop, spans)
        exchange["turns"] = said
        exchanges.append(exchange)
        marks.append((start, question_at, tuple(offsets)))
    if _DEFINED.search(body):
        lead = carry(body, lead, [turn for exchange in exchanges for turn in exchange["turns"]])
    return Conversation(lead or None, exchanges, path, body, line, lead_at, tuple(marks))


def _opening(question: str, exchange: dict[str, Any]) -> int:
    """Fill in who asks what and when; returns how far into the heading the question begins."""
    opened = opener(question, 0, len(question))
    if opened is not None:
        name, when, text = opened
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


def _headings(
    body: str, spans: Spans, sign: re.Pattern[str]
) -> Iterator[tuple[int, int, str, int]]:
    """Start, end, words and the words' offset of each heading of one level."""
    for match in sign.finditer(body):
        at, begin = match.span()
        head = at if at == 0 or body[at - 1] == "\n" else body.rfind("\n", 0, at) + 1
        if at - head > 3 or body[head:at].strip(" ") or within(spans, at):
            continue
        tail = body.find("\n", at)
        tail = len(body) if tail < 0 else tail
        words = body[begin:tail].strip()
        inset = body.index(words, begin) if words else at
        bare = words.rstrip("#")
        if bare != words and bare[-1:] in ("", " ", "\t"):
            words = bare.rstrip()
        yield head, tail, words, inset
