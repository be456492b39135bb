"""Files packed and plain."""

from __future__ import annotations

import bz2
import gzip
import io
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.track.unpack import Broken, lines, unpacked

PACKED: list[Callable[[bytes], bytes]] = [gzip.compress, bz2.compress, bytes]


def whole(data: bytes) -> bytes:
    return b"".join(unpacked(io.BytesIO(data)))


@pytest.mark.parametrize("pack", PACKED)
@given(data=st.binary(max_size=2_000), more=st.binary(max_size=2_000))
def test_packed_files_come_back_whole(
    pack: Callable[[bytes], bytes], data: bytes, more: bytes
) -> None:
    text = b"text" + data
    assert whole(pack(text)) == text
    assert whole(pack(text) + pack(more)) == text + more


def test_zeros_behind_a_packed_file_are_padding() -> None:
    assert whole(gzip.compress(b"text") + bytes(2_000_000)) == b"text"


@pytest.mark.parametrize("pack", PACKED[:2])
def test_of_a_file_that_was_cut_comes_what_can_be_read(pack: Callable[[bytes], bytes]) -> None:
    text = b"".join(b"%d: a line\n" % number for number in range(200_000))
    parts: list[bytes] = []
    with pytest.raises(Broken):
        parts.extend(unpacked(io.BytesIO(pack(text)[:-20])))
    assert b"".join(parts)
    assert text.startswith(b"".join(parts))


@pytest.mark.parametrize("pack", PACKED[:2])
def test_of_a_damaged_file_comes_what_can_be_read(pack: Callable[[bytes], bytes]) -> None:
    data = bytearray(pack(b"".join(b"%d: a line\n" % number for number in range(300_000))))
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    with pytest.raises(Broken):
        whole(bytes(data))


@pytest.mark.parametrize("pack", PACKED[:2])
def test_what_unpacks_to_very_much_comes_in_small_blocks(pack: Callable[[bytes], bytes]) -> None:
    sizes = [len(block) for block in unpacked(io.BytesIO(pack(bytes(50_000_000))))]
    assert sum(sizes) == 50_000_000
    assert max(sizes) <= 1 << 20


def blocks(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


@given(st.lists(st.text("ab\r\x85\u2028ö"), max_size=8), st.integers(1, 20), st.booleans())
def test_lines_are_the_same_however_the_blocks_fall(
    texts: list[str], size: int, last: bool
) -> None:
    texts = [text.rstrip("\r") for text in texts]
    data = "\n".join(texts).encode() + (b"\n" if texts and last else b"")
    found = [line for some in lines(blocks(data, size), "utf-8") for line in some]
    assert found == (texts if last or not texts or texts[-1] else texts[:-1])


def test_a_mark_at_the_beginning_and_windows_ends_are_no_text() -> None:
    data = b"\xef\xbb\xbfone\r\ntwo\r\n\xff"
    assert [*lines(blocks(data, 1), "utf-8")] == [["one"], ["two"], ["�"]]


def test_a_line_that_is_far_too_long_is_cut_and_the_next_is_read() -> None:
    data = b"one\n" + b"x" * 10_000_000 + b"\ntwo\n"
    one, long, two = [line for some in lines(blocks(data, 1 << 20), "latin-1") for line in some]
    assert (one, two) == ("one", "two")
    assert set(long) == {"x"}
    assert len(long) <= 2 << 20
