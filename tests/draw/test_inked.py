"""Charts in ink: every class has its colour, and one that has none is not overlooked."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

import pytest

from kitgen.draw import charts
from kitgen.draw.inked import Inks, inked

INKS = Inks(
    ink="#111111",
    quiet="#222222",
    rule="#333333",
    accent="#444444",
    paper="#ffffff",
    fill="#555555",
    figures="Display",
    labels='Label & "more"',
)
HOSTILE = ' class="zz" <text class="zz" x="1"> & ]]>'
SVG = "{http://www.w3.org/2000/svg}"


def say(value: float) -> str:
    return f"€{value:,.0f}"


def every(words: str = "Work") -> Iterator[charts.Chart]:
    """Each kind of chart, in all its ways to be drawn."""
    names = charts.Names(words, "Money in", "spent waiting", "lent to clients", "74 days")
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    for delay in (5, 74, 300):
        yield charts.gap(
            "g", words, words, 1_200_000, delay, names=names, say=say, brief=say, months=months,
            seed="g",
        )  # fmt: skip
    for months_shown in (6, 36):
        yield charts.rising("r", words, words, 38_099, months=months_shown, say=say)
    lines = [charts.Bar(words, 25_000, words), charts.Bar("Interest", 13_000)]
    yield charts.bars("b", words, words, lines, total="All", say=say)
    for before, after in ((74, 31), (31, 74), (20, 20), (50, 49)):
        yield charts.before_after(
            "p", words, words, [charts.Change(words, before, after, words)], say=say
        )
    moments = [charts.Moment(words, 0), charts.Moment("Month 3", 3), charts.Moment("Later", 18)]
    yield charts.timeline("t", words, words, moments, 38_099, say=say)


CHARTS = list(every())


def drawings(words: str = "Work") -> list[str]:
    return [svg for chart in every(words) for svg in (chart.wide_svg, chart.narrow_svg)]


def test_no_class_is_left_and_the_picture_stands_alone() -> None:
    for svg in drawings():
        picture = inked(svg, INKS)
        assert "class=" not in picture
        root = etree.fromstring(picture)
        assert root.tag == f"{SVG}svg"
        assert float(root.get("width", "")) > 300
        assert float(root.get("height", "")) > 80


def test_every_class_of_every_chart_has_been_seen() -> None:
    """So that the test above means something: all classes but those of the outer element."""
    found = {name for svg in drawings() for one in re.findall('class="([^"]+)"', svg)
             for name in one.split()}  # fmt: skip
    assert found >= {"g", "m0", "m1", "f0", "f1", "f2", "k", "h1", "n", "na", "b", "i", "f1t"}


def test_nothing_is_drawn_in_a_colour_that_nobody_chose() -> None:
    for svg in drawings():
        root = etree.fromstring(inked(svg, INKS))
        for element in root.iter():
            for name in ("fill", "stroke"):
                value = element.get(name)
                assert value in (None, "none", *INKS[:6]) or value.startswith("url(#"), value
            if element.tag in (f"{SVG}path", f"{SVG}circle"):
                assert element.get("fill") or element.get("stroke")


def test_every_word_has_its_typeface_beside_it() -> None:
    for svg in drawings():
        for words in etree.fromstring(inked(svg, INKS)).iter(f"{SVG}text"):
            assert words.get("font-family") in (INKS.figures, INKS.labels)
            assert float(words.get("font-size", "")) >= 12
            assert words.get("fill") in INKS


def test_words_and_shapes_stay_where_they_were() -> None:
    for svg in drawings():
        before, after = etree.fromstring(svg), etree.fromstring(inked(svg, INKS))
        assert ["".join(one.itertext()) for one in before.iter()] == [
            "".join(one.itertext()) for one in after.iter()
        ]
        assert [one.get("d") for one in before.iter()] == [one.get("d") for one in after.iter()]


def test_a_ring_is_filled_with_paper_and_outlined() -> None:
    moved = charts.before_after("p", "A", "B", [charts.Change("A", 74, 31, "B")], say=say)
    rings = [
        one
        for one in etree.fromstring(inked(moved.wide_svg, INKS)).iter(f"{SVG}circle")
        if one.get("stroke")
    ]
    assert [(ring.get("fill"), ring.get("stroke")) for ring in rings] == [(INKS.paper, INKS.ink)]


def test_words_that_look_like_a_drawing_are_words() -> None:
    for svg in drawings(HOSTILE):
        root = etree.fromstring(inked(svg, INKS))
        assert 'class="zz"' in "".join(root.itertext())


@pytest.mark.parametrize(
    "shape",
    [
        '<path class="new" d="M0 0"/>',
        '<circle class="f2 new" r="1"/>',
        '<circle class="f2 m0 new" r="1"/>',
        '<text class="new" x="1" y="1">A</text>',
        '<text class="n new" x="1" y="1">A</text>',
        '<path class="g-new" d="M0 0"/>',
    ],
)
def test_a_class_that_has_no_ink_fails_loudly(shape: str) -> None:
    svg = CHARTS[0].wide_svg.replace("</svg>", f"{shape}</svg>")
    with pytest.raises(KeyError):
        inked(svg, INKS)


def test_the_same_chart_gives_the_same_picture() -> None:
    assert inked(CHARTS[0].wide_svg, INKS) == inked(CHARTS[0].wide_svg, INKS)
