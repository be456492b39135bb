"""Colours: contrast, names, and what is none."""

from __future__ import annotations

import colorsys

import pytest

from kitgen.model import colour


@pytest.mark.parametrize(
    "bad", ["", "red", "#12", "#12345", "#12345g", "2b6a48", "#2b6a48 ", "#२२२"]
)
def test_what_is_no_colour_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="not a colour"):
        colour.hex6(bad)


def test_contrast_is_that_of_wcag() -> None:
    assert colour.contrast("#000", "#fff") == pytest.approx(21)
    assert colour.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert colour.contrast("#fff", "#777777") == colour.contrast("#777777", "#fff")


def test_every_hue_has_a_name() -> None:
    for degree in range(360):
        r, g, b = (round(255 * v) for v in colorsys.hsv_to_rgb(degree / 360, 0.9, 0.9))
        assert colour.name(f"#{r:02x}{g:02x}{b:02x}")
    assert colour.name("#fff") == "white"
    assert colour.name("#000") == "black"
    assert colour.name("#888") == "grey"
