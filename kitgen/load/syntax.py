"""What a YAML parser's complaint means in a marketer's words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import yaml

from kitgen.model.finding import Finding, Place, Severity

_PAIR = re.compile(r"^([ ]*(?:- +)*)([^\s:#\"'][^:#]*):[ \t]+(\S.*)$")
_QUOTE = "put the whole text in quotes"


_OPENED = re.compile(r"^([ ]*)(?:- +)*(?:[\w-]+:[ \t]+)?([\"'])(.*)$")
_SIBLING = re.compile(r"([ ]*)(?:- |[\w-]+:(?:[ \t]|$))")


def open_quotes(path: str, text: str, line: int, rows: Iterable[int]) -> tuple[Finding, ...]:
    """The first of these rows whose quotation mark runs on into the next key or list entry."""
    lines = text.splitlines()
    for row in rows:
        opened = _OPENED.match(lines[row]) if row + 1 < len(lines) else None
        if opened is None:
            continue
        rest = opened[3].replace("\\\\", "").replace('\\"', "").replace("''", "")
        sibling = _SIBLING.match(lines[row + 1])
        if opened[2] not in rest and sibling and len(sibling[1]) <= len(opened[1]):
            return (
                Finding(
                    Place(path, line + row, opened.start(2) + 1),
                    Severity.ERROR,
                    "a quotation mark is opened here and never closed",
                    "yaml-syntax",
                    "close it, or use typographic quotation marks “…” within the text",
                ),
            )
    return ()


def explain(error: yaml.YAMLError, path: str, text: str, line: int) -> Finding:
    """The finding of a syntax error in a text that begins on the file's `line`."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    trouble = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or ''}"
    start = getattr(error, "context_mark", None)
    if mark is not None and (found := open_quotes(path, text, line, range(mark.line + 1))):
        return found[0]
    message, hint, where = _words(trouble, text, mark, start)
    where = where or mark
    place = Place(path, line, 1)
    if where is not None:
        place = Place(path, line + where.line, where.column + 1)
    return Finding(place, Severity.ERROR, message, "yaml-syntax", hint)


def _words(trouble: str, text: str, mark: Any, start: Any) -> tuple[str, str, Any]:
    lines = text.split("\n")
    row = lines[mark.line] if mark is not None and mark.line < len(lines) else ""
    pair = _PAIR.match(row)
    written = pair[3] if pair else ""
    if "another document" in trouble or "<document start>" in trouble:
        return (
            "a second document begins here",
            "a file holds one document: delete the line with --- or ... above it",
            None,
        )
    if "quoted scalar" in trouble and "escape" in trouble:
        return (
            "a backslash means something else within double quotes",
            "write the text in single quotes, or double the backslash",
            None,
        )
    if "hexdecimal" in trouble or "hexadecimal" in trouble:
        return (
            "a backslash means something else within double quotes",
            "write the text in single quotes, or double the backslash",
            None,
        )
    if "quoted scalar" in trouble:
        return (
            "a quotation mark is opened here and never closed",
            "close it, or use typographic quotation marks “…” within the text",
            start,
        )
    if "undefined alias" in trouble or "alias" in trouble:
        return (
            "a text that begins with * must stand in quotes",
            _quoted(written) or _QUOTE,
            None,
        )
    if "anchor" in trouble:
        return (
            "a text that begins with & must stand in quotes",
            _quoted(written) or _QUOTE,
            None,
        )
    if "tag" in trouble:
        return ("a text that begins with ! must stand in quotes", _quoted(written) or _QUOTE, None)
    if "directive" in trouble:
        return ("a line cannot begin with %", _QUOTE, None)
    if "block scalar" in trouble:
        return (
            "behind | or > the text begins on the next line, indented",
            "to begin a text with | or >, put it in quotes",
            None,
        )
    if "cannot start any token" in trouble:
        sign = row[mark.column : mark.column + 1] if mark is not None else ""
        return (
            f"a text that begins with {sign or 'this sign'} must stand in quotes",
            _quoted(written) or _QUOTE,
            None,
        )
    return _structure(trouble, written, row, mark, start)


def _structure(trouble: str, written: str, row: str, mark: Any, start: Any) -> tuple[str, str, Any]:
    if "mapping values are not allowed" in trouble:
        if mark is not None and re.search(r":[ \t]", row[: mark.column]):
            return (
                "the text holds a colon, so it must stand in quotes",
                _quoted(written) or _QUOTE,
                None,
            )
        return (
            "this line does not fit the lines above it",
            "look for a missing colon above, or for a line that is indented too far",
            None,
        )
    if "sequence entries are not allowed" in trouble:
        return ("a list begins on a line of its own", "move the dash to the next line", None)
    if "flow sequence" in trouble:
        return ("a [ is opened here and not closed", "close it, or put the text in quotes", start)
    if "flow mapping" in trouble:
        return ("a { is opened here and not closed", "close it, or put the text in quotes", start)
    if re.match(r"[\"']", written) and re.search(r"[\"'].*[\"']\s*\S", written):
        return (
            "something stands behind the closing quotation mark",
            "put the whole text in quotes; within it use typographic ones “…”",
            None,
        )
    if "expected key" in trouble or "<block end>" in trouble or "'-' indicator" in trouble:
        if row.lstrip().startswith("- ") or row.strip() == "-":
            return (
                "a list entry stands where a key is expected",
                "indent the dash under the key that the list belongs to",
                None,
            )
        return (
            "this line is not indented like the lines that it belongs to",
            "keys of one part begin in the same column; quotes go around the whole text",
            None,
        )
    if "expected ':'" in trouble:
        return (
            "a key without a colon",
            "write `key: value`; indent the further lines of a text below its key",
            start,
        )
    if "node content" in trouble:
        return ("a text that begins with , ] or } must stand in quotes", _QUOTE, None)
    return (
        "this cannot be read as YAML",
        "look for a missing quotation mark, colon or space in this line and the one above",
        None,
    )


def _quoted(written: str) -> str:
    written = written.strip()
    if not written or len(written) > 80 or re.search(r"[\[\]{}]", written):
        return ""
    if '"' not in written and "\\" not in written:
        return f'write "{written}"'
    if "'" not in written:
        return f"write '{written}'"
    return ""
