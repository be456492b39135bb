"""Sentences as captions: short ones together, long ones cut at a clause."""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace

from script import Sentence
from speech import RATE, levels

from kitgen.media import captions

LINE = 42  # characters of a caption's line; it has two lines at most

# Words that belong to the next one.
LEANING = (
    *("a", "an", "the", "my", "his", "her", "our", "their", "St", "hundred", "thousand"),
    *("of", "to", "in", "on", "at", "for", "by", "is", "was"),
)


def cues(sentences: Sequence[Sentence], sound: array[int]) -> list[captions.Cue]:
    """Captions of at most two lines: short sentences together, long ones cut at a clause."""
    made: list[tuple[captions.Cue, int]] = []
    for sentence in sentences:
        pieces = _pieces(sentence.text)
        for text, start, end in _timed(pieces, sentence, sound):
            cue = captions.Cue(start, end, text, sentence.speaker)
            last, paragraph = made[-1] if made else (cue, -1)
            both = f"{last.text} {text}"
            if (
                len(pieces) == 1
                and paragraph == sentence.paragraph
                and last.speaker == cue.speaker
                and last.text[-1] in ".!?”"
                and _fits(both)
                and end - last.start < 6
            ):
                made[-1] = (replace(last, end=end, text=both), paragraph)
            else:
                made.append((cue, sentence.paragraph))
    plain_cues = [cue for cue, _ in made]
    after = [cue.start for cue in plain_cues[1:]] + [math.inf]
    return [
        replace(cue, end=round(min(cue.end + 0.3, limit), 3), text=_lines(cue.text))
        for cue, limit in zip(plain_cues, after, strict=True)
    ]


def _pieces(text: str) -> list[str]:
    if _fits(text):
        return [text]
    cut = _cut(text)
    return [*_pieces(text[:cut].rstrip()), *_pieces(text[cut:].lstrip())]


def _fits(text: str) -> bool:
    return all(len(line) <= LINE for line in _lines(text).split("\n"))


def _lines(text: str) -> str:
    """The text on one line, or on two."""
    if len(text) <= LINE:
        return text
    spaces = [match.start() for match in re.finditer(" ", text)]
    fitting = [at for at in spaces if at <= LINE and len(text) - at - 1 <= LINE]
    at = min(fitting or spaces, key=lambda at: _cost(text, at))
    return f"{text[:at]}\n{text[at + 1 :]}"


def _cut(text: str) -> int:
    # Past two captions a cut in the middle would leave halves that are still too long.
    return min((m.start() for m in re.finditer(" ", text)), key=lambda at: _cost(text, at))


def _cost(text: str, at: int) -> float:
    """How little a reader likes a break at a space: lopsided, or within a phrase."""
    before, after = text[:at], text[at + 1 :]
    cost = abs(len(before) - len(after)) / len(text)
    if before[-1] in ".!?;:":
        return cost - 0.5
    if before[-1] in ",”":
        return cost - 0.3
    if re.match(r"(and|but|or|so|because|that|which|who|when|where|if|instead|until)\b", after):
        return cost - 0.15
    if before.rsplit(" ", 1)[-1] in LEANING:
        return cost + 0.25
    return cost


def _timed(
    pieces: Sequence[str], sentence: Sentence, sound: array[int]
) -> Iterator[tuple[str, float, float]]:
    start, length = sentence.start, len(sentence.text)
    done = 0
    for index, piece in enumerate(pieces):
        done += len(piece) + 1
        end = sentence.end
        if index < len(pieces) - 1:
            guess = sentence.start + (sentence.end - sentence.start) * done / length
            end = _quietest(sound, guess)
        yield piece, round(start, 3), round(end, 3)
        start = end


def _quietest(sound: array[int], guess: float) -> float:
    """The middle of the quietest twentieth of a second near a guess."""
    first = max(0, round((guess - 0.45) * RATE))
    near = levels(sound[first : round((guess + 0.45) * RATE)])
    best = min(range(len(near) - 5), key=lambda at: sum(near[at : at + 5]) + abs(at - 45))
    return first / RATE + (best + 2.5) / 100
