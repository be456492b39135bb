from __future__ import annotations

import pytest

from kitgen.load.resources import templates
from kitgen.outputs.cards.format import GUIDE, QUOTES, STORY, Box, Format


@pytest.mark.parametrize("format", [*QUOTES, GUIDE])
def test_a_format_is_whole(format: Format) -> None:
    assert (templates() / "cards" / format.template).is_file()
    for box in (format.plate, format.say, format.foot):
        assert box.left >= 0
        assert box.top >= 0
        assert box.left + box.width <= format.width
        assert box.bottom <= format.height
    assert format.figure.top + format.figure.height >= format.plate.height, "no head floats"


def test_the_shapes_are_those_that_networks_ask_for() -> None:
    shapes = [(format.name, format.width, format.height) for format in QUOTES]
    assert shapes == [("wide", 1200, 630), ("square", 1080, 1080), ("story", 1080, 1920)]


def test_a_story_keeps_its_words_clear_of_what_apps_lay_over_it() -> None:
    assert STORY.say.top >= 250
    assert STORY.foot.bottom <= 1920 - 340


@pytest.mark.parametrize("format", [*QUOTES, GUIDE])
def test_mirrored_twice_is_the_same(format: Format) -> None:
    there = format.mirrored()
    assert there.mirrored() == format
    assert there.plate.left == format.width - format.plate.left - format.plate.width


def test_a_box_is_a_style() -> None:
    assert Box(1, 2, 3, 4).css == "left:1px;top:2px;width:3px;height:4px"
    assert Box(1, 2, 3, 4).bottom == 6
