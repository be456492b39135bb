"""Compares quotes with what was said, whatever the quotation marks, dashes, spaces and Markdown."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property

from kitgen.model.interview import Interview

_DROPPED = re.compile("[\"'\u2018\u2019\u201a\u201b\u201c-\u201f\u00ab\u00bb\u2039\u203a`*_\\\\>#"
                      "\u00ad\u200b-\u200d\u2060\ufeff]+")  # fmt: skip
_SPACED = re.compile("[-\u2010-\u2015\u2212\u2026]+|\\.{2,}")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s[^()]*)?\)|\[[^\[\]]*\])")
_SENTENCE = re.compile(r"(?<=[.!?\u2026])[\"'\u201d\u2019)]*\s+|\n+")
_WORD = re.compile(r"\w+")
_LEFT_OUT = re.compile(r"\[(?:\u2026|\.{3})\]")


def plain(text: str) -> str:
    """The words of a Markdown text, links as what they say."""
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "&" in text:
        text = html.unescape(text)
    return " ".join(re.sub(r"[*_`\\]+", "", text).split())


def normal(text: str) -> str:
    """The text as it is compared: the same words and stops give the same string."""
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "&" in text:
        text = html.unescape(text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    text = _SPACED.sub(" ", _DROPPED.sub("", text))
    return " ".join(text.lower().split()).strip(" .,;:")


def holds(text: str, words: str) -> bool:
    """Whether the words stand in the text, not in the middle of a word."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if not (_joined(text, start) or _joined(text, end)):
            return True
        start = text.find(words, start + 1)
    return False


def _joined(text: str, at: int) -> bool:
    """Whether two letters meet here; scripts that write no spaces join without meaning it."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum() and (
        text[at] < "\u2e80"
    )  # fmt: skip


class Transcript:
    """What was said in an interview, ready for many quotes."""

    def __init__(self, interview: Interview) -> None:
        """Part the guest's words from everybody else's."""
        guest = {interview.guest.name, interview.guest.short, None}
        self._guest: list[list[str]] = []
        self._others: list[tuple[str, str]] = []
        for exchange in interview.conversation:
            run: list[str] = []
            for turn in exchange.turns:
                if turn.speaker in guest:
                    run.append(turn.text)
                    continue
                self._others.append((turn.speaker or "", turn.text))
                self._guest.append(run)
                run = []
            self._guest.append(run)
            if exchange.question:
                speaker = exchange.speaker or interview.interviewer or "the interviewer"
                self._others.append((speaker, exchange.question))

    @cached_property
    def _normal(self) -> list[str]:
        return [normal("\n".join(run)) for run in self._guest if run]

    @cached_property
    def _sentences(self) -> list[str]:
        every = (text for run in self._guest for text in run)
        return [found for text in every for found in _SENTENCE.split(text) if found.strip()]

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for number, sentence in enumerate(self._sentences):
            for word in set(_WORD.findall(sentence.lower())):
                index[word].append(number)
        return index

    def has(self, quote: str) -> bool:
        """Whether the guest said this; what is left out must be marked by [...]."""
        bare = quote.strip("\u201c\u201d\"' ")
        if not _WORD.search(bare):
            return False
        if any(holds(text, bare) for run in self._guest for text in run if bare in text):
            return True
        pieces = [normal(piece) for piece in _LEFT_OUT.split(quote)]
        return all(pieces) and any(_in_order(text, pieces) for text in self._normal)

    def speaker(self, quote: str) -> str | None:
        """Who else said it."""
        words = normal(quote)
        return next((who for who, text in self._others if holds(normal(text), words)), None)

    def nearest(self, quote: str) -> str | None:
        """The guest's sentence that shares the most of the quote's rarer words."""
        scores: Counter[int] = Counter()
        words = set(_WORD.findall(plain(quote).lower()))
        for word in words:
            found = self._index.get(word, ())
            for number in found:
                scores[number] += 1 + 100 // len(found)
        if not scores:
            return None
        best = max(scores, key=lambda number: (scores[number], -number))
        shared = words & set(_WORD.findall(self._sentences[best].lower()))
        return plain(self._sentences[best]) if len(shared) * 3 >= len(words) else None


def _in_order(text: str, pieces: list[str]) -> bool:
    def positions() -> Iterator[int]:
        at = 0
        for piece in pieces:
            at = text.find(piece, at)
            yield at
            at += len(piece)

    return holds(text, pieces[0]) and all(at >= 0 for at in positions())
