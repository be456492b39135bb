"""Plain words as Markdown that renders as exactly these words."""

from __future__ import annotations

import re

_ANYWHERE = re.compile(
    r"\\(?=[^\w\s])"
    r"|`"
    r"|(?<!\s)\*|\*(?!\s|$)"
    r"|(?<!\w)_|_(?!\w)"
    r"|\](?=[(\[:])"
)
_START = re.compile(r"(?:#|>|[-+*](?=\s|$)|-{2,}$)")
_FENCE = re.compile(r"~(?=~~)")
_LIST = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")


def inline(text: str) -> str:
    """Words inside a paragraph, so that no mark in them is taken for Markdown or HTML."""
    text = _ENTITY.sub("&amp;", text)
    text = _ANYWHERE.sub(lambda found: "\\" + found[0], text)
    return _TAG.sub("&lt;", text)


def start(text: str) -> str:
    """A paragraph whose first mark makes no heading, list, quotation or code of it."""
    listed = _LIST.match(text)
    if listed:
        return f"{listed[1]}\\{listed[2]}{text[listed.end() :]}"
    if _FENCE.match(text):
        return "&#126;" + text[1:]
    return "\\" + text if _START.match(text) else text


def escape(text: str) -> str:
    """One paragraph of plain words as Markdown."""
    return start(inline(text.strip()))
