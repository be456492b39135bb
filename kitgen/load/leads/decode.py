"""The bytes of an export as lines of text, whatever program wrote them."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator

from kitgen.load.encoding import marked, unmarked
from kitgen.load.leads.notes import Notes
from kitgen.model.finding import Severity

LIMIT = 200_000_000
"""Bytes; larger files are refused."""
_OTHER_FILES = (
    (b"PK\x03\x04", "an Excel workbook or a zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"%PDF-", "a PDF"),
    (b"\x1f\x8b", "a packed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_PART = 1 << 20
_SAVE = "In Excel: File, Save as, “CSV UTF-8 (comma delimited)”."


class Text:
    """Text that can be read through several times without ever being whole in memory."""

    def __init__(self, data: bytes, encoding: str, begin: int) -> None:
        self._data = data
        self._encoding = encoding
        self._begin = begin

    def lines(self) -> Iterator[str]:
        """The lines with their ends, whichever of the three kinds these are."""
        raw = io.BytesIO(self._data)
        raw.seek(self._begin)
        return iter(io.TextIOWrapper(raw, self._encoding, errors="replace", newline=""))


def decode(data: bytes, notes: Notes) -> Text | None:
    """The text of a file; None for what is no text, which is a finding."""
    if len(data) > LIMIT:
        message = f"the file is larger than {LIMIT // 1_000_000} MB"
        hint = "Export fewer columns, or only the records since the last import."
        notes.add(Severity.ERROR, "leads-size", message, hint)
        return None
    for magic, kind in _OTHER_FILES:
        if data.startswith(magic):
            hint = f"Export it as CSV. {_SAVE}"
            notes.add(Severity.ERROR, "leads-format", f"this is {kind}, not CSV", hint)
            return None
    if mark := marked(data):
        _look_for_lost(data, mark.name, notes)
        return Text(data, *mark)
    if wide := unmarked(data):
        _guessed(notes, 1, 1, "UTF-16")
        return Text(data, *wide)
    nuls = data.count(0)
    if nuls > max(20, len(data) // 100):
        hint = f"Export it as CSV. {_SAVE}"
        notes.add(Severity.ERROR, "leads-format", "this is a binary file, not CSV", hint)
        return None
    if nuls:
        message = "the file holds NUL characters; they are left out"
        hint = "Look at this line: the file may be damaged."
        line, column = _place(data, data.index(0))
        notes.add(Severity.WARNING, "leads-controls", message, hint, line=line, column=column)
    return Text(data, _eight_bit(data, notes), 0)


def _eight_bit(data: bytes, notes: Notes) -> str:
    """UTF-8, or Windows-1252 if it cannot be that."""
    wrong = _first_wrong(data)
    if wrong is None:
        return "utf-8"
    line, column = _place(data, wrong)
    good, bad = _letters(data)
    if good > 3 * bad:
        message = f"{bad:,} characters are no UTF-8, though the file is; they stand as \ufffd"
        if bad == 1:
            message = "a character is no UTF-8, though the file is; it stands as \ufffd"
        hint = "The file was put together of several, or cut. Export it again."
        notes.add(Severity.WARNING, "leads-encoding", message, hint, line=line, column=column)
        return "utf-8"
    _guessed(notes, line, column, "Windows-1252")
    return "cp1252"


def _first_wrong(data: bytes) -> int | None:
    """Where the bytes stop being UTF-8."""
    if data.isascii():
        return None
    decoder = codecs.getincrementaldecoder("utf-8")()
    held = 0
    for at in range(0, len(data), _PART):
        part = data[at : at + _PART]
        try:
            decoder.decode(part, at + _PART >= len(data))
        except UnicodeDecodeError as error:
            return at - held + error.start
        held = len(decoder.getstate()[0])
    return None


def _letters(data: bytes) -> tuple[int, int]:
    """How many letters beyond ASCII can be read as UTF-8, and how many cannot."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    good = bad = 0
    for at in range(0, len(data), _PART):
        text = decoder.decode(data[at : at + _PART], at + _PART >= len(data))
        lost = text.count("\ufffd")
        bad += lost
        good += len(text) - len(text.encode("ascii", "ignore")) - lost
    return good, bad


def _look_for_lost(data: bytes, encoding: str, notes: Notes) -> None:
    if encoding == "utf-8" and _first_wrong(data) is not None:
        line, column = _place(data, _first_wrong(data) or 0)
        message = "some characters are no UTF-8, though the file says so; they stand as \ufffd"
        hint = "The file was put together of several, or cut. Export it again."
        notes.add(Severity.WARNING, "leads-encoding", message, hint, line=line, column=column)


def _guessed(notes: Notes, line: int, column: int, name: str) -> None:
    message = f"the file is not UTF-8; it is read as {name}"
    hint = f"Look whether names with accents are right. {_SAVE}"
    notes.add(Severity.WARNING, "leads-encoding", message, hint, line=line, column=column)


def _place(data: bytes, at: int) -> tuple[int, int]:
    return data.count(b"\n", 0, at) + 1, at - data.rfind(b"\n", 0, at)
