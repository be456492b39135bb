"""Pictures of QR codes that are put together are those that would be drawn, to the last module."""

from __future__ import annotations

import pytest
import zxingcpp
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from kitgen.draw import symbol
from kitgen.outputs.pdf.codes import QUIET, code

ADDRESSES = st.text(st.characters(max_codepoint=127), min_size=1, max_size=130)


def pixels(address: str) -> list[str]:
    """The rows of the picture, 1 is dark."""
    entries, _, rest = code(address).partition(b">>\nstream\n")
    width, height = (int(entries.split(key)[1].split(b"/")[0]) for key in (b"/Width ", b"/Height "))
    assert width == height
    data = rest.removesuffix(b"\nendstream")
    size = (width + 7) // 8
    assert len(data) == size * height
    rows = [data[at : at + size] for at in range(0, len(data), size)]
    found = ["".join(f"{byte:08b}" for byte in row) for row in rows]
    assert all("1" not in row[width:] for row in found)
    return [row[:width] for row in found]


def drawn(address: str) -> list[str]:
    rows = symbol.rows(address)
    blank = ["0" * (len(rows) + 2 * QUIET)] * QUIET
    return [*blank, *(f"{'0' * QUIET}{row}{'0' * QUIET}" for row in rows), *blank]


@given(ADDRESSES)
@example("https://guide.example/s/bcdfghjkmn/")
@example("https://guide.example/conversations/mara-lindqvist/?via=bcdfghjkmn&x=%20~")
@example("https://müller.example/ö")
@example("a" * 700)
def test_a_picture_is_the_symbol_with_white_around_it(address: str) -> None:
    assert pixels(address) == drawn(address)


def test_it_is_read() -> None:
    address = "https://guide.example/s/zyxwv98765/"
    rows = pixels(address)
    image = Image.new("L", (len(rows), len(rows)))
    image.putdata([0 if bit == "1" else 255 for row in rows for bit in row])
    (found,) = zxingcpp.read_barcodes(image.resize((4 * len(rows), 4 * len(rows))))
    assert found.text == address


def test_an_address_that_no_symbol_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="3000 bytes"):
        code("a" * 3000)
