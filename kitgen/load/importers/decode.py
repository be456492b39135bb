"""Bytes of a text file into text, whatever wrote them; what was guessed is a finding."""

from __future__ import annotations

import re

from kitgen.load.encoding import marked, unmarked
from kitgen.model.finding import Finding, Place, Severity

_OTHER_FILES = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip or office file"),
    (b"ID3", "an MP3 recording"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office file (.doc)"),
    (b"{\\rtf", "an RTF file"),
)
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]"
)
_BREAKS = re.compile(r"\r\n?|[\u2028\x85\x0b\x0c]")


def decode(path: str, data: bytes) -> tuple[str | None, tuple[Finding, ...]]:
    """Text with `\\n` line ends and no control characters; None for what is no text."""
    for magic, kind in _OTHER_FILES:
        if data.startswith(magic):
            return None, (_no_text(path, f"this is {kind}, not text"),)
    text, findings = _unicode(path, data)
    if text is None:
        return None, findings
    text = _BREAKS.sub("\n", text).replace("\u2029", "\n\n")
    stray = _CONTROLS.findall(text)
    if len(stray) > 20 and len(stray) > len(text) / 100:
        return None, (_no_text(path, "this is a binary file, not text"),)
    if "\x00" in stray:
        at = text.index("\x00")
        place = Place(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        findings += (
            Finding(
                place,
                Severity.WARNING,
                "the file holds NUL characters; they were left out",
                "import-controls",
                "Look at this line: the file may be damaged.",
            ),
        )
    return _CONTROLS.sub("", text), findings


def _unicode(path: str, data: bytes) -> tuple[str | None, tuple[Finding, ...]]:
    if mark := marked(data):
        text = data[mark.begin :].decode(mark.name, "replace")
        return text, _replaced(path, text)
    if wide := unmarked(data):
        return data.decode(wide.name, "replace"), (_guess(path, 1, 1, "UTF-16"),)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        text = data.decode("cp1252", "replace")
        return text, (_guess(path, line, column, "Windows-1252"), *_replaced(path, text))


def _guess(path: str, line: int, column: int, name: str) -> Finding:
    return Finding(
        Place(path, line, column),
        Severity.WARNING,
        f"the file is not UTF-8; it was read as {name}",
        "import-encoding",
        "Look at accents and quotation marks in the result, or save the file as UTF-8 first.",
    )


def _replaced(path: str, text: str) -> tuple[Finding, ...]:
    at = text.find("\ufffd")
    if at < 0:
        return ()
    return (
        Finding(
            Place(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)),
            Severity.WARNING,
            "some characters could not be read and stand as \ufffd",
            "import-encoding",
            "Save the file as UTF-8 and import it again.",
        ),
    )


def _no_text(path: str, message: str) -> Finding:
    return Finding(
        Place(path),
        Severity.ERROR,
        message,
        "import-format",
        "Export the transcript as Markdown, plain text, WebVTT, SRT or DOCX.",
    )
