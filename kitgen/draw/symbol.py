"""The QR symbol of an address: which of its modules are dark, by ISO/IEC 18004.

Where each bit of the message stands is the same for all symbols of a version and is worked out
once. `segno.make_qr` gives the same symbols, six times as slowly: it is what the tests hold them
against.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from functools import lru_cache
from itertools import chain, cycle, islice, zip_longest
from operator import itemgetter

_MASK = 3
"""Any mask can be read; looking for the handsomest of the eight takes five times as long."""
# Error words in a block, and blocks, by version, at error level M.
_ERRORS = (
    10,
    16,
    26,
    18,
    24,
    16,
    18,
    22,
    22,
    26,
    30,
    22,
    22,
    24,
    24,
    28,
    28,
    *(26,) * 4,
    *(28,) * 19,
)
_BLOCKS = (
    *(1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25),
    *(26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49),
)
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
    """The data words and error words of each block: the later ones hold a data word more."""
    errors, count = _ERRORS[version - 1], _BLOCKS[version - 1]
    words, longer = divmod(_free(version) // 8, count)
    return [(words - errors + (number >= count - longer), errors) for number in range(count)]


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
    powers, logarithms = _field()
    generator = [1]
    for exponent in range(count):
        times_root = [powers[logarithms[term] + exponent] for term in generator]
        generator = [
            one ^ other for one, other in zip([*generator, 0], [0, *times_root], strict=True)
        ]
    terms = [logarithms[term] for term in generator[1:]]
    return [0] + [
        int.from_bytes(bytes([powers[logarithms[word] + term] for term in terms]))
        for word in range(1, 256)
    ]


@lru_cache
def _field() -> tuple[list[int], dict[int, int]]:
    """The powers of 2 in the field of 256 words, twice in a row, and the exponent of each."""
    powers = [1]
    for _ in range(254):
        powers.append(powers[-1] << 1 ^ (0x11D if powers[-1] & 0x80 else 0))
    return powers * 2, {word: exponent for exponent, word in enumerate(powers)}


def _centres(version: int) -> list[int]:
    """The rows, and the columns, in which alignment patterns have their centres."""
    if version == 1:
        return []
    count, last = version // 7 + 2, 4 * version + 10
    step = (version * 8 + count * 3 + 5) // (count * 4 - 4) * 2
    return [6, *(last - step * number for number in reversed(range(count - 1)))]


def _free(version: int) -> int:
    """How many modules there are for the message."""
    patterns = len(_centres(version))
    taken = 25 * patterns * patterns - 10 * patterns - 55 if patterns else 0
    return (16 * version + 128) * version + 64 - taken - (36 if version >= 7 else 0)


def _checked(word: int, length: int, divisor: int) -> int:
    """A word with the remainder behind it by which readers know it again (BCH)."""
    rest = word << length
    while (over := rest.bit_length() - divisor.bit_length()) >= 0:
        rest ^= divisor << over
    return word << length | rest


def _patterns(version: int) -> dict[tuple[int, int], int]:
    """The modules, by row and column, that are the same in all symbols of a version."""
    width = 4 * version + 17
    far = width - 7
    fixed = {(6, at): (at + 1) % 2 for at in range(width)}
    fixed |= {(at, 6): (at + 1) % 2 for at in range(width)}
    for y in _centres(version):
        for x in _centres(version):
            if (y, x) not in ((6, 6), (6, far), (far, 6)):
                fixed |= _square(y, x, (1, 0, 1))
    for y, x in ((3, 3), (3, width - 4), (width - 4, 3)):
        fixed |= _square(y, x, (1, 1, 0, 1, 0))
    about = _checked(_MASK, 10, 0x537) ^ 0x5412
    for bit in range(15):
        module = about >> bit & 1
        near = bit + (bit > 5) if bit < 8 else 15 - bit - (bit > 8)
        fixed[(near, 8) if bit < 8 else (8, near)] = module
        fixed[(8, width - 1 - bit) if bit < 8 else (width - 15 + bit, 8)] = module
    fixed[width - 8, 8] = 1
    if version >= 7:
        told = _checked(version, 12, 0x1F25)
        for bit in range(18):
            place = (bit // 3, width - 11 + bit % 3)
            fixed[place] = fixed[place[::-1]] = told >> bit & 1
    return {(y, x): module for (y, x), module in fixed.items() if 0 <= y < width > x >= 0}


def _square(y: int, x: int, rings: tuple[int, ...]) -> dict[tuple[int, int], int]:
    """Rings around a module, from the innermost."""
    reach = range(1 - len(rings), len(rings))
    return {
        (y + down, x + over): rings[max(abs(down), abs(over))] for down in reach for over in reach
    }


def _free_places(width: int, fixed: Container[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where the message goes: two columns at a time from the right, up and down in turn."""
    upwards = True
    for right in (*range(width - 1, 6, -2), 5, 3, 1):
        for y in range(width - 1, -1, -1) if upwards else range(width):
            yield from ((y, x) for x in (right, right - 1) if (y, x) not in fixed)
        upwards = not upwards


@lru_cache
def _layout(version: int) -> tuple[int, int, Callable[[str], tuple[str, ...]]]:
    """The width of a symbol, the bits it has room for, and what picks its modules, row by row.

    They are picked out of these bits, the same bits turned over, and "01".
    """
    width, free = 4 * version + 17, _free(version)
    fixed = _patterns(version)
    places = {place: 2 * free + module for place, module in fixed.items()}
    for bit, (y, x) in enumerate(_free_places(width, fixed)):
        places[y, x] = bit + (free if (x + y) % 3 == 0 else 0)
    modules = [places[y, x] for y in range(width) for x in range(width)]
    return width, free, itemgetter(*modules)
