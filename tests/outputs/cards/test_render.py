"""Cards as they come out: every word is there, nothing is cut off, nothing is loaded."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from PIL import Image, ImageDraw

from kitgen.outputs.cards.card import Card, CardError, quoted
from kitgen.outputs.cards.format import GUIDE, QUOTES, STORY, WIDE, Box, Format
from kitgen.outputs.cards.picture import Plate
from kitgen.outputs.cards.render import render

from .conftest import Studio

LONG = "Money came in, money went out, and I slept badly in between. " * 2
WORDS = {
    "tiny": ("“Ask.”", "Bo Ek", "", "The Guide"),
    "long": (quoted(LONG[:140]), "Mara Lindqvist", "Founding partner, Havn", "The Guide"),
    "names": (
        quoted(LONG[:100]),
        "Maria Aleksandra Wojciechowska-Kowalczyk",
        "Founding partner and head of restoration, Havn Arkitekter og Landskab",
        "The Complete Handbook of Getting Paid on Time, Second Edition",
    ),
    "one word": (
        "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung",
        "Wolfeschlegelsteinhausenbergerdorff",
        "Oberregierungsrätin",
        "Das Handbuch",
    ),
    "arabic": (
        "«لم نكن نعرف متى سيصل المال، فصرنا نحن مصرف عملائنا.»",
        "مها العبدالله",
        "شريكة مؤسسة، مكتب المرفأ للعمارة",
        "دليل التدفق النقدي",
    ),
    "hebrew": ("“היינו הבנק של הלקוחות.”", "מאיה לוי", "שותפה, נמל אדריכלים", "המדריך"),
    "hindi": ("“हम अपने ग्राहकों के बैंक बन गए थे।”", "प्रिया श्रीवास्तव", "संस्थापक", "कैश-फ़्लो गाइड"),
    "thai": ("“เราเป็นธนาคารของลูกค้ามาตลอดโดยไม่รู้ตัว”", "สมชาย ใจดี", "ผู้ก่อตั้ง", "คู่มือกระแสเงินสด"),
}


def cards_of(studio: Studio, words: Iterable[str], *, mirrored: bool) -> list[Card]:
    say, name, role, title = words
    formats = [format.mirrored() if mirrored else format for format in QUOTES]
    return [studio.card(format, say=say, name=name, role=role, title=title) for format in formats]


def assert_nothing_is_cut(studio: Studio, card: Card, image: Image.Image) -> None:
    """All ink stands within the columns; marks may hang out, accents and tails reach out a little.

    What runs over would stand beside its column, in the rule's air or below the foot.
    """
    format, ink = card.format, studio.ink(image, card)
    allowed = ImageDraw.Draw(ink)
    say = card.words["say"].box
    rule = card.rule

    def blank(left: float, top: float, right: float, bottom: float) -> None:
        allowed.rectangle((left, top, right - 1, bottom - 1), fill=0)

    hang = card.words["say"].hang + 8
    reach = card.words["say"].setting.size.size * 0.12
    blank(format.say.left - hang, say.top - reach, _right(format.say) + 8, rule.top - 4)
    blank(rule.left, rule.top, _right(rule), rule.bottom)
    blank(format.foot.left - 4, rule.bottom + 2, _right(format.foot) + 4, format.foot.bottom + 4)
    assert ink.getbbox() is None, f"ink outside of its place: {ink.getbbox()}"


def _right(box: Box) -> int:
    return box.left + box.width


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS.keys())
def test_every_word_is_there_and_nothing_is_cut(
    studio: Studio, words: tuple[str, str, str, str], mirrored: bool
) -> None:
    studio = studio.for_words("".join(words))
    cards = cards_of(studio, words, mirrored=mirrored)
    for card, image in zip(cards, studio.draw(*cards), strict=True):
        assert image.size == (card.format.width, card.format.height)
        assert_nothing_is_cut(studio, card, image)
        ink = studio.ink(image, card)
        for name, text in card.words.items():
            left, top, width, height = text.box
            assert ink.crop((left, top, left + width, top + height)).getbbox(), f"no {name}"


def test_a_story_is_free_of_words_where_apps_lay_theirs(studio: Studio) -> None:
    card = studio.card(STORY, say=quoted(LONG[:140]), role="Founding partner, Havn")
    (image,) = studio.draw(card)
    ink = studio.ink(image, card)
    assert ink.crop((0, 0, 1080, 250)).getbbox() is None
    assert ink.crop((0, 1920 - 340, 1080, 1920)).getbbox() is None
    assert ink.crop((0, 250, 1080, 1580)).getbbox() is not None


def test_colours_are_those_of_the_brand(studio: Studio) -> None:
    for card in (studio.card(format) for format in (*QUOTES, GUIDE)):
        (image,) = studio.draw(card)
        plate = card.format.plate
        assert image.getpixel((plate.left + 9, plate.top + 9)) == rgb(studio.look.scale.a100)
        assert image.getpixel((20, card.format.height - 9)) == rgb(studio.look.scale.light.paper)
        assert image.getpixel((card.rule.left + 9, card.rule.top)) == rgb(studio.look.scale.a600)


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def test_the_same_cards_are_the_same_bytes_whatever_is_drawn_beside_them(studio: Studio) -> None:
    one, two = studio.card(), studio.card(STORY, say="“Two.”")
    assert studio.files(one, two) == studio.files(one, two)
    assert studio.files(one, two)[0] == studio.files(one)[0]


def test_words_that_come_out_higher_than_reckoned_are_set_smaller(studio: Studio) -> None:
    card = studio.card(say=quoted(LONG[:60]))
    say = card.words["say"]
    narrow = replace(say, box=say.box._replace(width=230))
    (image,) = studio.draw(replace(card, words={**card.words, "say": narrow}))
    assert_nothing_is_cut(studio, studio.card(say=quoted(LONG[:60])), image)


def test_words_that_no_size_holds_are_refused_with_the_card(studio: Studio) -> None:
    style = studio.look.css + ".name p { font-size: 400px !important; line-height: 1 !important }"
    look = replace(studio.look, css=style)
    cards = [studio.card(), studio.card(STORY)]
    with pytest.raises(CardError, match="name is too long") as caught:
        render(look, cards, [studio.plate(card.format) for card in cards])
    assert caught.value.card == 0


@pytest.mark.parametrize("format", [*QUOTES, GUIDE])
def test_words_are_never_markup(studio: Studio, format: Format) -> None:
    hostile = {
        "say": "<img src=x> & </style>",
        "name": "<script>alert(1)</script>",
        "role": '"><b>x</b>',
        "title": "</p></div>{{ 7*7 }}",
    }
    card = studio.card(format, **hostile)
    (image,) = studio.draw(card)
    assert_nothing_is_cut(studio, card, image)
    shown = [card.words[name].text.replace("\u00a0", " ") for name in card.words]
    assert set(shown) == set(hostile.values())
    bare = studio.card(format, **(hostile | {"name": "alert(1)"}))
    assert studio.files(bare) != studio.files(card), "the marks of the element are drawn"


def squares(characters: str) -> bytes:
    """A typeface whose characters are all the same black square, as wide as they are high."""
    pen = TTGlyphPen(None)
    for point, move in (((80, -80), pen.moveTo), ((80, 820), pen.lineTo)):
        move(point)
    for point in ((920, 820), (920, -80)):
        pen.lineTo(point)
    pen.closePath()
    square = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    named = {ord(c): f"c{number}" for number, c in enumerate(characters)}
    names = [".notdef", "space", *named.values()]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(named | {0x20: "space"})
    builder.setupGlyf(dict.fromkeys(names, square) | {"space": TTGlyphPen(None).glyph()})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 80)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Squares", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


@pytest.mark.parametrize("mirrored", [False, True])
def test_square_characters_are_measured_and_broken_without_spaces(
    studio: Studio, mirrored: bool
) -> None:
    words = (
        "「私たちは、ずっと顧客の銀行だったのだと、十一週間かかって、ようやく気がつきました。」",
        "林 美咲",
        "代表、ハーバー建築設計事務所",
        "スタジオのための資金繰り手帖",
    )
    characters = "".join(sorted(set("".join(words)) - {" "}))
    studio = studio.with_faces(squares(characters))
    cards = cards_of(studio, words, mirrored=mirrored)
    for card, image in zip(cards, studio.draw(*cards), strict=True):
        assert card.words["say"].setting.lines > 1
        assert_nothing_is_cut(studio, card, image)


def test_characters_that_nothing_can_draw_are_named_with_a_way_out(studio: Studio) -> None:
    cards = [studio.card(), studio.card(say="A \U000f1234 sign and \U000f1235")]
    with pytest.raises(CardError, match=r"U\+F1234\).*U\+F1235") as caught:
        studio.files(*cards)
    assert caught.value.card == 1
    assert "typeface" in caught.value.hint


@pytest.mark.parametrize("address", ["https://example.org/x.png", "file:///etc/hostname", "x.png"])
def test_a_template_can_load_nothing_from_elsewhere(studio: Studio, address: str) -> None:
    card = studio.card()
    source = studio.look.templates[WIDE.template] + f'<img src="{address}" alt="">'
    look = replace(studio.look, templates={WIDE.template: source})
    with pytest.raises(CardError, match="template cannot be drawn"):
        render(look, [card], [studio.plate(WIDE)])


def test_a_slip_in_a_template_is_named_with_its_line(studio: Studio) -> None:
    look = replace(studio.look, templates={WIDE.template: "<p>\n{{ nobody }}"})
    with pytest.raises(CardError, match=r"quote.html, line 2: 'nobody' is undefined"):
        render(look, [studio.card()], [studio.plate(WIDE)])


def test_a_template_that_fills_two_pages_is_refused(studio: Studio) -> None:
    source = '<p style="break-after: page">One</p><p>Two</p>'
    look = replace(studio.look, templates={WIDE.template: source})
    with pytest.raises(CardError, match="more than one page"):
        render(look, [studio.card()], [studio.plate(WIDE)])


def test_a_picture_is_laid_on_its_plate_and_nowhere_else(studio: Studio) -> None:
    for format in QUOTES:
        card = studio.card(format)
        (bare,) = studio.draw(card)
        plate = Plate(Image.new("RGB", format.plate[2:], studio.look.scale.light.ink), flat=True)
        (data,) = render(studio.look, [card], [plate])
        image = Image.open(io.BytesIO(data)).convert("RGB")
        box = (*format.plate[:2], _right(format.plate), format.plate.bottom)
        assert image.crop(box).getcolors() == [
            (format.plate.width * format.plate.height, rgb(studio.look.scale.light.ink))
        ]
        image.paste(studio.plate(format).image, box)
        assert image.tobytes() == bare.tobytes()
