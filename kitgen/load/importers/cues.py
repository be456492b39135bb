"""Captions into paragraphs: cues joined to sentences, turns and paragraphs, each word once."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from kitgen.load.importers import labels
from kitgen.load.importers.escape import escape
from kitgen.load.importers.imported import Said

LONG_PARAGRAPH = 90
"""Words after which a paragraph ends with the next sentence."""
PAUSE = 2.0
"""Seconds of silence that end a paragraph of at least `SHORT_PARAGRAPH` words."""
SHORT_PARAGRAPH = 30
TIME_EVERY = 60.0
"""Seconds after which a long turn shows its time again."""

_SENTENCE_END = re.compile(r"[.!?…。！？؟][\"'”’»)\]]*$")
_DASH = re.compile(r"[-–—‐]\s*(?=\S)")
_CHEVRONS = re.compile(r"(?:>>+|»)\s*")
_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one cue by one voice, as they stand in the file; times in seconds."""

    line: int
    start: float
    end: float
    text: str
    voice: str | None = None
    fresh: bool = False
    """A mark (a dash, chevrons) says that somebody else begins here."""


def segments(line: int, start: float, end: float, payload: Sequence[str]) -> list[Segment]:
    """The segments of a cue without voices: one, or one a line if dashes part two speakers."""
    rows = [row.strip() for row in payload if row.strip()]
    dashed = len(rows) > 1 and all(_DASH.match(row) for row in rows)
    result: list[Segment] = []
    for offset, row in enumerate(rows):
        chevrons = _CHEVRONS.match(row)
        fresh = dashed or chevrons is not None
        text = _DASH.sub("", row, count=1) if dashed else row
        text = text[chevrons.end() :] if chevrons else text
        if text:
            result.append(Segment(line + offset, start, end, text, None, fresh))
    return result


def without_rolling(found: Sequence[Segment]) -> tuple[Segment, ...]:
    """Roll-up captions repeat the last line above the new one: keep each line once."""
    rolled = sum(
        1
        for before, here in itertools.pairwise(found)
        if here.text == before.text and here.start > before.start - 1 and here.start <= before.end
    )
    if rolled < 2 or rolled * 4 < len(found):
        return tuple(found)
    kept: list[Segment] = []
    for segment in found:
        if kept and kept[-1].text == segment.text and segment.start <= kept[-1].end + 0.5:
            last = kept[-1]
            kept[-1] = Segment(
                last.line, last.start, segment.end, last.text, last.voice, last.fresh
            )
        else:
            kept.append(segment)
    return tuple(kept)


def paragraphs(found: Sequence[Segment], known: Sequence[str] = ()) -> tuple[Said, ...]:
    """Segments joined to paragraphs; a speaker goes on until another one is named."""
    heads = [None if entry.voice else labels.label(entry.text) for entry in found]
    speakers = labels.believed(
        [head for head in heads if head is not None], lines=len(found), known=known
    )
    result: list[Said] = []
    words: list[str] = []
    opened: Segment | None = None
    speaker: str | None = None
    end = shown = 0.0
    first = True

    def close() -> None:
        nonlocal first, shown
        if opened is None or not words:
            return
        show = first or opened.start - shown >= TIME_EVERY
        if show:
            shown = opened.start
        text = escape(_join(words))
        result.append(Said(opened.line, text, speaker, opened.start if show else None))
        words.clear()
        first = False

    for segment, head in zip(found, heads, strict=True):
        text, voice, fresh = segment.text, segment.voice, segment.fresh
        if head is not None and head.name in speakers:
            text, voice, fresh = head.rest, head.name, True
        if voice is not None and voice != speaker:
            close()
            speaker, first = voice, True
        elif fresh or (words and _ends(words, segment.start - end)):
            close()
        if not text.strip():
            continue
        if not words:
            opened = segment
        words.append(text.strip())
        end = segment.end
    close()
    return tuple(result)


def _ends(words: Sequence[str], pause: float) -> bool:
    if not _SENTENCE_END.search(words[-1]):
        return False
    count = sum(len(part.split()) for part in words)
    return count >= LONG_PARAGRAPH or (pause >= PAUSE and count >= SHORT_PARAGRAPH)


def _join(parts: Sequence[str]) -> str:
    text = parts[0]
    for part in parts[1:]:
        close = _CJK.match(text[-1]) and _CJK.match(part[0])
        text += part if close else " " + part
    return text
