"""SubRip captions: numbered cues with `00:00:01,000 --> 00:00:04,000` above the words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kitgen.load.importers import vtt
from kitgen.load.importers.imported import Script

_COMMA = re.compile(r"(?<=\d),(?=\d{1,3}(?:\s|$))")


def read(path: str, text: str, known: Sequence[str] = ()) -> Script:
    """The cues of a SubRip file as paragraphs."""
    return vtt.read_cues(path, text.split("\n"), known)


def as_vtt(text: str) -> str:
    """The same captions as WebVTT, which is what browsers play."""
    lines = [_COMMA.sub(".", line) if "-->" in line else line for line in text.split("\n")]
    return "WEBVTT\n\n" + "\n".join(lines).strip("\n") + "\n"
