"""Binding: what is set is looked through for words that do not fit, and complaints are told."""

from __future__ import annotations

import pytest

from kitgen.outputs.common import press
from kitgen.outputs.pdf.bind import Bound, bind

from .reading import Pdf

STYLE = """
@page { size: 170mm 240mm; margin: 20mm }
html { font: 10pt/15pt sans-serif } p { margin: 0 }
.talk { break-before: page; position: relative; height: 200mm }
.foot { position: absolute; bottom: 0 }
"""


def bound(body: str, style: str = "", archive: bool = False) -> Bound:
    html = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A book</title>
    <style>{STYLE}{style}</style></head><body><h1 id="top">A book</h1>{body}</body></html>"""
    return bind(html, {}, b"a book", archive=archive)


def talk(slug: str, lines: int) -> str:
    said = "<p>A line.</p>" * lines
    return f'<section class="talk" id="talk-{slug}"><h2>{slug}</h2>{said}</section>'


def test_a_conversation_too_long_for_its_page_is_told() -> None:
    found = bound(talk("short", 9) + talk("long", 40) + talk("longer", 90))
    assert found.tight == ("long", "longer")


def test_a_conversation_that_cannot_be_divided_and_stands_out_of_its_page_is_told() -> None:
    whole = talk("whole", 60).replace("<section", '<section style="break-inside:avoid"')
    assert bound(whole.replace("<p>", '<p style="line-height:40mm">')).tight == ("whole",)


def test_what_stands_apart_from_the_words_takes_no_room() -> None:
    foot = '<section class="talk" id="talk-a"><p>A line.</p><p class="foot">Below</p></section>'
    assert bound(foot).tight == ()


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("margin-left: 145mm; white-space: nowrap", "Far right"),
        ("position: absolute; left: -40mm; top: 0", "Far left"),
        ("position: absolute; top: -50mm", "Far above"),
        ("position: absolute; top: 235mm", "Far below"),
        ("font-size: 90pt", "Unbreakably-long".replace("-", "")),
    ],
)
def test_words_off_the_paper_are_told_with_their_page(style: str, words: str) -> None:
    body = f'<p>On the paper.</p><h2 style="break-before:page">More</h2><p style="{style}">{words}'
    found = bound(body)
    assert found.clipped
    assert {number for number, _ in found.clipped} == {2}
    assert words.startswith(found.clipped[0][1][:4])


def test_words_at_the_very_edge_of_the_paper_are_no_matter() -> None:
    edge = '<p style="position:absolute;left:-20mm;top:-20mm">Edge</p>'
    assert bound(edge).clipped == ()


def test_white_beyond_the_paper_is_no_matter() -> None:
    assert bound('<p style="margin-left:400mm;white-space:pre">   </p>').clipped == ()


def test_the_page_of_everything_that_has_a_name_is_known() -> None:
    found = bound('<h2 id="one">One</h2><h2 id="two" style="break-before:page">Two</h2>')
    assert found.places == {"top": 1, "one": 1, "two": 2}
    assert found.pages == 2


def test_what_goes_over_several_pages_stands_where_it_begins() -> None:
    found = bound(f'<section id="long">{"<p>A line.</p>" * 99}</section>')
    assert found.places["long"] == 1
    assert found.pages > 1


REFERRED = """<p><a href="#top">The top, </a></p><p><a href="#two">the second, </a></p>
<h2 id="two" style="break-before:page">Two</h2>"""


def test_numbers_of_pages_that_are_right_are_no_matter() -> None:
    assert not bound(REFERRED, "a::after { content: target-counter(attr(href), page) }").astray
    assert not bound(REFERRED).astray


def test_a_number_that_is_not_that_of_its_page_is_told() -> None:
    assert bound(REFERRED, 'a::after { content: " 1" }').astray


def test_numbers_after_links_out_of_the_book_are_no_pages() -> None:
    out = '<p><a href="https://example.org/2">Away</a></p>'
    assert not bound(out, 'a::after { content: " 7" }').astray


def test_a_character_that_no_typeface_has_is_a_complaint_that_names_it() -> None:
    with pytest.raises(press.Complaint) as caught:
        bound("<p>Sumerian \U00012000 was written here</p>")
    assert caught.value.missing == {"\U00012000"}


def test_what_the_typesetter_does_not_understand_is_a_complaint() -> None:
    with pytest.raises(press.Complaint, match="height"):
        bound("<p>A line.</p>", style="p { height: -20pt }")


def test_a_picture_that_is_not_there_is_a_complaint() -> None:
    with pytest.raises(press.Complaint, match="face"):
        bound('<p><img src="face.jpg" alt="A face"></p>')


def test_what_stumbles_within_the_typesetter_is_a_complaint(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stumble(html: str, files: object) -> None:
        raise AssertionError

    monkeypatch.setattr(press, "lay_out", stumble)
    with pytest.raises(press.Complaint, match=r"WeasyPrint gave up \(AssertionError"):
        bound("<p>A line.</p>")


def test_the_same_manuscript_gives_the_same_bytes() -> None:
    assert bound(talk("a", 3)).pdf == bound(talk("a", 3)).pdf


@pytest.mark.filterwarnings("ignore:Exception ignored")  # WeasyPrint leaves a profile open
def test_only_what_is_for_archives_says_so() -> None:
    for archive in (False, True):
        found = Pdf(bound("<p>A line.</p>", archive=archive).pdf).said
        assert ("pdfaid:part" in found) is archive
