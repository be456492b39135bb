"""Names of people and files: what looks like one, and a slug from it."""

from __future__ import annotations

import re
import unicodedata


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PARTICLES = _set(
    "van von der den de del della di da do dos du la le los las el al bin ibn binti ter ten zu "
    "zur und and y e i o'"
)
ASKING = frozenset({"q", "question", "interviewer", "host", "moderator"})
"""Labels that stand for whoever asks."""
ANSWERING = frozenset({"a", "answer", "guest", "interviewee", "respondent"})
"""Labels that stand for the guest."""
_NUMBERED = re.compile(
    r"(?:unknown )?(?:speaker|participant|person|voice)\s*#?(?:\d+|[a-z])?", re.I
)
_ABBREVIATED = re.compile(r"(?:\w\.)+|(?:dr|mr|mrs|ms|st|prof|jr|sr|rev|hon|ph\.?d)\.", re.I)
_NO_NAMES = _set(
    "note notes however update ps p.s. p.p.s. example warning disclaimer summary keywords tip also "
    "so well and but the date title subject time duration recording participants attendees "
    "speakers topic transcript description but first second third finally remember yes no okay "
    "ok right i and then because edit source sources link links url http https re"
)
_FILE_WORDS = _set(
    "interview transcript final draft audio video recording talk episode podcast customer captions "
    "subtitles call meeting zoom notes export untitled document copy en english the a of with new "
    "test sample file raw edit edited otter rev descript conversation story case study"
)
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)


def is_generic(label: str) -> bool:
    """Whether a label names a part (Q, Host, Speaker 2) rather than a person."""
    plain = label.casefold().strip(" .")
    return plain in ASKING or plain in ANSWERING or _NUMBERED.fullmatch(plain) is not None


def looks_like_name(text: str) -> bool:
    """Whether a text could be a person's name or part: one to six words with capitals."""
    if not 0 < len(text) <= 70 or text.casefold() in _NO_NAMES:
        return False
    if is_generic(text):
        return True
    bare = re.sub(r"\s*\([^()]*\)\s*$", "", text)
    words = bare.split()
    if not 0 < len(words) <= 6 or not words[0][0].isalpha():
        return False
    if any(re.search(r"[^\w.'’,&/·-]", word) for word in words):
        return False
    if any(word.endswith(".") and not _ABBREVIATED.fullmatch(word) for word in words):
        return False
    if words[0].casefold() in _NO_NAMES or words[0].casefold().rstrip(",") in _NO_NAMES:
        return False
    capitals = [word for word in words if _starts_name(word)]
    others = [word for word in words if word not in capitals]
    return bool(capitals) and all(word.casefold() in PARTICLES for word in others)


def _starts_name(word: str) -> bool:
    first = word[0]
    return (first.isalpha() and not first.islower()) or (first.isdigit() and word.isdigit())


def from_file(stem: str) -> str | None:
    """A person's name made of a file's (jessica.curry), or None when it hardly is one."""
    words = re.split(r"[\s._-]+", stem.strip())
    if not 2 <= len(words) <= 4 or not all(word.isalpha() for word in words):
        return None
    if any(word.casefold() in _FILE_WORDS for word in words):
        return None
    return " ".join(word if word != word.lower() else word.capitalize() for word in words)


def slug(text: str) -> str:
    """A name fit for an address; empty when no letter or digit of it is left."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = re.sub(r"['’]", "", plain)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")


def is_telling(stem: str) -> bool:
    """Whether a file's name says more than transcript-final."""
    words = [word for word in re.split(r"[^a-z0-9]+", slug(stem)) if word]
    return any(word not in _FILE_WORDS and not word.isdigit() for word in words)
