from __future__ import annotations

import re
import xml.etree.ElementTree as etree

import pytest
import segno

from kitgen.draw.qr import BORDER, svg
from kitgen.draw.symbol import rows

URL = "https://guide.example/s/k7m2p9x4qd/"


def _modules(drawing: str) -> set[tuple[int, int]]:
    """Redraw the path as dark modules."""
    root = etree.fromstring(drawing)
    d = next(e.get("d", "") for e in root if e.tag.endswith("path"))
    x = y = 0.0
    found = set()
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", d):
        values = [float(n) for n in numbers.split()]
        if command == "M":
            x, y = values
        elif command == "m":
            x, y = x + values[0], y + values[1]
        else:
            found |= {(int(x) + i, int(y)) for i in range(int(values[0]))}
            x += values[0]
    return found


def test_the_path_is_the_code_with_its_quiet_zone() -> None:
    matrix = segno.make_qr(URL, error="m", boost_error=False, mask=3).matrix
    expected = {
        (x + BORDER, y + BORDER) for y, row in enumerate(matrix) for x, bit in enumerate(row) if bit
    }
    assert _modules(svg(URL, "t")) == expected


@pytest.mark.parametrize("length", [*range(1, 130), 180, 181, 213, 400, 1000, 2331])
def test_the_symbol_is_the_one_that_segno_makes(length: int) -> None:
    address = ("https://x.example/aB" + "abcd/" * 500)[:length].lower()
    made = segno.make_qr(address, error="m", boost_error=False, mask=3)
    assert rows(address) == ["".join(map(str, row)) for row in made.matrix]


def test_the_code_has_a_title_and_a_white_ground() -> None:
    root = etree.fromstring(svg(URL, "QR code for Mara’s <page>"))
    assert root[0].text == "QR code for Mara’s <page>"
    assert root[1].get("fill") == "#fff"
    assert root.get("role") == "img"


def test_an_address_too_long_for_any_code_is_refused() -> None:
    with pytest.raises(ValueError, match=r"[Dd]ata"):
        svg("https://x.example/" + "a" * 4000, "t")
