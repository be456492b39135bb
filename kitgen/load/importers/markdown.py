"""Markdown interviews (headings ask, paragraphs answer) and transcripts (`**Name:** …`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kitgen.load.importers import front, prose
from kitgen.load.importers.imported import Script

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*\S")
_TITLE = re.compile(r"[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\))[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(={3,}|-{3,})[ \t]*$")


def read(path: str, text: str, known: Sequence[str] = ()) -> Script:
    """The paragraphs of a Markdown file; its link definitions are kept apart."""
    entries, body, first, findings = front.split(path, text)
    names = [*known, *front.people(entries)]
    blocks, definitions = parse(body, first)
    said, more = prose.said(path, blocks, markdown=True, known=names)
    title = None
    levels = [entry.level for entry in said if entry.level]
    if said and said[0].level == 1 and levels.count(1) == 1 and said[0].text:
        title, said = said[0].text, said[1:]
    return Script(said, entries, title, definitions=definitions, findings=(*findings, *more))


def parse(body: str, first: int = 1) -> tuple[tuple[prose.Block, ...], tuple[str, ...]]:
    """Blocks and link definitions of a Markdown body whose first line has the number `first`."""
    blocks: list[prose.Block] = []
    definitions: list[str] = []
    rows: list[str] = []
    fence = ""
    start = first

    def close(*, raw: bool = False) -> None:
        if rows:
            blocks.append(prose.Block(start, tuple(rows), raw=raw))
            rows.clear()

    for number, row in enumerate(body.split("\n"), first):
        row = row.rstrip()
        if fence:
            rows.append(row)
            if row.strip().startswith(fence) and not row.strip().strip(fence[0]):
                fence = ""
                close(raw=True)
            continue
        opening = _FENCE.match(row)
        heading = _HEADING.match(row)
        if opening:
            close()
            start, fence = number, opening[1]
            rows.append(row)
        elif not row:
            close()
        elif heading:
            close()
            blocks.append(prose.Block(number, (_unbold(heading[2] or ""),), len(heading[1])))
        elif _UNDERLINE.match(row) and len(rows) == 1 and len(rows[0]) <= prose.QUESTION_LENGTH:
            level = 1 if "=" in row else 2
            blocks.append(prose.Block(start, (_unbold(rows[0].strip()),), level))
            rows.clear()
        elif not rows and _DEFINITION.match(row):
            definitions.append(row.strip())
        elif not rows and definitions and _TITLE.match(row) and not _closed(definitions[-1]):
            definitions[-1] += " " + row.strip()
        else:
            if not rows:
                start = number
            rows.append(row)
    close(raw=bool(fence))
    return tuple(blocks), tuple(definitions)


def _closed(definition: str) -> bool:
    return definition.endswith(('"', "'", ")"))


def _unbold(text: str) -> str:
    found = re.fullmatch(r"(\*\*|__)(?!\s)([^*_]+)(?<!\s)\1", text.strip())
    return found[2] if found else text.strip()
