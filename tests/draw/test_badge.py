"""The badge: one SVG that needs nothing else."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

import pytest

from kitgen.draw import lines
from kitgen.draw.badge import HEIGHT, WIDTH, Ink, Line, badge

INK = Ink("#f9f7f3", "#dae3d5", "#145736", "#1a1713", "#4c4741")
OUTLINE = Line("Mara", 23, True, 60.0, "M0 0L10 0L10 -10Z")
PATTERN = lines.pattern("seed", 96, 96, gap=5, colour=INK.stone)


def _drawn(*name: Line, title: str = "Mara in conversation", to_left: bool = False) -> str:
    return badge(title, name or (OUTLINE,), (), INK, PATTERN, to_left=to_left)


def test_it_is_an_svg_of_its_own_with_a_title() -> None:
    root = etree.fromstring(_drawn(title="O'Brien & <Co>"))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert (root.get("width"), root.get("height")) == (str(WIDTH), str(HEIGHT))
    assert root.get("role") == "img"
    assert root[0].text == "O'Brien & <Co>"


def test_it_refers_to_nothing_else() -> None:
    drawn = _drawn()
    assert "href" not in drawn
    assert "url(" not in drawn
    assert "<style" not in drawn
    assert "class=" not in drawn
    assert re.findall(r"https?://[^\"]*", drawn) == ["http://www.w3.org/2000/svg"] * 2


def test_outlines_need_no_typeface() -> None:
    assert "<text" not in _drawn()
    assert "font" not in _drawn()


def test_words_without_outlines_are_text_that_any_machine_can_set() -> None:
    drawn = _drawn(Line("<Mara> & مريم", 23, True, 100.0))
    (text,) = (one for one in etree.fromstring(drawn).iter() if one.tag.endswith("text"))
    assert text.text == "<Mara> & مريم"
    assert text.get("font-family") == "Georgia,serif"


@pytest.mark.parametrize("to_left", [False, True])
def test_the_plate_stands_where_reading_begins(to_left: bool) -> None:
    root = etree.fromstring(_drawn(to_left=to_left))
    plate = root[2]
    assert plate.get("fill") == INK.plate
    assert (float(plate.get("x", "")) > WIDTH / 2) == to_left
    (path,) = (one for one in root if one.get("transform"))
    x = float(re.findall(r"translate\(([\d.]+)", path.get("transform", ""))[0])
    assert x == pytest.approx(WIDTH - 112 - 60 if to_left else 112)


def test_words_are_set_below_each_other_within_the_card() -> None:
    drawn = badge("t", [OUTLINE, OUTLINE], [OUTLINE._replace(size=11)] * 3, INK, PATTERN)
    ys = [float(y) for y in re.findall(r"translate\([\d.]+ ([\d.]+)\)", drawn)]
    assert ys == sorted(ys)
    assert ys[0] > 12
    assert ys[-1] < HEIGHT - 4
