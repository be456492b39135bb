"""What is spoken: every sentence of an interview, by whom, after how long a silence."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from kitgen.load.read import read_interview
from kitgen.model.interview import Interview
from kitgen.text.markdown import plain

# Seconds of silence before a sentence.
OPENING, BETWEEN, PARAGRAPH, ANSWER, QUESTION = 0.8, 0.42, 0.85, 0.65, 0.9


@dataclass(frozen=True)
class Sentence:
    """What is said in one breath, by whom, after how long a silence."""

    speaker: str
    text: str
    pause: float
    marked: bool = False  # carries a time in the transcript
    question: bool = False
    paragraph: int = 0
    start: float = 0.0
    end: float = 0.0


def load(folder: Path) -> Interview:
    """The interview of a folder; findings end the program."""
    path = folder / "interview.md"
    name = f"content/interviews/{folder.name}/interview.md"
    loaded = read_interview(name, path.read_bytes())
    if loaded.value is None:
        sys.exit("\n".join(str(finding) for finding in loaded.findings))
    return loaded.value


def script(interview: Interview) -> tuple[Sentence, ...]:
    """Every sentence that is spoken, a notice first; times are still to come."""
    guest, host = interview.guest.name, interview.interviewer or "Interviewer"
    notice = f"A sample recording. {guest} is invented, and both voices are synthetic."
    said = [Sentence(host, text, BETWEEN) for text in _sentences(notice)]
    said[0] = replace(said[0], pause=OPENING)
    paragraph = 0
    for exchange in interview.conversation:
        paragraph += 1
        asks = exchange.speaker or host
        for index, text in enumerate(_sentences(plain(exchange.question or ""))):
            first = index == 0
            pause = QUESTION if first else BETWEEN
            said.append(Sentence(asks, text, pause, first, first, paragraph))
        for turn in exchange.turns:
            speaker = turn.speaker or guest
            for block in re.split(r"\n\s*\n", turn.text.strip()):
                paragraph += 1
                for index, text in enumerate(_sentences(plain(block))):
                    pause = BETWEEN if index else PARAGRAPH
                    if speaker != said[-1].speaker:
                        pause = ANSWER
                    marked = index == 0 and turn.at is not None and turn.text.startswith(block)
                    said.append(Sentence(speaker, text, pause, marked, False, paragraph))
    return tuple(said)


def _sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+|(?<=[.!?]”)\s+(?=[A-Z“])", text) if part]
