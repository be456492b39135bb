"""Outside text as a terminal may show it."""

from __future__ import annotations

import re
from typing import Final

# What would move the cursor, recolour the terminal, turn the direction of writing or break the line
# is shown as an escape instead. Lone surrogates cannot be written.
CONTROL: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff]"
)


def harmless(text: str) -> str:
    """The text without control characters: they are shown as \\x1b or \\u202e."""
    return text if text.isprintable() else CONTROL.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def without_controls(text: str) -> str:
    """The text without control characters, for pages: what broke a line is a space."""
    return text if text.isprintable() else CONTROL.sub(_nothing, text)


def _nothing(match: re.Match[str]) -> str:
    return " " if match[0].isspace() else ""
