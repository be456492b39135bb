"""Files: drawings are light and keep their colours, photographs stay below what messengers take."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from kitgen.model import palette
from kitgen.outputs.cards.encode import MOST, encode, few_colours

SCALE = palette.scale("#2b6a48")


def engraving(width: int, height: int) -> Image.Image:
    """Slanting lines in ink on the plate, beside paper."""
    big = Image.new("RGB", (width * 2, height * 2), SCALE.light.paper)
    draw = ImageDraw.Draw(big)
    draw.rectangle((0, 0, width, height * 2), fill=SCALE.a100)
    for y in range(0, height * 2, 22):
        draw.line((0, y, width, y + 90), fill=SCALE.light.ink, width=8)
    return big.resize((width, height), Image.Resampling.LANCZOS)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_drawing_is_a_light_png_of_few_colours() -> None:
    data = encode(engraving(1200, 630), SCALE, flat=True)
    assert opened(data).format == "PNG"
    assert len(data) <= 60_000
    assert len(opened(data).convert("RGB").getcolors() or []) <= 40


def test_flat_colours_are_exact() -> None:
    image = Image.new("RGB", (80, 80), SCALE.light.paper)
    colours = (SCALE.a100, SCALE.a600, SCALE.a700, SCALE.light.ink)
    for number, colour in enumerate(colours):
        image.paste(colour, (number * 16, 0, number * 16 + 16, 40))
    assert opened(encode(image, SCALE, flat=True)).convert("RGB").tobytes() == image.tobytes()


def test_colours_of_a_drawing_that_are_not_the_kits_survive() -> None:
    image = Image.new("RGB", (300, 300), SCALE.light.paper)
    image.paste("#ff7a00", (0, 0, 150, 300))
    pixel = opened(encode(image, SCALE, flat=True)).convert("RGB").getpixel((50, 50))
    assert isinstance(pixel, tuple)
    assert all(abs(a - b) <= 8 for a, b in zip(pixel, (255, 122, 0), strict=True))


@pytest.mark.parametrize("size", [(1200, 630), (1080, 1920)])
def test_a_photograph_is_a_jpeg_that_messengers_take(size: tuple[int, int]) -> None:
    image = Image.new("RGB", size, SCALE.light.paper)
    image.paste(Image.effect_noise((400, 300), 40).resize((size[0], size[1] // 2)), (0, 0))
    data = encode(image, SCALE, flat=False)
    assert opened(data).format == "JPEG"
    assert len(data) <= MOST


def test_what_has_too_much_detail_for_a_png_becomes_a_jpeg() -> None:
    noise = Image.effect_noise((1080, 1080), 90).convert("RGB")
    assert opened(encode(noise, SCALE, flat=True)).format == "JPEG"


def test_few_colours_keep_an_edge_soft() -> None:
    image = Image.linear_gradient("L").convert("RGB").resize((256, 256))
    paper, ink = (tuple(bytes.fromhex(c[1:])) for c in (SCALE.light.paper, SCALE.light.ink))
    shown = few_colours(image, SCALE).convert("RGB").getcolors() or []
    assert len(shown) >= 6
    assert {paper, ink} <= {colour for _, colour in shown}
