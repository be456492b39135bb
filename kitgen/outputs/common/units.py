"""A conversation in units that may be told alone: questions, and paragraphs of their answers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from kitgen.model.interview import Exchange, Interview, Turn
from kitgen.text import markdown

_GAP: Final = re.compile(r"\n[ \t]*\n+")

_DEFINITION: Final = re.compile(r" {0,3}\[[^\[\]\n]{1,200}\]:[ \t]*\S")
_FENCE: Final = re.compile(r"^ {0,3}(```|~~~)", re.MULTILINE)
_GOES_ON: Final = re.compile(r"(?: {2,}|\t|[*+-] |\d+[.)] |>|\|)")
"""How a paragraph begins that belongs to the list, quotation or table before it."""


class Paragraph(NamedTuple):
    """A paragraph of an answer, and which of its turns it is from."""

    turn: int
    text: str
    plain: str
    words: int
    told: int
    """Words of the guest."""


class Unit(NamedTuple):
    """A question with its answer, or what follows when somebody else takes the word."""

    number: int
    exchange: Exchange
    opens: bool
    """Whether the exchange begins here."""
    asked: int
    """Words of the question."""
    paragraphs: tuple[Paragraph, ...]
    begins: float
    """Where it begins, as a share of all words."""

    @property
    def words(self) -> int:
        """Of the question and its answer."""
        return self.asked + sum(paragraph.words for paragraph in self.paragraphs)


def _guest(interview: Interview) -> frozenset[str | None]:
    """How turns of the guest are marked: by their names, or not at all.

    Where none is marked so, whoever speaks is taken for the guest.
    """
    name = interview.guest.name
    names = frozenset((None, name, interview.guest.short or name.split()[0]))
    speakers = {turn.speaker for one in interview.conversation for turn in one.turns}
    return names if names & speakers else names | speakers


def units_of(interview: Interview, words: int) -> list[Unit]:
    """The units in order; an exchange of fewer words than these stays in one."""
    found: list[Unit] = []
    guest = _guest(interview)
    for number, exchange in enumerate(interview.conversation, 1):
        asked = markdown.words(exchange.question) if exchange.question else 0
        paragraphs = [
            _paragraph(turn, text, said.speaker in guest)
            for turn, said in enumerate(exchange.turns)
            for text in _split(said.text)
        ]
        whole = asked + sum(paragraph.words for paragraph in paragraphs) <= words
        pieces = [paragraphs] if whole else _pieces(paragraphs, exchange.turns, guest)
        found += (
            Unit(number, exchange, i == 0, asked if i == 0 else 0, tuple(piece), 0.0)
            for i, piece in enumerate(pieces)
            if piece
        )
    total = sum(unit.words for unit in found) or 1
    begun = itertools.accumulate((unit.words for unit in found), initial=0)
    return [unit._replace(begins=at / total) for unit, at in zip(found, begun, strict=False)]


def _paragraph(turn: int, text: str, by_guest: bool) -> Paragraph:
    plain = markdown.plain(text)
    words = markdown.words(plain)
    return Paragraph(turn, text, plain.casefold(), words, words if by_guest else 0)


def _pieces(
    paragraphs: Sequence[Paragraph], turns: Sequence[Turn], guest: frozenset[str | None]
) -> list[list[Paragraph]]:
    """A long exchange of several speakers, cut where somebody speaks who is not the guest."""
    pieces: list[list[Paragraph]] = [[]]
    before: int | None = None
    for paragraph in paragraphs:
        answered = before is not None and turns[before].speaker in guest
        if answered and turns[paragraph.turn].speaker not in guest:
            pieces.append([])
        pieces[-1].append(paragraph)
        before = paragraph.turn
    return pieces


def _split(text: str) -> list[str]:
    """The paragraphs of a text; lists, quotations and code stay in one piece.

    Each gets the definitions of its links, which stand in paragraphs of their own.
    """
    if _FENCE.search(text):
        return [text]
    found: list[str] = []
    definitions: list[str] = []
    for block in _GAP.split(text.strip("\n")):
        if all(map(_DEFINITION.match, block.split("\n"))):
            definitions += block.split("\n")
        elif found and _GOES_ON.match(block):
            found[-1] += f"\n\n{block}"
        elif block.strip():
            found.append(block)
    return [_with_definitions(one, definitions) for one in found] if definitions else found


def _with_definitions(text: str, definitions: Sequence[str]) -> str:
    said = text.casefold()
    used = [
        line for line in definitions if line.partition("]:")[0].strip().casefold() + "]" in said
    ]
    return "\n".join((f"{text}\n", *used)) if used else text
