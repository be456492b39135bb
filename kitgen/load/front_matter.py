"""Front matter: YAML between two lines of ---, above the words."""

from __future__ import annotations

import re
from typing import NamedTuple

from kitgen.model.finding import Finding, Place, Severity

_FENCE = re.compile(r"[ \t]*---[ \t]*")


class Split(NamedTuple):
    """A file cut into its front matter and the words below it."""

    front: str | None
    """YAML; None when there is none."""
    front_line: int
    body: str
    body_line: int
    findings: tuple[Finding, ...] = ()


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
