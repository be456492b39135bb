"""The ZIP archive that an EPUB is: the same members give the same bytes.

Members are kept packed, so that a copy with other words costs no more than those words.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from typing import Final, NamedTuple

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_VERSION: Final = 20
_UTF8: Final = 0x800
_MIDNIGHT: Final = 0
_FIRST_DAY: Final = (0 << 9) | (1 << 5) | 1
"""1 January 1980, the first day that an archive knows."""
_STORED, _DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED


class Member(NamedTuple):
    """A file of an archive, packed."""

    name: str
    packed: bytes
    method: int
    crc: int
    size: int

    @property
    def data(self) -> bytes:
        """The file itself."""
        return zlib.decompress(self.packed, -15) if self.method == _DEFLATED else self.packed


def member(name: str, data: bytes, *, level: int = 9) -> Member:
    """A file, packed; level 0 stores it as it is."""
    if level:
        deflater = zlib.compressobj(level, zlib.DEFLATED, -15)
        packed = deflater.compress(data) + deflater.flush()
        if len(packed) < len(data):
            return Member(name, packed, _DEFLATED, zlib.crc32(data), len(data))
    return Member(name, data, _STORED, zlib.crc32(data), len(data))


def write(members: Iterable[Member]) -> bytes:
    """The archive, its members in the order given."""
    out = bytearray()
    entries = bytearray()
    count = 0
    for one in members:
        name = one.name.encode()
        flags = 0 if one.name.isascii() else _UTF8
        about = (one.method, _MIDNIGHT, _FIRST_DAY, one.crc, len(one.packed), one.size, len(name))
        head = (_VERSION, _VERSION, flags, *about, 0, 0, 0, 0, 0, len(out))
        entries += _CENTRAL.pack(b"PK\1\2", *head) + name
        out += _LOCAL.pack(b"PK\3\4", _VERSION, flags, *about, 0) + name + one.packed
        count += 1
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(entries), len(out), 0)
    return bytes(out + entries + end)


def read(archive: bytes) -> list[Member]:
    """The members of an archive that `write` made."""
    found = []
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        for info in opened.infolist():
            start = info.header_offset + _LOCAL.size + len(info.filename.encode())
            packed = archive[start : start + info.compress_size]
            found.append(
                Member(info.filename, packed, info.compress_type, info.CRC, info.file_size)
            )
    return found
