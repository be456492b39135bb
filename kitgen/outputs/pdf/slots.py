"""Slots: the pictures and words of a book that differ between its editions, and their names.

A picture of a slot is drawn as any other; its pixels spell its name, by which it is found again in
the PDF. Slots of links are common to all documents: `kitgen.outputs.common.passing`.
"""

from __future__ import annotations

import math
import re
import struct
import zlib
from typing import Final

from kitgen.outputs.common.passing import Slot

_NAME: Final = re.compile(r"slot/(?:qr|words)/[a-z0-9:-]+(?:/[a-z0-9:-]+)*")
_QR: Final = re.compile(r"slot/qr/(?P<channel>[a-z0-9-]+)/(?P<target>[a-z0-9:-]+)")
_WORDS: Final = re.compile(r"slot[/:]words/(?P<name>[a-z0-9:-]+(?:/[a-z0-9:-]+)*)")
_PICTURE: Final = re.compile(rf"({_NAME.pattern})\.png")


def qr(slot: Slot) -> str:
    """The name of the picture that becomes the QR code of a link."""
    return f"slot/qr/{slot.channel}/{slot.target}.png"


def words(name: str) -> str:
    """The name of the picture that becomes lettering."""
    return f"slot/words/{name}.png"


def alt(name: str) -> str:
    """What stands for the words of lettering where they are told to those who cannot see it."""
    return f"slot:words/{name}"


def address(slot: Slot) -> str:
    """The name of the lettering that is the address of a link, for readers who type it."""
    return f"address/{slot.channel}/{slot.target}"


def qr_of(name: str) -> Slot | None:
    """The link of a QR code, by the name of its slot without `.png`."""
    found = _QR.fullmatch(name)
    return Slot(found["target"], found["channel"]) if found else None


def words_of(name: str) -> str | None:
    """The name of lettering, by the name of its slot or by its alternative words."""
    found = _WORDS.fullmatch(name)
    return found["name"] if found else None


def pictures(html: str) -> dict[str, bytes]:
    """The placeholder pictures that a document asks for, each as a PNG at its name."""
    return {f"{name}.png": _png(name) for name in dict.fromkeys(_PICTURE.findall(html))}


def spelled(pixels: bytes) -> str | None:
    """The name that the pixels of a picture spell, row by row, in red, green and blue."""
    try:
        name = pixels.rstrip(b"\0").decode("ascii")
    except UnicodeDecodeError:
        return None
    return name if _NAME.fullmatch(name) else None


MOST_PIXELS: Final = 12
"""The side of the largest placeholder: names of slots take no more."""


def _png(name: str) -> bytes:
    data = name.encode()
    side = math.ceil(math.sqrt(len(data) / 3))
    if side > MOST_PIXELS:
        raise ValueError(f"The name of a slot is too long: {name}")
    pixels = data.ljust(3 * side * side, b"\0")
    # Each row begins with the number of its filter: none.
    rows = b"".join(b"\0" + pixels[at : at + 3 * side] for at in range(0, len(pixels), 3 * side))
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, part) for kind, part in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
