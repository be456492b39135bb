"""Paragraphs with speakers into questions and turns: every word stays with who said it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from kitgen.load.importers.guest import Cast
from kitgen.load.importers.imported import Said
from kitgen.load.importers.prose import asks
from kitgen.model.interview import Exchange, Turn

LONGEST_HEADING = 380
DEEPEST = 6


@dataclass(slots=True)
class _Open:
    """An exchange that is still growing."""

    question: str | None = None
    at: float | None = None
    speaker: str | None = None
    """Who asks, unless it is the interviewer."""
    turns: list[Turn] = field(default_factory=list)


def arrange(said: Sequence[Said], cast: Cast) -> tuple[str | None, tuple[Exchange, ...]]:
    """The lead, and the exchanges in order.

    A heading asks; so does the interviewer when all they say is one short question. Everything
    else that somebody but the guest says is a turn under their own name.
    """
    level = _question_level(said)
    lead, rest = _lead(said, level)
    result: list[Exchange] = []
    current = _Open()

    def close(following: _Open) -> None:
        nonlocal current
        _settle(current, result, cast)
        current = following

    for key, group in groupby(rest, key=lambda entry: (entry.level == level > 0, entry.speaker)):
        speech = list(group)
        if key[0]:
            for entry in speech:
                text = entry.text if len(entry.text) <= LONGEST_HEADING else None
                close(_Open(text or None, entry.at))
                if entry.text and text is None:
                    current.turns.append(_turn(entry.text, _asker(cast), None))
        elif _is_question(speech, cast):
            asker = None if key[1] == cast.asker_label else key[1]
            close(_Open(speech[0].text, speech[0].at, asker))
        else:
            shown = None if key[1] is None else cast.shown(key[1])
            speaker = None if shown == cast.guest else shown
            current.turns.extend(_turns(speech, speaker, level))
    close(_Open())
    return lead, tuple(result)


def _question_level(said: Sequence[Said]) -> int:
    """The heading level that questions have: the one that asks most, else the highest."""
    levels = [entry.level for entry in said if entry.level]
    if not levels:
        return 0
    asking = Counter(entry.level for entry in said if entry.level and asks(entry.text))
    if asking:
        most = max(asking.values())
        return min(level for level, count in asking.items() if count == most)
    return min(levels)


def _lead(said: Sequence[Said], level: int) -> tuple[str | None, Sequence[Said]]:
    """What stands before the first question and the first speaker, and all the rest."""
    spoken = any(entry.speaker is not None for entry in said)
    if not level and not spoken:
        return None, said
    end = 0
    for entry in said:
        if entry.speaker is not None or (entry.level and entry.level == level):
            break
        end += 1
    if end == len(said):
        return None, said
    parts = [_text(entry, level) for entry in said[:end] if entry.text]
    return "\n\n".join(parts) or None, said[end:]


def _is_question(speech: Sequence[Said], cast: Cast) -> bool:
    first = speech[0]
    return (
        first.speaker is not None
        and first.speaker in cast.hosts
        and len(speech) == 1
        and not first.level
        and asks(first.text)
    )


def _turns(speech: Sequence[Said], speaker: str | None, level: int) -> list[Turn]:
    """One turn, or several where the source gives a time in the middle."""
    result: list[Turn] = []
    held: list[str] = []
    at: float | None = None
    for entry in speech:
        text = _text(entry, level)
        if not text:
            continue
        if entry.at is not None and held:
            result.append(_turn("\n\n".join(held), speaker, at))
            held = []
        at = entry.at if not held else at
        held.append(text)
    if held:
        result.append(_turn("\n\n".join(held), speaker, at))
    return result


def _settle(current: _Open, result: list[Exchange], cast: Cast) -> None:
    """Close an exchange; a question that nobody answers is a turn of whoever asked it."""
    if current.turns:
        result.append(
            Exchange(
                question=current.question,
                speaker=current.speaker,
                at=current.at,
                turns=tuple(current.turns),
            )
        )
        return
    if current.question is None:
        return
    turn = _turn(current.question, current.speaker or _asker(cast), current.at)
    if result:
        last = result.pop()
        result.append(last.model_copy(update={"turns": (*last.turns, turn)}))
    else:
        result.append(Exchange(turns=(turn,)))


def _asker(cast: Cast) -> str:
    return cast.interviewer or cast.asker_label or "Interviewer"


def _turn(text: str, speaker: str | None, at: float | None) -> Turn:
    return Turn(text=text, speaker=speaker, at=at)


def _text(entry: Said, level: int) -> str:
    """A paragraph; a heading that is no question stays one, below the questions' level."""
    if not entry.level:
        return entry.text
    if not entry.text:
        return ""
    depth = min(DEEPEST, max(3, entry.level - level + 2))
    return f"{'#' * depth} {entry.text}"
