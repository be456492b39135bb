"""Cards: every word is there, nothing is cut off, nothing is loaded, and they weigh little."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from kitgen.media import fonts
from kitgen.model import palette
from kitgen.outputs.cards import (
    Card,
    CardError,
    Look,
    Picture,
    Typefaces,
    guide_card,
    quote_card,
    render,
    typefaces,
)
from kitgen.outputs.cards.fit import Ruler, Size

TEMPLATES = Path(__file__).parents[3] / "templates" / "cards"
LETTERS = fonts.codepoints("ÄÖÜäöüßéèç")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {}">{}</svg>'
PATTERN = SVG.format("500 630", '<circle cx="250" cy="300" r="90" fill="#145736"/>')
LONG = "Money came in, money went out, and I slept badly in between. " * 5


@pytest.fixture(scope="module")
def faces() -> Typefaces:
    return typefaces(fonts.faces("Newsreader"), fonts.faces("Figtree"), LETTERS)


@pytest.fixture(scope="module")
def look(faces: Typefaces) -> Look:
    return Look(
        palette.scale("#2b6a48"),
        faces,
        (TEMPLATES / "quote-1200x630.html").read_text("utf-8"),
        (TEMPLATES / "guide-1200x630.html").read_text("utf-8"),
        (TEMPLATES / "cards.css").read_text("utf-8"),
    )


@pytest.fixture(scope="module")
def photograph() -> bytes:
    """A face of sorts: dark hair, light skin, on a busy ground."""
    image = Image.effect_noise((500, 335), 60).convert("RGB")
    draw = ImageDraw.Draw(image)
    draw.ellipse((170, 40, 330, 260), fill=(240, 200, 170))
    draw.rectangle((160, 20, 340, 90), fill=(30, 20, 10))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()


def quote(look: Look, said: str = "We were our clients’ bank.", **more: object) -> Card:
    given = {"name": "Mara Lindqvist", "role": "Partner", "guide": "The Guide", "pattern": PATTERN}
    return quote_card(look, quote=said, **(given | more))  # type: ignore[arg-type]


def drawn(card: Card) -> Image.Image:
    (data,) = render([card])
    image = Image.open(io.BytesIO(data)).convert("RGB")
    assert image.size == (1200, 630)
    return image


def ink_in(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    low, _ = image.crop(box).convert("L").getextrema()
    assert isinstance(low, int | float)
    return low < 140


def test_a_row_of_cards_comes_out_in_order_and_small(look: Look, photograph: bytes) -> None:
    cards = [
        quote(look),
        guide_card(look, title="Why is the money always late?", guide="The Guide", pattern=PATTERN),
        quote(look, picture=Picture(photograph)),
    ]
    made = render(cards)
    assert [data[:4] == b"\x89PNG" for data in made] == [True, True, False]
    assert all(len(data) < 300_000 for data in made)
    assert all(len(data) <= 60_000 for data in made[:2])


def test_the_same_card_is_the_same_bytes(look: Look) -> None:
    assert render([quote(look)]) == render([quote(look), quote(look, "Two.")])[:1]


def test_the_words_stand_where_they_belong(look: Look) -> None:
    image = drawn(quote(look))
    assert image.getpixel((20, 20)) == (249, 247, 243)
    assert image.getpixel((780, 10)) == tuple(bytes.fromhex(look.scale.a100[1:]))
    assert ink_in(image, (72, 62, 720, 300)), "the quote"
    assert ink_in(image, (72, 475, 400, 520)), "the name"
    assert ink_in(image, (72, 574, 400, 605)), "the guide"
    assert ink_in(image, (1000 - 80, 280, 1000 + 60, 340)), "the plate"


def test_an_opening_mark_hangs_and_is_added_only_once(look: Look) -> None:
    bare, marked = (dict(quote(look, said).words)["say"] for said in ("So.", "“So.”"))
    assert bare == marked
    assert bare.text == "“So.”"
    assert bare.hang > 20
    own = quote(look, "So.", marks=("„", "“"))
    assert dict(own.words)["say"].text == "„So.“"


def test_a_long_quote_steps_down_and_then_is_refused(look: Look) -> None:
    sizes = [dict(quote(look, LONG[:n]).words)["say"].setting.size.size for n in (20, 80, 150)]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 3
    with pytest.raises(CardError, match="too long"):
        quote(look, LONG)


def test_words_wider_than_measured_are_set_smaller(look: Look) -> None:
    card = quote(look, LONG[:60])
    say = dict(card.words)["say"]
    wrong = replace(say, setting=replace(say.setting, width=230))
    image = drawn(replace(card, words=(("say", wrong), *card.words[1:])))
    assert not ink_in(image, (72, 435, 700, 452)), "nothing may run into the rule"


def test_a_word_longer_than_a_line_is_broken_not_cut(look: Look) -> None:
    card = quote(look, "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung")
    image = drawn(card)
    assert dict(card.words)["say"].setting.lines == 3
    assert not ink_in(image, (745, 50, 768, 450)), "nothing may run under the plate"


def test_a_long_name_and_role_are_refused_not_cut(look: Look) -> None:
    with pytest.raises(CardError, match="name is too long"):
        quote(look, name="Wolfeschlegelstein " * 6)
    with pytest.raises(CardError, match="title is too long"):
        quote(look, role="Deputy under-secretary of all " * 8)


def test_a_photograph_is_printed_in_the_kits_ink(look: Look, photograph: bytes) -> None:
    plate = drawn(quote(look, picture=Picture(photograph))).crop((780, 10, 1190, 620))
    r, g, b = (band.resize((1, 1)).getpixel((0, 0)) for band in plate.split())
    assert r < g + 4, "no skin colour is left"  # type: ignore[operator]
    own = drawn(quote(look, picture=Picture(photograph, own_colours=True)))
    r, g, b = own.getpixel((984, 300))  # type: ignore[misc]
    assert r > b + 30


def test_a_drawn_portrait_is_cleaned_and_placed(look: Look) -> None:
    drawing = SVG.format("4 5", '<script>x</script><path d="M0 0h4v5H0z"/>').encode()
    card = quote(look, picture=Picture(drawing))
    assert b"script" not in card.picture
    image = drawn(card)
    assert ink_in(image, (900, 620, 1000, 630))
    assert not ink_in(image, (900, 0, 1000, 45))


def test_colours_of_a_drawing_survive(look: Look) -> None:
    orange = SVG.format("432 630", '<path fill="#ff7a00" d="M0 0h432v630H0z"/>')
    r, g, b = drawn(quote(look, pattern=orange)).getpixel((1000, 300))  # type: ignore[misc]
    assert (abs(r - 255) < 8, abs(g - 122) < 12, b < 20) == (True, True, True)


def test_a_damaged_picture_is_said_plainly(look: Look) -> None:
    with pytest.raises(CardError, match="not a picture"):
        quote(look, picture=Picture(b"junk"))


def test_characters_that_nothing_can_draw_are_named(look: Look) -> None:
    with pytest.raises(CardError, match=r"U\+E123") as caught:
        render([quote(look), quote(look, "A \ue123 sign")])
    assert caught.value.index == 1


def test_right_to_left_words_start_at_the_right(look: Look) -> None:
    say = dict(quote(look, "שלום", marks=("", "")).words)["say"]
    assert (say.direction, say.hang) == ("rtl", 0.0)


def test_words_are_never_markup(look: Look) -> None:
    image = drawn(quote(look, "<img src=x> & <b>bold</b>", name="<script>"))
    assert ink_in(image, (72, 62, 720, 300))


@pytest.mark.parametrize("address", ["https://example.org/x.png", "file:///etc/hostname", "x.png"])
def test_a_template_can_load_nothing_from_elsewhere(look: Look, address: str) -> None:
    hostile = replace(look, quote=look.quote.replace("{{ picture }}", address))
    with pytest.raises(CardError, match="template cannot be drawn"):
        render([quote(hostile)])


def test_the_ruler_breaks_lines_where_they_may_break() -> None:
    ruler = Ruler({ord(c): 0.5 for c in "abcdefgh -"})
    one = [Size(10, 12)]
    assert ruler.set("ab cd ef", one, 1000, 100).lines == 1  # type: ignore[union-attr]
    two = ruler.set("ab cd ef gh", one, 30, 100)
    assert two is not None
    assert two.lines == 2
    assert 25 <= two.width <= 30
    broken = ruler.set("abcdefgh", one, 30, 100)
    assert broken is not None
    assert broken.lines == 2
    assert ruler.set("abcdefgh", one, 30, 20) is None
    assert ruler.set("abcd-efgh", one, 30, 100).lines == 2  # type: ignore[union-attr]
    assert ruler.set("ab cd", one, 30, 5) is None
