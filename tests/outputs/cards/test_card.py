"""A card's words: sizes step down, then words are refused with a way out."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kitgen.outputs.cards.card import CardError, quoted
from kitgen.outputs.cards.format import GUIDE, QUOTES, SQUARE, STORY, WIDE, Format

from .conftest import Studio, settings

LONG = "Money came in, money went out, and I slept badly in between. " * 5
QUOTE_110 = (
    "I thought profit and money were the same thing, arriving by different routes, "
    "and nobody had ever told me why."
)
FORMATS = [*QUOTES, GUIDE]


@pytest.mark.parametrize("format", QUOTES)
def test_a_long_quote_steps_down_and_then_is_refused(studio: Studio, format: Format) -> None:
    sizes = [
        settings(studio.card(format, say=LONG[:n]))["say"].size.size for n in (9, 60, 110, 150)
    ]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) >= 3
    with pytest.raises(CardError, match="too long") as caught:
        studio.card(format, say=LONG)
    assert "sentence" in caught.value.hint


@pytest.mark.parametrize("format", QUOTES)
def test_a_quote_of_110_characters_needs_no_last_resort(studio: Studio, format: Format) -> None:
    assert len(QUOTE_110) == 110
    setting = settings(studio.card(format, say=quoted(QUOTE_110)))["say"]
    assert setting.size.size > format.sizes[-1].size


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", ["Bo Ek", "Maria Aleksandra Wojciechowska-Kowalczyk"])
@pytest.mark.parametrize("role", ["", "Partner", "Founding partner and head of restoration, Havn"])
def test_texts_stand_apart_and_within_their_places(
    studio: Studio, format: Format, name: str, role: str
) -> None:
    card = studio.card(format, say=quoted(QUOTE_110), name=name, role=role)
    boxes = [card.words[key].box for key in ("say", "name", "role", "title") if key in card.words]
    above = [boxes[0], card.rule, *boxes[1:]]
    assert all(a.bottom <= b.top for a, b in pairwise(above))
    assert card.rule.top - boxes[0].bottom >= format.gap
    assert boxes[-1].bottom == format.foot.bottom
    assert all(b.left >= format.foot.left for b in boxes[1:])
    assert all(b.left + b.width <= format.foot.left + format.foot.width for b in boxes[1:])
    assert ("role" in card.words) == bool(role)


@pytest.mark.parametrize("format", QUOTES)
def test_names_and_roles_that_are_too_long_say_so(studio: Studio, format: Format) -> None:
    with pytest.raises(CardError, match="name is too long") as caught:
        studio.card(format, name="Wolfeschlegelstein " * 9)
    assert caught.value.hint
    with pytest.raises(CardError, match="role"):
        studio.card(format, role="Deputy under-secretary of all " * 9)
    with pytest.raises(CardError, match="guide's title"):
        studio.card(format, title="A very long guide to everything " * 9)


def test_what_fits_the_page_preview_fits_the_other_shapes_too(studio: Studio) -> None:
    name, role = "Maria Aleksandra Wojciechowska-Kowalczyk", "Partner and head of restoration, Havn"
    for length in range(20, 260, 10):
        try:
            studio.card(WIDE, say=quoted(LONG[:length]), name=name, role=role)
        except CardError:
            break
        for format in (SQUARE, STORY):
            assert studio.card(format, say=quoted(LONG[:length]), name=name, role=role)
    assert length > 140


def test_a_smaller_setting_is_a_wider_column_and_then_a_smaller_size(studio: Studio) -> None:
    rulers = studio.look.faces.rulers()
    card = studio.card(say=quoted(QUOTE_110))
    wider = card.smaller("say", rulers)
    smaller = wider.smaller("say", rulers)
    first, second, third = (settings(c)["say"] for c in (card, wider, smaller))
    assert first.size == second.size > third.size
    assert second.width > first.width
    assert (bool(first.rows), bool(second.rows), bool(third.rows)) == (True, False, True)
    last = studio.card(say=quoted(LONG[:170])).smaller("say", rulers)
    assert settings(last)["say"].size == WIDE.sizes[-1]
    with pytest.raises(CardError, match="too long"):
        last.smaller("say", rulers)


def test_quotation_marks_are_added_only_where_there_are_none() -> None:
    assert quoted("So.") == quoted("“So.”") == "“So.”"
    assert quoted("«Oui.»") == "«Oui.»"
    assert quoted("「はい。」") == "「はい。」"
    assert quoted("So.", ("„", "“")) == "„So.“"


def test_spaces_are_made_even_but_those_that_do_not_break_stay(studio: Studio) -> None:
    card = studio.card(say="“A\n  b\u00a0c.”", name="  Mara   Ek ")
    assert card.words["say"].text == "“A b\u00a0c.”"
    assert card.words["name"].text == "Mara Ek"


def test_an_opening_mark_hangs_out_where_lines_begin_at_the_left(studio: Studio) -> None:
    said = studio.card(say="“So.”").words["say"]
    assert said.direction == "ltr"
    assert said.hang > 20
    assert studio.card(say="So.").words["say"].hang == 0


def test_words_from_right_to_left_stand_at_the_right(studio: Studio) -> None:
    card = studio.for_words("שלום").card(say="שלום", name="Mara")
    assert card.direction == "rtl"
    for name in ("say", "name", "title"):
        box = card.words[name].box
        assert box.left + box.width == WIDE.foot.left + WIDE.foot.width
    assert card.words["say"].hang == 0
    assert card.words["name"].direction == "ltr"


def test_scripts_that_reach_high_and_low_get_air_and_no_tracking(studio: Studio) -> None:
    latin = studio.card(say="So.").words["say"]
    hindi = studio.for_words("हम").card(say="हम").words["say"]
    assert latin.tracking < 0
    assert hindi.tracking == 0
    assert hindi.setting.size.leading >= 1.35 * hindi.setting.size.size
