from __future__ import annotations

import io

import pytest
from PIL import Image

from kitgen.load.resources import templates
from kitgen.model import palette
from kitgen.model.brand import Brand
from kitgen.outputs.cards import making

COLOR = "#b00040"
NAMES = ("quote-1200x630.html", "guide-1200x630.html", "cards.css")


@pytest.fixture(scope="module")
def look() -> tuple[str, str, making.Style, bytes, bytes]:
    one, two, css = ((templates() / "cards" / name).read_text() for name in NAMES)
    fonts = Brand().fonts
    display, label = (data for _, data in making.faces(fonts.text, fonts.label, ""))
    return COLOR, "en", (one, two, css), display, label


def _drawn(pieces: list[making.Piece]) -> Image.Image:
    return Image.open(io.BytesIO(pieces[0][1])).convert("RGB")


def _near(pixel: object, color: str) -> bool:
    wanted = tuple(int(color[i : i + 2], 16) for i in (1, 3, 5))
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= 12 for a, b in zip(pixel, wanted, strict=True))


def test_the_pattern_of_a_guide_card_has_the_brands_colour(
    look: tuple[str, str, making.Style, bytes, bytes],
) -> None:
    card = _drawn(list(making.guide(*look, ("Why?", "The guide", "A note"))))
    plate = card.crop((700, 0, 1200, 630))
    stone = palette.scale(COLOR).a700
    inked = [pixel for _, pixel in plate.getcolors(500_000) or [] if _near(pixel, stone)]
    assert inked


def test_white_of_a_portrait_in_its_own_colours_is_the_plate(
    look: tuple[str, str, making.Style, bytes, bytes],
) -> None:
    out = io.BytesIO()
    Image.new("RGB", (400, 500), "white").save(out, "PNG")
    words = ("“Yes.”", "Mara Ek", "Founder", "The guide")
    card = _drawn(list(making.quote(*look, words, out.getvalue(), (0.5, 0.3), True)))
    assert _near(card.getpixel((990, 300)), palette.scale(COLOR).a100)
