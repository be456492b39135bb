"""The look of print: typefaces in their order, inks that are read on white, links with names."""

from __future__ import annotations

import re

import pytest

from kitgen.model.colour import contrast
from kitgen.model.link import GUIDE, OFFER, ON_PAPER, ON_SCREEN
from kitgen.outputs.common.passing import Slot

from .printing import shop_of

SAMPLE = shop_of("sample")


def test_every_link_of_every_way_has_a_name() -> None:
    labels = SAMPLE.look.labels
    assert labels[Slot(GUIDE, ON_SCREEN)] == "The Studio Cash-Flow Field Guide"
    assert labels[Slot(OFFER, ON_PAPER)] == "An hour with your own numbers"
    assert labels[Slot("interview:mara-lindqvist", ON_SCREEN)] == (
        "“We were our clients’ bank.” Mara Lindqvist"
    )
    targets = {slot.target for slot in labels}
    assert len(targets) == len(SAMPLE.kit.entries) + 2
    assert set(labels) == {Slot(to, way) for to in targets for way in (ON_SCREEN, ON_PAPER)}


def test_links_are_named_in_plain_words() -> None:
    shop = SAMPLE.set(offer={"title": 'An "hour" -- with you'})
    assert shop.look.labels[Slot(OFFER, ON_SCREEN)].startswith("An “hour”")
    assert "*" not in "".join(SAMPLE.look.labels.values())


def test_single_pages_are_on_the_paper_that_printers_hold() -> None:
    look = SAMPLE.on("a5").look
    assert (look.sheet.width, look.large_sheet.width) == (148, 210)
    assert SAMPLE.on("letter").look.large_sheet.width == 215.9


@pytest.mark.parametrize("color", ["#2d6c4a", "#ffcc00", "#000000", "#ffffff", "#ff0055"])
def test_whatever_the_brand_words_in_charts_are_read_on_white(color: str) -> None:
    inks = SAMPLE.set(brand={"color": color}).look.inks
    for ink in (inks.ink, inks.quiet, inks.accent):
        assert contrast(ink, "#ffffff") >= 4.5, (color, ink)
    assert inks.paper == "#ffffff"


def test_other_scripts_come_after_the_brands_own_and_before_what_any_computer_has() -> None:
    look = shop_of("arabic").look
    html = look.manuscript("letter", look.large_sheet, {"letter": None}, {}, notice=None,
                           letter_box=(100, 20)).files["letter.css"].decode()  # fmt: skip
    assert look.more
    first = html.index('"Text", "More 0"')
    assert html.index("Georgia", first) > first


def test_a_manuscript_brings_its_style_sheet_and_its_drawings() -> None:
    look = SAMPLE.look
    values = {"letter": None}
    made = look.manuscript(
        "letter", look.large_sheet, values, {"a.svg": b"<svg/>"}, notice=None, letter_box=(100, 20)
    )
    assert set(made.files) == {"letter.css", "a.svg"}
    assert 'href="letter.css"' in made.html
    assert made.labels == look.labels


def test_a_short_last_word_stands_in_no_line_alone() -> None:
    html = SAMPLE.book().manuscript({}).html
    last = re.findall(r"(\s)([^\s<>]+)</(?:p|li|h[34])>", html)
    assert len(last) > 100
    assert {blank for blank, word in last if len(word) <= 9} == {"\u00a0"}
    assert " " in {blank for blank, word in last if len(word) > 9}


def test_every_typeface_of_the_style_sheet_is_declared() -> None:
    css = SAMPLE.book().manuscript({}).files["book.css"].decode()
    declared = {face.family for face in SAMPLE.look.faces}
    assert declared >= {"Text", "Display", "Deck", "Label"}
    for face in SAMPLE.look.faces:
        assert f'url("{face.file}")' in css
