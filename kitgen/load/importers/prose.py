"""Lines of a document into paragraphs: headings, speaker labels, times, and every word kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kitgen.load.importers import labels, times
from kitgen.load.importers.escape import escape
from kitgen.load.importers.imported import Said
from kitgen.model.finding import Finding, Place, Severity

QUESTION_LENGTH = 220
"""Characters past which a question is no heading."""
_ASKS = re.compile(r"[?？؟][\"'”’»)\]*_]*$")
_BOLD_ALL = re.compile(r"(\*\*|__)(?!\s)([^*_]+)(?<!\s)\1$")
_TOOL = re.compile(
    r"(?:transcribed by|transcript(?:ion)? (?:by|created by|provided by)|this transcript was "
    r"(?:generated|exported|created)(?: \w+){0,3} by|(?:generated|exported) by) \S.{0,80}$",
    re.I,
)
_CLOCK = re.compile(r"(\d{1,2}:[0-5]\d:[0-5]\d)(?:[.,]\d{1,3})?\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together; a heading has a level, a raw block (code) is kept as it is."""

    line: int
    rows: tuple[str, ...]
    level: int = 0
    raw: bool = False


def asks(text: str) -> bool:
    """Whether one paragraph is a question short and whole enough to be a heading."""
    if len(text) > QUESTION_LENGTH or "\n" in text or not _ASKS.search(text):
        return False
    if text[0].islower() or text.startswith(("...", "…", "--", "[", "(")):
        return False
    return len(text.split()) >= 3 or len(text) >= 15 or not text.isascii()


def said(
    path: str, blocks: Sequence[Block], *, markdown: bool, known: Sequence[str] = ()
) -> tuple[tuple[Said, ...], tuple[Finding, ...]]:
    """The paragraphs of a document with their speakers and times, in order."""
    found = [
        head
        for block in blocks
        if not (block.level or block.raw)
        for row in block.rows
        if (head := labels.label(row)) is not None
    ]
    headings = sum(1 for block in blocks if block.level)
    speakers = labels.believed(
        found,
        lines=sum(1 for block in blocks if not block.level),
        known=known,
        questions=sum(1 for block in blocks if block.level and asks(block.rows[0])),
    )
    turns = sum(1 for head in found if head.name in speakers)
    walk = _Walk(path, speakers, markdown, keeps=turns > headings, clocks=_clocks(blocks, markdown))
    paragraphs = tuple(walk.all(blocks))
    if not headings and not turns:
        paragraphs = _questions(paragraphs)
    return paragraphs, tuple(walk.findings)


def _clocks(blocks: Sequence[Block], markdown: bool) -> bool:
    """Whether plain lines start with a bare h:mm:ss as a habit."""
    rows = (row for block in blocks for row in block.rows)
    return not markdown and sum(1 for row in rows if _CLOCK.match(row)) >= 2


def _questions(paragraphs: Sequence[Said]) -> tuple[Said, ...]:
    """Without headings and speakers: bold paragraphs, else short asking ones, are questions."""
    bold = [_BOLD_ALL.match(entry.text) for entry in paragraphs]
    if sum(1 for found in bold if found and asks(found[2])) >= 2:
        return tuple(
            replace(entry, text=found[2], level=2) if found else entry
            for entry, found in zip(paragraphs, bold, strict=True)
        )
    asking = [entry for entry in paragraphs if asks(entry.text)]
    if len(asking) < 2 or len(asking) * 2 > len(paragraphs) + 1:
        return tuple(paragraphs)
    return tuple(replace(entry, level=2) if asks(entry.text) else entry for entry in paragraphs)


class _Walk:
    """One pass over the blocks; remembers who speaks and a time that waits for its words."""

    def __init__(
        self, path: str, speakers: frozenset[str], markdown: bool, *, keeps: bool, clocks: bool
    ) -> None:
        self.path = path
        self.speakers = speakers
        self.markdown = markdown
        self.keeps = keeps
        self.clocks = clocks
        self.findings: list[Finding] = []
        self.speaker: str | None = None
        self.at: float | None = None
        self.silent: tuple[int, str] | None = None

    def all(self, blocks: Sequence[Block]) -> Iterator[Said]:
        for block in blocks:
            if block.level:
                at, text = times.leading(block.rows[0])
                if not self.keeps:
                    self.speaker = None
                yield Said(block.line, text.strip(), None, at, block.level)
            elif block.raw:
                yield self._spoken(block.line, "\n".join(block.rows))
            else:
                yield from self._rows(block)
        self._unheard()

    def _rows(self, block: Block) -> Iterator[Said]:
        held: list[str] = []
        start = block.line
        for number, row in enumerate(block.rows, block.line):
            if _TOOL.match(row.strip()):
                self._note(number, f"left out the tool's own line: {row.strip()[:60]}")
                continue
            head = labels.label(row)
            if head is not None and head.name in self.speakers:
                yield from self._paragraphs(start, held)
                self._unheard()
                self.speaker = head.name
                self.at = head.at if head.at is not None else self.at
                self.silent = (number, head.name)
                held, start = ([head.rest] if head.rest else []), number
                continue
            at, rest = self._time(row)
            if at is not None:
                yield from self._paragraphs(start, held)
                self.at = at
                held, start = ([rest] if rest.strip() else []), number
                continue
            if not held:
                start = number
            held.append(row)
        yield from self._paragraphs(start, held)

    def _time(self, row: str) -> tuple[float | None, str]:
        clock = _CLOCK.match(row) if self.clocks else None
        if clock:
            return times.seconds(clock[1]), row[clock.end() :]
        return times.leading(row)

    def _paragraphs(self, line: int, rows: Sequence[str]) -> Iterator[Said]:
        if not rows:
            return
        if self.markdown:
            yield self._spoken(line, "\n".join(rows))
            return
        for offset, text in _unwrapped(rows):
            yield self._spoken(line + offset, escape(text))

    def _spoken(self, line: int, text: str) -> Said:
        at, self.at, self.silent = self.at, None, None
        return Said(line, text, self.speaker, at)

    def _unheard(self) -> None:
        if self.silent is not None:
            self._note(self.silent[0], f"“{self.silent[1]}” says nothing here; left out")
            self.silent = None

    def _note(self, line: int, message: str) -> None:
        self.findings.append(
            Finding(Place(self.path, line), Severity.INFO, message, "import-left-out")
        )


def _unwrapped(rows: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Plain lines as paragraphs: a line that an editor wrapped goes on in the next one."""
    held: list[str] = []
    start = 0
    for offset, row in enumerate(rows):
        row = row.strip()
        if held:
            before = held[-1]
            ended = before[-1:] in '.!?…"”’)。！？' and not 50 <= len(before) <= 100
            if ended or len(before) > 100:
                yield start, " ".join(held)
                held = []
        if not held:
            start = offset
        held.append(row)
    if held:
        yield start, " ".join(held)
