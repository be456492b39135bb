"""Typography: curly quotes, dashes, ellipses; the last two words kept together."""

from __future__ import annotations

import re
from html import escape

_BEFORE_OPENING = r"\s>(\[{“‘«—–/\-¿¡"
_DOUBLE = re.compile(rf"\"(?:(?<=[{_BEFORE_OPENING}]\")|(?<=[{_BEFORE_OPENING}]'\"))(?=[^\s<])")
_SINGLE = re.compile(
    rf"'(?<=[{_BEFORE_OPENING}]')(?=[\w“…(\[¿¡])"
    r"(?!\d\ds?\b|(?:em|til|till|tis|twas|twere|cause|cos|cuz|bout|n|nuff|kay|sup)\b)",
    re.IGNORECASE,
)
_DASHES = re.compile(r"--+")
_TAG = re.compile(r'(<(?:[^<>"]|"[^"]*")*>)')
_CURLABLE = re.compile(r"[\"']|--|\.\.\.")
_LAST_BLANK = re.compile(r"([ \n]+)(?=[^ \n]*\Z)")
_VERBATIM = ("code", "pre")
_WITHIN_A_LINE = frozenset(
    ("a", "abbr", "b", "code", "del", "em", "i", "q", "s", "small", "span", "strong", "sub", "sup")
)


def _dash(match: re.Match[str]) -> str:
    return {2: "–", 3: "—"}.get(len(match[0]), match[0])


def _dashes(text: str) -> str:
    return _DASHES.sub(_dash, text).replace("...", "…")


def _quotes(text: str) -> str:
    """Curl quotes one for one; `>` and `<` are read as the edges of a paragraph."""
    if '"' in text:
        text = _DOUBLE.sub("“", text).replace('"', "”")
    if "'" in text:
        text = _SINGLE.sub("‘", text).replace("'", "’")
    return text


def curl(text: str) -> str:
    """Plain words with curly quotes, en and em dashes for -- and ---, and real ellipses."""
    if not _CURLABLE.search(text):
        return text
    return _quotes(f"\n{_dashes(text)}\n")[1:-1]


def curl_paragraphs(html: str) -> str:
    """The same for HTML that is nothing but <p> elements of escaped words."""
    return _quotes(_dashes(html))


def curl_html(html: str) -> str:
    """The same for any HTML as nh3 writes it; code is left alone, quotes look past inline tags."""
    if not _CURLABLE.search(html):
        return html
    parts = _TAG.split(html)
    said: list[str] = []
    verbatim = 0
    for i, part in enumerate(parts):
        if i % 2:
            name = part.strip("</>").split()[0]
            if name in _VERBATIM:
                verbatim += -1 if part.startswith("</") else 1
            said.append("" if name in _WITHIN_A_LINE else "\n")
        elif verbatim:
            said.append("x" * len(part))
        else:
            part = parts[i] = _dashes(part)
            said.append(part)
    curled = _quotes(f"\n{''.join(said)}\n")
    at, verbatim = 1, 0
    for i, part in enumerate(parts):
        if i % 2:
            if (name := part.strip("</>").split()[0]) in _VERBATIM:
                verbatim += -1 if part.startswith("</") else 1
            at += name not in _WITHIN_A_LINE
            continue
        if not verbatim:
            parts[i] = curled[at : at + len(part)]
        at += len(part)
    return "".join(parts)


def widont(html: str) -> str:
    """Join the last two words by a no-break space, so that no line holds one word alone."""
    parts = _TAG.split(html.rstrip())
    rest = ""
    for i in range(len(parts) - 1, -1, -2):
        head, blank, tail = (
            _LAST_BLANK.split(parts[i]) if _LAST_BLANK.search(parts[i]) else ("",) * 3
        )
        rest = (tail if blank else parts[i]) + rest
        if blank and rest.strip():
            # Two long words in one would make a line too wide for a phone.
            before = len(head) - head.rfind(" ") - 1
            if before + len(rest) <= 16 and (head.strip() or i):
                parts[i] = f"{head}\u00a0{tail}"
            break
    return "".join(parts)


def escape_words(text: str) -> str:
    """Words as HTML text: &, < and > escaped, as nh3 writes them."""
    return escape(text, quote=False)
