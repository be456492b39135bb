"""No word is lost: every file's words stand in the result, in the same order."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from kitgen.load import importers
from kitgen.load.importers import render
from kitgen.load.importers.decode import decode
from kitgen.load.read import read_interview
from kitgen.model.interview import Interview

SAMPLES = Path(__file__).parent / "samples"
REAL = Path(os.environ.get("KITGEN_REAL_INTERVIEWS", Path(__file__).parents[4] / "shared/real"))
SPEAKERS = (
    "Mara Lindqvist|Priya Nair|Adam Vale|Jo Ek|Break|Unknown Speaker|Speaker [12]|Q|A|"
    "Adam Stacoviak|Sam Soffes|David Cramer"
)
TIME = r"\\?[\[(]?\b\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?\\?[\])]?"
LABEL = rf"^(?:{TIME}[ -]*)?\W{{0,3}}(?:{SPEAKERS})\b\W{{0,6}}?(?::|\*\*|\]|(?=\s*\(?{TIME})|$)"
NOTHING_SPOKEN = (
    r"^WEBVTT.*$|^Language: en$|^NOTE .*$|^\d+$|^intro$|.*-->.*|^Transcribed by .*$|^---$"
    r"|</?(?:v|c|i|b|font)\b[^>]*>|<\d\d:[^>]*>"
)


def files() -> Iterator[Path]:
    yield from sorted(path for path in SAMPLES.iterdir() if path.is_file())
    yield from sorted(REAL.glob("usesthis/*.markdown"))
    yield from sorted(REAL.glob("transcripts/*.md"))


def words(text: str) -> list[str]:
    """The words of a text without labels, times, link definitions and front matter."""
    text = re.sub(r"^ {0,3}\[[^\]]+\]: \S.*$", "", text, flags=re.M)
    text = re.sub(LABEL, "", text, flags=re.M)
    text = re.sub(TIME, "", text)
    return re.findall(r"\w+", html.unescape(text).replace("_", " "))


def spoken(path: Path) -> list[str]:
    text, _ = decode(path.name, path.read_bytes())
    assert text is not None
    if path.suffix in (".vtt", ".srt"):
        text = re.sub(r"^<v\.?\w* [^>]*>", "", text, flags=re.M)
        text = re.sub(NOTHING_SPOKEN, "", text, flags=re.M)
    # What nobody understood becomes an ellipsis.
    text = re.sub(r"\\?\[(?:unintelligible|inaudible|crosstalk)[^\]]*\]", "", text)
    text = re.sub(r"^Transcribed by .*$|^# Interview with .*$", "", text, flags=re.M)
    if text.startswith("---\n"):
        head, _, rest = text[4:].partition("\n\n" if path.stem == "open-front" else "\n---\n")
        assert "title" in head
        text = rest
    return words(text)


def missing(wanted: Sequence[str], found: Sequence[str]) -> str | None:
    """Words around the first one that the other sequence does not hold in its turn."""
    rest = iter(found)
    for number, word in enumerate(wanted):
        if not any(word == other for other in rest):
            return " ".join(wanted[max(0, number - 6) : number + 3])
    return None


def rendered(path: Path) -> str:
    outcome = importers.read(path.name, path.read_bytes(), asked_guest=GUESTS.get(path.name))
    assert outcome.value is not None, outcome.findings
    return render.render(outcome.value, render.front(outcome.value))


GUESTS = {
    "bold-questions.md": "Ida Falk",
    "typed.txt": "Bo Klang",
    "una-holm.srt": "Una Holm",
}


@pytest.mark.parametrize("path", list(files()), ids=lambda path: path.name)
def test_no_word_is_lost_or_moved(path: Path) -> None:
    body = rendered(path).split("\n---\n", 1)[1]
    assert len(spoken(path)) > 5
    assert missing(spoken(path), words(body)) is None


@pytest.mark.parametrize("path", list(files()), ids=lambda path: path.name)
def test_what_is_written_reads_back_as_the_same_conversation(path: Path) -> None:
    outcome = importers.read(path.name, path.read_bytes(), asked_guest=GUESTS.get(path.name))
    assert outcome.value is not None
    loaded = read_interview("content/interviews/x/interview.md", rendered(path).encode())
    interview = loaded.value
    assert isinstance(interview, Interview), loaded.findings
    assert interview.guest.name == outcome.value.guest
    assert interview.interviewer == outcome.value.interviewer
    assert interview.recorded == outcome.value.date
    assert 50 <= len(interview.description) <= 160
    assert len(interview.standfirst) <= 240
    assert not interview.consent.uses
    assert [e.question for e in interview.conversation] == [
        e.question for e in outcome.value.exchanges
    ]
    told = [
        [(turn.speaker or interview.guest.name, turn.at and int(turn.at)) for turn in e.turns]
        for e in interview.conversation
    ]
    assert told == [
        [(turn.speaker or interview.guest.name, turn.at and int(turn.at)) for turn in e.turns]
        for e in outcome.value.exchanges
    ]


def test_the_real_interviews_are_there() -> None:
    if not REAL.is_dir():
        pytest.skip("the folder of real interviews is not on this machine")
    assert len(list(files())) > 20
