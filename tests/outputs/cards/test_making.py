"""The jobs of cards: plain values in, files out, the same each time."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from kitgen.model import palette
from kitgen.outputs.cards import making
from kitgen.outputs.cards.card import CardError, Look
from kitgen.outputs.cards.format import GUIDE, QUOTES

COLOR = "#b00040"
WORDS = ("“We were our clients’ bank.”", "Mara Ek", "Partner, Havn", "The guide")
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 712 890">'
    + "".join(f'<path d="M{180 + n} {90 + 6 * n}h{330 - n}v3H{180 + n}z"/>' for n in range(130))
    + "</svg>"
).encode()
PORTRAIT: tuple[Any, ...] = (HEAD, (0.5, 0.33), False, False, ())


@pytest.fixture(scope="module")
def given(look: Look) -> dict[str, tuple[Any, ...]]:
    """What both kinds of jobs are given first, by kind."""
    faces = (look.faces.display, look.faces.label)

    def first(names: list[str]) -> tuple[Any, ...]:
        style = (tuple((name, look.templates[name]) for name in names), look.css)
        return COLOR, "en", style, faces

    return {"quotes": first([f.template for f in QUOTES]), "guide": first([GUIDE.template])}


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def patterns() -> tuple[bytes, ...]:
    return tuple(
        data
        for format in QUOTES
        for _, data in making.plate(COLOR, "guest 3", *format.plate[2:], 1)
    )


def test_a_guest_gets_every_shape_within_its_weight(given: dict[str, tuple[Any, ...]]) -> None:
    made = list(making.quotes(*given["quotes"], WORDS, *PORTRAIT))
    shapes = [(about["kind"], about["width"], about["height"]) for about, _ in made]
    assert shapes == [("wide", 1200, 630), ("square", 1080, 1080), ("story", 1080, 1920)]
    for about, data in made:
        assert opened(data).size == (about["width"], about["height"])
        assert about["format"] == "png"
        assert len(data) <= 60_000


def test_the_same_words_give_the_same_bytes(given: dict[str, tuple[Any, ...]]) -> None:
    one, two = (list(making.quotes(*given["quotes"], WORDS, *PORTRAIT)) for _ in range(2))
    assert one == two


def test_without_a_portrait_the_plates_show_the_pattern(given: dict[str, tuple[Any, ...]]) -> None:
    stone = tuple(bytes.fromhex(palette.scale(COLOR).a700[1:]))
    made = making.quotes(*given["quotes"], WORDS, None, (0.5, 0.33), False, False, patterns())
    for (_, data), format in zip(made, QUOTES, strict=True):
        left, top, width, height = format.plate
        plate = opened(data).crop((left, top, left + width, top + height))
        assert stone in {colour for _, colour in plate.getcolors(1_000_000) or []}


def test_a_guest_who_looks_to_the_right_stands_at_the_left(
    given: dict[str, tuple[Any, ...]],
) -> None:
    plate = tuple(bytes.fromhex(palette.scale(COLOR).a100[1:]))
    head, focus, own, _, none = PORTRAIT
    sides = []
    for mirrored in (False, True):
        made = list(making.quotes(*given["quotes"], WORDS, head, focus, own, mirrored, none))
        wide = opened(made[0][1])
        sides.append((wide.getpixel((5, 5)) == plate, wide.getpixel((1195, 5)) == plate))
    assert sides == [(False, True), (True, False)]


def test_a_guide_card_has_its_pattern_and_the_brands_colour(
    given: dict[str, tuple[Any, ...]],
) -> None:
    ((_, drawing),) = making.plate(COLOR, "The guide", *GUIDE.plate[2:], None)
    words = ("Why is the money late?", "The guide", "A note")
    ((about, data),) = making.guide(*given["guide"], words, False, drawing)
    assert (about["kind"], about["width"], about["height"]) == ("wide", 1200, 630)
    colours = {colour for _, colour in opened(data).getcolors(1_000_000) or []}
    scale = palette.scale(COLOR)
    assert {tuple(bytes.fromhex(c[1:])) for c in (scale.a700, scale.a600)} <= colours
    assert len(data) <= 60_000


def test_names_in_other_scripts_bring_their_typefaces(given: dict[str, tuple[Any, ...]]) -> None:
    arabic = ("«صرنا نحن مصرف عملائنا.»", "مها العبدالله", "", "The guide")
    hindi = ("“हम बैंक बन गए थे।”", "प्रिया श्रीवास्तव", "", "The guide")
    for words in (arabic, hindi):
        assert len(list(making.quotes(*given["quotes"], words, *PORTRAIT))) == 3


def test_one_shape_that_fails_takes_the_guests_others_with_it(
    given: dict[str, tuple[Any, ...]],
) -> None:
    long = ("“" + "Money came in and went out. " * 20 + "”", *WORDS[1:])
    with pytest.raises(CardError, match="too long") as caught:
        list(making.quotes(*given["quotes"], long, *PORTRAIT))
    assert caught.value.hint


def test_the_brands_faces_keep_the_letters_of_europe() -> None:
    from kitgen.media import fonts

    display, label = (data for _, data in making.faces("Newsreader", "Figtree", "€"))
    for cut in (display, label):
        assert not fonts.missing(cut, fonts.codepoints(["Łukasz Żółć, Jiří, Đorđe, Ğ €"]))
