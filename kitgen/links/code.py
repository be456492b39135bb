"""Codes: derived from a secret, so that whoever has it derives the same."""

from __future__ import annotations

import hashlib
import hmac

ALPHABET = "bcdfghjkmnpqrstvwxyz23456789"
"""No two that look alike; no vowels: no code is a word, and no spreadsheet reads 23e45678 as a
number.
"""
LENGTH = 10
_PACK = 26
_NAME = 5
# 256 is no multiple of 28: the first four are a ninth more frequent, which costs a tenth of a bit.
_LETTERS = (ALPHABET * 10)[:256].encode()


def code_of(secret: bytes, ambassador: str, target: str, channel: str) -> str:
    """The code of a share link: 48 bits of an HMAC-SHA-256 (RFC 2104)."""
    message = f"link\0{ambassador}\0{target}\0{channel}".encode()
    return hmac.digest(secret, message, "sha256")[:LENGTH].translate(_LETTERS).decode()


def pack_of(secret: bytes, ambassador: str) -> str:
    """The name of an ambassador's own folder, which nobody can guess: 125 bits."""
    message = f"pack\0{ambassador}".encode()
    return hmac.digest(secret, message, "sha256")[:_PACK].translate(_LETTERS).decode()


def name_of(secret: bytes) -> str:
    """What the ledger calls a key; it tells nothing of it."""
    found = hashlib.sha256(b"kitgen key\0" + secret).digest()
    return found[:_NAME].translate(_LETTERS).decode()
