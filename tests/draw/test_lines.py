from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from kitgen.draw.lines import pattern


def test_the_same_seed_gives_the_same_drawing() -> None:
    one = pattern("The Studio Cash-Flow Field Guide", 300, 360)
    assert one == pattern("The Studio Cash-Flow Field Guide", 300, 360)
    assert one != pattern("Another", 300, 360)


def test_a_plate_has_as_many_stones_as_it_asks_for_and_its_colour() -> None:
    svg = pattern("Mara Lindqvist", 356, 445, n=1, colour="#145736")
    assert len(re.findall("<circle", svg)) == 1
    assert "#000" not in svg
    assert etree.fromstring(svg).get("viewBox") == "0 0 356 445"
    assert "style" not in svg


def test_a_stone_is_where_the_reference_drawing_has_it() -> None:
    svg = pattern("The Studio Cash-Flow Field Guide", 600, 720, gap=8)
    assert 'cx="147.2" cy="280.7" r="93.6"' in svg
    assert "M569.2 -24.0L610.7 -20.9M-11.9 -19.2L24.9 -21.9" in svg


def test_odd_sizes_and_seeds_draw_something() -> None:
    for seed, width, height in (("", 20, 20), ("日本", 1600, 20), ("x", 10, 400)):
        assert etree.fromstring(pattern(seed, width, height)).tag.endswith("svg")
