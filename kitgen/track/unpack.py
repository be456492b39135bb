"""The bytes and lines of a file, packed or not; what it is, its first bytes say."""

from __future__ import annotations

import bz2
import itertools
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

ZIP: Final = b"PK\x03\x04"
_GZIP: Final = b"\x1f\x8b"
_BZIP: Final = b"BZh"
_BLOCK: Final = 1 << 20
"""Bytes held at once, however well they were packed."""
_LONGEST: Final = 1 << 20
"""Bytes of a line; one that is longer is cut."""
_GZIP_WINDOW: Final = 31
"""How zlib is told that gzip's frame is around (zlib.h, inflateInit2)."""
_MARK: Final = b"\xef\xbb\xbf"


class Broken(Exception):
    """A packed file ends too early or is damaged. What comes before was given."""


def unpacked(file: BinaryIO) -> Iterator[bytes]:
    """A file's bytes in blocks. Raises Broken after the last that can be read."""
    start = file.read(len(_BZIP))
    blocks = itertools.chain((start,), iter(lambda: file.read(_BLOCK), b""))
    if start.startswith(_GZIP):
        return _gzip(blocks)
    return _bzip(blocks) if start.startswith(_BZIP) else blocks


def _gzip(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """RFC 1952: members one after the other; zeros after the last are padding."""
    reader, begun = zlib.decompressobj(_GZIP_WINDOW), False
    for block in blocks:
        rest = block if begun else block.lstrip(b"\0")
        while rest:
            begun = True
            try:
                yield reader.decompress(rest, _BLOCK)
            except zlib.error as error:
                raise Broken from error
            rest = reader.unconsumed_tail
            if reader.eof:
                rest = reader.unused_data.lstrip(b"\0")
                reader, begun = zlib.decompressobj(_GZIP_WINDOW), False
    if begun:
        yield reader.flush()
        raise Broken


def _bzip(blocks: Iterable[bytes]) -> Iterator[bytes]:
    reader, begun = bz2.BZ2Decompressor(), False
    for block in blocks:
        rest = block
        while rest or not (reader.needs_input or reader.eof):
            begun = True
            try:
                yield reader.decompress(rest, _BLOCK)
            except OSError as error:
                raise Broken from error
            rest = b""
            if reader.eof:
                rest = reader.unused_data
                reader, begun = bz2.BZ2Decompressor(), False
    if begun:
        raise Broken


def lines(blocks: Iterable[bytes], encoding: str) -> Iterator[list[str]]:
    """Lines without their ends, many at a time. Bytes that are no text become signs for it.

    Only line feeds end a line, with a carriage return before them or not: agents may hold the
    other signs that Python takes for ends.
    """
    rest, cut, mark = b"", False, _MARK
    for block in blocks:
        if cut:
            _, feed, block = block.partition(b"\n")
            if not feed:
                continue
            yield [rest.decode(encoding, "replace")]
            rest, cut = b"", False
        whole, feed, after = block.rpartition(b"\n")
        if feed:
            data = (rest + whole + feed).removeprefix(mark)
            # Looking is much quicker than replacing nothing.
            if b"\r" in data:
                data = data.replace(b"\r\n", b"\n")
            found = data.decode(encoding, "replace").split("\n")
            found.pop()
            yield found
            rest, mark = after, b""
        else:
            rest += after
        if len(rest) > _LONGEST:
            rest, cut = rest[:_LONGEST], True
    if rest:
        yield [rest.removeprefix(mark).removesuffix(b"\r").decode(encoding, "replace")]
