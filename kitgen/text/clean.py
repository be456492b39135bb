"""Outside text made fit to print: Unicode in one form, no invisible trash, no comments."""

from __future__ import annotations

import re
import unicodedata

_TRASH = re.compile(
    # Controls, zero-width spaces, embeddings that reorder what follows, half characters and
    # code points that are not characters; joiners and direction marks carry meaning and stay.
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2060\ufeff\u202a-\u202e\ud800-\udfff\ufdd0-\ufdef"
    "\ufffe\uffff]"
)
LATIN = re.compile("[\n -~\u00a0-\u02ff\u2010-\u2027\u20ac]*")
"""Latin letters and the marks of typesetters: no trash, and always in their normal form."""
_TRAILING = re.compile(r"(?<! )[ ](?=\n)|[ ]{3,}(?=\n)|[ ]+(?=\n\n)|[ ]+\Z")
_CODE_OR_MARKUP = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^ {0,3}(?P=fence)"
    r"|(?P<ticks>`+)(?:(?!\n\n).)*?(?P=ticks)"
    r"|(?P<comment><!--.*?-->)"
    r"|(?P<block></?(?:p|div|section|article|main|header|footer|figure|aside)(?:\s[^<>]*)?/?>)",
    re.DOTALL | re.MULTILINE,
)
_UNENDED = "\0"
_OPEN_BRACKETS = 300
_MARKUP = re.compile(r"<(?:!--|/?(?:p|div|section|article|main|header|footer|figure|aside)\b)")


def clean(text: str) -> str:
    r"""The text in NFC with line ends \n, without controls, tabs and HTML comments."""
    if not LATIN.fullmatch(text):
        text = _fit(text)
    if "<" in text and _MARKUP.search(text):
        # Behind the last --> a comment has no end: looking for it once for each would take long.
        end = text.rfind("-->") + 3 if "-->" in text else 0
        text = text[:end] + text[end:].replace("<!--", _UNENDED)
        text = _CODE_OR_MARKUP.sub(_without_markup, text).replace(_UNENDED, "<!--")
    if "[" in text and text.count("[") > _OPEN_BRACKETS:
        text = _without_traps(text)
    if "\t" in text:
        text = text.expandtabs(4)
    if " \n" in text or text.endswith(" "):
        # A line of blanks separates paragraphs; two blanks at a line's end are a line break.
        text = re.sub(r"^ +$", "", text, flags=re.MULTILINE)
        text = _TRAILING.sub(lambda m: "  " if len(m[0]) > 2 and _breaks(m) else "", text)
    return text.strip("\n")


def _fit(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u0085", "\n").replace("\u2028", " ").replace("\u2029", "\n\n")
    text = _TRASH.sub("", text)
    # Lone halves of characters are gone by now: normalising cannot fail.
    return unicodedata.normalize("NFC", text)


def _without_traps(text: str) -> str:
    # The engine takes minutes over thousands of brackets that nothing closes; nobody means them.
    if text.count("[") - text.count("]") > _OPEN_BRACKETS:
        text = text.replace("[", "\\[")
    if text.count("](") - text.count(")") > _OPEN_BRACKETS:
        text = text.replace("](", "]\\(")
    return text


def _breaks(match: re.Match[str]) -> bool:
    rest = match.string[match.end() : match.end() + 2]
    return len(rest) == 2 and rest != "\n\n"


def _without_markup(match: re.Match[str]) -> str:
    if match["comment"]:
        return ""
    return "\n\n" if match["block"] else match[0]


def one_line(text: str) -> str:
    """The cleaned text with every run of white space as one space."""
    return " ".join(clean(text).split())
