"""Words as XML: escaped, and without the characters that no XML may hold."""

from __future__ import annotations

from html import escape
from typing import Final

DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
PRESENTATION: Final = "http://schemas.openxmlformats.org/presentationml/2006/main"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def clean(text: str) -> str:
    """The words without control characters, halves of pairs and other non-characters."""
    return "".join(
        c
        for c in text
        if c in "\t\n" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )


def escaped(text: str) -> str:
    """Words between tags or within a quoted attribute."""
    return escape(clean(text))
