"""The QR symbol of an address: which of its modules are dark, by ISO/IEC 18004.

Where each bit of the message stands is the same for all symbols of a version and is worked out
once, with the tables of segno. `segno.make_qr` gives the same symbols, six times as slowly.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, cycle, islice, zip_longest
from operator import itemgetter
from typing import Any

_MASK = 3
"""Any mask can be read; looking for the handsomest of the eight takes five times as long."""
_BYTES = 0b0100
_PADDING = (0xEC, 0x11)
_TURNED = str.maketrans("01", "10")


def rows(address: str) -> list[str]:
    """The rows of the symbol, error level M, without a quiet zone; 1 is dark, 0 is light.

    ValueError if the address is longer than a symbol can hold.
    """
    data = address.encode()
    version = _version(len(data))
    width, free, modules = _layout(version)
    message = f"{int.from_bytes(_codewords(data, version), 'big'):b}"
    bits = message.zfill(free // 8 * 8).ljust(free, "0")
    # The mask takes its modules from a second copy of the message, light and dark turned over.
    drawn = "".join(modules(f"{bits}{bits.translate(_TURNED)}01"))
    return [drawn[at : at + width] for at in range(0, width * width, width)]


def _overhead(version: int) -> int:
    """The bytes that tell the mode and the length, and end the data."""
    return 2 if version < 10 else 3


@lru_cache
def _blocks(version: int) -> list[tuple[int, int]]:
    """The data words and error words of each block."""
    from segno import consts

    tables: Any = consts.ECC
    return [
        (kind.num_data, kind.num_total - kind.num_data)
        for kind in tables[version][consts.ERROR_LEVEL_M]
        for _ in range(kind.num_blocks)
    ]


@lru_cache
def _version(length: int) -> int:
    for version in range(1, 41):
        if length + _overhead(version) <= sum(data for data, _ in _blocks(version)):
            return version
    raise ValueError(f"Data of {length} bytes fit into no QR code")


def _codewords(data: bytes, version: int) -> bytes:
    """The message: data and error words, a word of each block in turn."""
    overhead = _overhead(version)
    head = _BYTES << 8 * (overhead - 1) | len(data)
    stream = (head << 8 * len(data) | int.from_bytes(data, "big")) << 4
    # Readers skip what follows the data; segno begins it with an empty word.
    words = chain(stream.to_bytes(len(data) + overhead, "big"), b"\0", cycle(_PADDING))
    blocks = [(bytes(islice(words, size)), errors) for size, errors in _blocks(version)]
    said = zip_longest(*(block for block, _ in blocks))
    secured = zip(*(_error_words(block, errors) for block, errors in blocks), strict=True)
    return bytes(word for word in chain(*said, *secured) if word is not None)


def _error_words(block: bytes, count: int) -> bytes:
    """The remainder of the block by the generator polynomial (Reed-Solomon)."""
    multiples, top = _multiples(count), 8 * (count - 1)
    rest, lower = 0, (1 << top) - 1
    for word in block:
        rest = (rest & lower) << 8 ^ multiples[word ^ rest >> top]
    return rest.to_bytes(count, "big")


@lru_cache
def _multiples(count: int) -> list[int]:
    """The generator polynomial of so many error words times each word."""
    from segno.consts import GALIOS_EXP, GALIOS_LOG, GEN_POLY

    return [0] + [
        int.from_bytes(bytes(GALIOS_EXP[GALIOS_LOG[word] + power] for power in GEN_POLY[count]))
        for word in range(1, 256)
    ]


@lru_cache
def _layout(version: int) -> tuple[int, int, itemgetter[str]]:
    """The width of a symbol, the bits it has room for, and what picks its modules, row by row.

    They are picked out of these bits, the same bits turned over, and "01".
    """
    from segno import consts
    from segno import encoder as untyped

    encoder: Any = untyped
    width = encoder.calc_matrix_size(version)
    matrix = [list(row) for row in encoder.make_matrix(width, width)]
    encoder.add_finder_patterns(matrix, width, width)
    encoder.add_alignment_patterns(matrix, width, width)
    # Numbers below zero stand where the bits of the message will; the last of them is -1.
    free = sum(row.count(2) for row in matrix)
    encoder.add_codewords(matrix, range(-free, 0), version)
    encoder.add_format_info(matrix, version, consts.ERROR_LEVEL_M, _MASK)
    encoder.add_version_info(matrix, version)
    modules = [
        2 * free + module if module >= 0 else module + free * (2 if (x + y) % 3 == 0 else 1)
        for y, row in enumerate(matrix)
        for x, module in enumerate(row)
    ]
    return width, free, itemgetter(*modules)
