"""The palette: every brand can be read, and the default looks as designed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.model import palette

DESIGNED = {
    "--a-100": "#dae3d5",
    "--a-200": "#bad0bd",
    "--a-300": "#b0c4b3",
    "--a-400": "#78ac8c",
    "--a-600": "#2d6c4a",
    "--a-700": "#145736",
    "--a-900": "#042f1a",
    "--paper": "#f9f7f3",
    "--paper-2": "#f0ede7",
    "--rule": "#d1cdc7",
    "--ink-3": "#67625c",
    "--ink-2": "#4c4741",
    "--ink": "#1a1713",
}
DESIGNED_DARK = {
    "--paper": "#151311",
    "--paper-2": "#1f1d1a",
    "--rule": "#3f3b37",
    "--ink-3": "#9e9b94",
    "--ink-2": "#c1bdb7",
    "--ink": "#eeebe5",
    "--accent": "var(--a-400)",
}


@pytest.mark.parametrize("chroma", [0.035, 0.08, 0.12, 0.16])
def test_every_pair_passes_for_every_hue(chroma: float) -> None:
    for hue in range(360):
        tints = palette._scale("#000000", chroma, hue)
        for what, light, dark, minimum in palette._pairs(tints):
            assert min(light, dark) >= minimum, (what, hue, chroma)


@given(st.integers(0, 0xFFFFFF))
def test_every_pair_passes_for_any_colour(value: int) -> None:
    for pair in palette.pairs(f"#{value:06x}"):
        assert min(pair.light, pair.dark) >= pair.minimum, pair


def test_the_sample_brand_gives_the_designed_colours() -> None:
    tokens = palette.tokens("#2b6a48")
    assert {key: tokens["light"][key] for key in DESIGNED} == DESIGNED
    assert {key: tokens["dark"][key] for key in DESIGNED_DARK} == DESIGNED_DARK


def test_dark_mode_names_only_properties_that_light_has() -> None:
    tokens = palette.tokens("#2b6a48")
    assert set(tokens["dark"]) < set(tokens["light"])


def test_three_digits_mean_the_same_as_six() -> None:
    assert palette.scale("#F80") == palette.scale("#ff8800")


def test_a_grey_brand_still_gets_a_breath_of_colour() -> None:
    assert palette.scale("#808080").chroma == pytest.approx(0.035)


def test_a_neon_brand_is_calmed() -> None:
    assert palette.scale("#ff00ff").chroma == pytest.approx(0.16)


def test_a_pale_yellow_becomes_an_ochre_where_it_carries_text() -> None:
    moved = palette.moved("#ffe14d")
    assert moved.noticeable
    assert (moved.brand_name, moved.text_name) == ("yellow", "ochre")


def test_a_colour_that_can_carry_text_stays_where_it_is() -> None:
    moved = palette.moved("#2d6c4a")
    assert not moved.noticeable
    assert moved.distance < 0.01
