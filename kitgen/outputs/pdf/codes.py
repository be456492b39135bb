"""QR codes as pictures, for thousands of addresses of one shape.

The symbols of addresses of one length are linear: which modules change when one byte changes is the
same whatever the other bytes are. So a symbol is put together from what each of its bytes changes
in the first one, which takes a seventh of the time of drawing it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, reduce
from operator import getitem, xor
from typing import Final, NamedTuple

from kitgen.draw import symbol
from kitgen.outputs.pdf import syntax

QUIET: Final = 4
"""The light modules around a symbol, without which readers do not find it."""
_FIRST: Final = "0"
"""What the first address of a length is made of."""


@lru_cache(maxsize=256)
def code(address: str) -> bytes:
    """The picture of an address: a module is a pixel, one bit deep."""
    shape = _shape(len(address.encode()))
    if address.isascii():
        modules = reduce(xor, map(getitem, shape.changes, address.encode()), shape.first)
    else:
        modules = _modules(address)
    quiet = bytes(shape.width * QUIET)
    pixels = modules.to_bytes(shape.width * (shape.side - 2 * QUIET), "big")
    entries = (
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray"
        b"/BitsPerComponent 1/Decode[1 0]/Interpolate false" % (shape.side, shape.side)
    )
    return syntax.stream(entries, quiet + pixels + quiet)


class _Changes(dict[int, int]):
    """What changes in the first symbol of a length, by the byte at one place that is another."""

    def __init__(self, length: int, at: int, first: int) -> None:
        super().__init__()
        self._around = _FIRST * at, _FIRST * (length - at - 1)
        self._first = first

    def __missing__(self, byte: int) -> int:
        self[byte] = changed = _modules(chr(byte).join(self._around)) ^ self._first
        return changed


class _Shape(NamedTuple):
    """What symbols of addresses of one length have in common."""

    side: int
    """In pixels, the quiet zone included."""
    width: int
    """The bytes of a row."""
    first: int
    changes: Sequence[_Changes]
    """By the place of a byte in the address."""


@lru_cache(maxsize=32)
def _shape(length: int) -> _Shape:
    address = _FIRST * length
    side = len(symbol.rows(address)) + 2 * QUIET
    first = _modules(address)
    changes = [_Changes(length, at, first) for at in range(length)]
    return _Shape(side, _width(side), first, changes)


def _modules(address: str) -> int:
    """The rows of a symbol as one number: light on the left of each, and on its right to the byte.

    1 is dark.
    """
    rows = symbol.rows(address)
    after = 8 * _width(len(rows) + 2 * QUIET) - len(rows) - QUIET
    return int(f"{'0' * (after + QUIET)}".join(rows) + "0" * after, 2)


def _width(side: int) -> int:
    return (side + 7) // 8
