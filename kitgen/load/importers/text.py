"""Plain-text exports of Otter, Rev, Zoom, Descript and the like; typed questions and answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kitgen.load.importers import markdown, prose, srt, vtt
from kitgen.load.importers.imported import Script

_MARKDOWN = re.compile(r"^(?:#{1,4} \S|\*\*[^*\n]{1,80}\*\*)", re.M)
_SRT = re.compile(r"\s*\d+\s*\n\s*\d{1,2}:\d{2}:\d{2},\d{3}\s*-->")


def read(path: str, text: str, known: Sequence[str] = ()) -> Script:
    """The paragraphs of a plain text; one that is Markdown or captions inside is read as that."""
    if text.startswith("WEBVTT"):
        return vtt.read(path, text, known)
    if _SRT.match(text):
        return srt.read(path, text, known)
    if text.startswith("---\n") or len(_MARKDOWN.findall(text)) >= 2:
        return markdown.read(path, text, known)
    said, findings = prose.said(path, blocks(text), markdown=False, known=known)
    return Script(said, findings=findings)


def blocks(text: str) -> tuple[prose.Block, ...]:
    """Lines that stand together between blank lines."""
    result: list[prose.Block] = []
    rows: list[str] = []
    for number, row in enumerate([*text.split("\n"), ""], 1):
        if row.strip():
            rows.append(row.strip())
        elif rows:
            result.append(prose.Block(number - len(rows), tuple(rows)))
            rows = []
    return tuple(result)
