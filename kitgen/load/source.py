"""The text of a file: decoded, without the characters that no reader can see."""

from __future__ import annotations

import re
from typing import NamedTuple

from kitgen.model.finding import Finding, Place, Severity

YAML_LIMIT = 1_000_000
INTERVIEW_LIMIT = 5_000_000
CSV_LIMIT = 10_000_000

_BREAKS = re.compile(r"\r\n?")
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_BASIC = b"\t\n\r" + bytes(range(32, 127))
_SHOWN = 20
_NAMES = {
    "\x00": "a NUL character",
    "\x0b": "a vertical tab",
    "\x0c": "a page break",
    "\x85": "an old-fashioned line break (U+0085)",
    "\u2028": "an invisible line separator (U+2028)",
    "\u2029": "an invisible paragraph separator (U+2029)",
    "\ufeff": "an invisible byte-order mark (U+FEFF)",
}


class Source(NamedTuple):
    """Decoded text, line ends as newlines; `text` is None when it could not be decoded."""

    text: str | None
    findings: tuple[Finding, ...]


def decode(path: str, data: bytes, limit: int) -> Source:
    """UTF-8 text of a file. A control character becomes a space, so that places stay right."""
    if len(data) > limit:
        return _refused(
            Place(path),
            f"the file is larger than {limit / 1e6:g} MB",
            "file-too-large",
            "long texts belong into interviews; sound, film and pictures into files of their own",
        )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _refused(
            Place(path), "the file is saved as UTF-16", "encoding", "save it again as UTF-8"
        )
    if data[:3] == b"\xef\xbb\xbf":
        data = data[3:]
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _refused(_byte_place(path, data, error.start), *_undecodable(data, error.start))
    if "\r" in text:
        text = _BREAKS.sub("\n", text)
    findings: list[Finding] = []
    if _HIDDEN.search(beyond_basic(data)):
        findings = _hidden(path, text)
        text = _HIDDEN.sub(" ", text)
    return Source(text, tuple(findings))


def place_at(path: str, text: str, offset: int, line: int = 1) -> Place:
    """The place of a character of a text whose first line is the file's `line`."""
    return Place(
        path,
        line + text.count("\n", 0, offset),
        offset - text.rfind("\n", 0, offset),
    )


def beyond_basic(data: bytes) -> str:
    """All but the printable characters of ASCII, tabs and line ends; bytes that are no UTF-8 aside.

    Nearly all of a text goes by at the speed of memory; what is left is short.
    """
    return data.translate(None, _BASIC).decode("utf-8", "ignore")


def _refused(place: Place, message: str, rule: str, hint: str) -> Source:
    return Source(None, (Finding(place, Severity.ERROR, message, rule, hint),))


def _byte_place(path: str, data: bytes, offset: int) -> Place:
    before = data[:offset].decode(errors="replace")
    return place_at(path, _BREAKS.sub("\n", before), len(_BREAKS.sub("\n", before)))


def _undecodable(data: bytes, start: int) -> tuple[str, str, str]:
    around = data[max(0, start - 12) : start + 12].decode("cp1252", errors="replace")
    shown = "".join(c if c.isprintable() else " " for c in around).strip()
    if data[start : start + 1] in (b"\x00",) or b"\x00" in data[:200]:
        return ("this is no text file", "encoding", "save it as plain text in UTF-8")
    return (
        f"the file is not saved as UTF-8, probably as Windows-1252: see “{shown}”",
        "encoding",
        "save it again as UTF-8",
    )


def _hidden(path: str, text: str) -> list[Finding]:
    findings = []
    for count, match in enumerate(_HIDDEN.finditer(text)):
        if count == _SHOWN:
            findings.append(
                Finding(
                    place_at(path, text, match.start()),
                    Severity.WARNING,
                    "more control characters follow",
                    "control-character",
                    "paste the text again as plain text",
                )
            )
            break
        name = _NAMES.get(match[0], f"a control character (U+{ord(match[0]):04X})")
        findings.append(
            Finding(
                place_at(path, text, match.start()),
                Severity.WARNING,
                f"{name} is read as a space",
                "control-character",
                "delete it; it often comes with pasted text",
            )
        )
    return findings
