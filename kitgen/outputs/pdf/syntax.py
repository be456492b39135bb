"""The spelling of PDF: numbers, strings and streams as short as they can be written."""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

_ESCAPED: Final = tuple((byte, b"\\" + byte) for byte in (b"\\", b"(", b")"))
_KEPT: Final = "%/:?#[]@!$&'()*+,;=~"


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """A number, to a ten-thousandth."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text.replace("0.", ".", 1) if abs(value) < 1 else text


def text(words: str) -> bytes:
    """Words for readers, as a string object."""
    if words.isascii():
        return _string(words.encode())
    return b"<feff%b>" % words.encode("utf-16-be").hex().encode()


def uri(address: str) -> bytes:
    """An address as a string object, spelled in ASCII."""
    if not address.isascii():
        parts = urlsplit(address)
        host = parts.netloc.encode("idna").decode()
        path, query, place = (quote(part, _KEPT) for part in parts[2:])
        address = urlunsplit((parts.scheme, host, path, query, place))
    return _string(address.encode())


@lru_cache
def colour(name: str) -> str:
    """The operator that fills with a colour, #rrggbb."""
    return " ".join(number(part / 255) for part in bytes.fromhex(name.removeprefix("#"))) + " rg"


def stream(entries: bytes, data: bytes) -> bytes:
    """A stream object with the entries of its dictionary."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)


def _string(data: bytes) -> bytes:
    for byte, escaped in _ESCAPED:
        data = data.replace(byte, escaped)
    # A bare return would be read as a line feed.
    return b"(%b)" % data.replace(b"\r", b"\\r")
