"""Finds answers that are hard to read: endless sentences and walls of text.

Speech has no full stops, and a transcript made by a machine sets few. The reader came from a
friend's link, often on a phone, and leaves at the first grey wall. Looked for are a sentence of
more than 70 words, an answer whose sentences have more than 45 words on average, and a paragraph
of more than 180 words. Only the three worst places of an interview are named.

Set a full stop where the guest took a breath, and an empty line where they began a new thought.
Leave the words alone: they are the guest's.

    We sent it late. Then we waited.

    Nobody had told me that waiting costs money.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kitgen.check.few import few
from kitgen.check.rule import InterviewSubject, Remark, Rule
from kitgen.load.loaded import Loc
from kitgen.model.finding import Severity

LONGEST_SENTENCE = 70
LONGEST_AVERAGE = 45
LONGEST_PARAGRAPH = 180

_END = re.compile(r"[.!?\u2026:;](?:[\"'\u201d\u2019)\]*_]*)(?:\s+|$)|[\u3002\uff01\uff1f]")
# Addresses of links, gathered at the end of a text: nobody reads them.
_DEFINITION = re.compile(r"\s*\[[^\]\n]+\]:\s*\S")
_BREAK = re.compile(r"\n\s*\n")


class _Hard(NamedTuple):
    excess: float
    remark: Remark


def _check(subject: InterviewSubject) -> Iterator[Remark]:
    found = [
        hard
        for number, exchange in enumerate(subject.interview.conversation)
        for index, turn in enumerate(exchange.turns)
        if _may_be_hard(turn.text)
        for hard in _turn(turn.text, ("conversation", number, "turns", index, "text"))
    ]
    found.sort(key=lambda hard: -hard.excess)
    more = "{count} more places in this interview are as hard to read"
    return few((hard.remark for hard in found), more)


def _may_be_hard(text: str) -> bool:
    """A quick look; False where the text is surely none of the three, as most are."""
    if len(text) < 2 * LONGEST_SENTENCE:
        return False
    # Parted at ". " alone sentences come out too long, never too short.
    sentences, paragraphs = text.split(". "), text.split("\n\n")
    if text.count("\n") != 2 * (len(paragraphs) - 1):
        return True
    # Words are counted only where there are letters enough for them.
    return (
        (
            len(text) >= 2 * LONGEST_AVERAGE * len(sentences)
            and text.count(" ") >= LONGEST_AVERAGE * len(sentences)
        )
        or _one_reaches(sentences, LONGEST_SENTENCE)
        or _one_reaches(paragraphs, LONGEST_PARAGRAPH)
    )


def _one_reaches(pieces: list[str], words: int) -> bool:
    long = [piece for piece in pieces if len(piece) >= 2 * words]
    return bool(long) and max([piece.count(" ") for piece in long]) >= words


def _turn(text: str, loc: Loc) -> Iterator[_Hard]:
    words_in_all = sentences_in_all = 0
    for paragraph in _BREAK.split(text) if "\n" in text else (text,):
        if _DEFINITION.match(paragraph):
            continue
        words = paragraph.count(" ") + paragraph.count("\n") + 1
        if words > LONGEST_PARAGRAPH:
            message = f"a paragraph of {words} words is a wall: “{_opening(paragraph)}”"
            hint = "Begin a new paragraph where a new thought begins."
            yield _Hard(words / LONGEST_PARAGRAPH, Remark(message, loc, hint=hint))
        words_in_all += words
        sentences = [sentence for sentence in _END.split(paragraph) if sentence.strip()]
        longest = max(sentences, key=len, default="")
        sentences_in_all += len(sentences)
        if (length := len(longest.split())) > LONGEST_SENTENCE:
            message = f"a sentence of {length} words loses its reader: “{_opening(longest)}”"
            hint = "Set a full stop where the guest took a breath."
            yield _Hard(length / LONGEST_SENTENCE, Remark(message, loc, hint=hint))
    if sentences_in_all >= 3 and words_in_all / sentences_in_all > LONGEST_AVERAGE:
        average = words_in_all / sentences_in_all
        message = f"the sentences of this answer have {average:.0f} words on average"
        hint = "Set a full stop where the guest took a breath."
        yield _Hard(average / LONGEST_AVERAGE, Remark(message, loc, hint=hint))


def _opening(text: str) -> str:
    return " ".join(text.split()[:8]) + " …"


RULE = Rule("readable-answers", Severity.WARNING, __doc__ or "", "interview", _check)
