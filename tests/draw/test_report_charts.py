"""The report’s charts: words stand within the drawing, and bars begin at nothing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.draw import inline
from kitgen.draw.canvas import FIGURE, LABEL, Chart, ChartError, Table, box_of
from kitgen.draw.pairs import Pair, pairs
from kitgen.draw.ranges import Range, ranges
from kitgen.draw.spans import COLUMN, Series, spans

_NAME = st.text(st.characters(exclude_categories=["Cs", "Cn"]), min_size=1, max_size=40)
_VALUE = st.one_of(st.just(0.0), st.integers(0, 10**7).map(float), st.floats(0, 1e7))
_NOTHING = Table((), ())
CLASSES = {
    "wide", "narrow", "g", "m0", "m1", "m2", "k", "h1", "f0", "f1", "n", "na", "a", "b", "i", "d",
    "cell", "",
}  # fmt: skip


def _inspect(chart: Chart) -> list[etree.Element]:
    roots = []
    for svg in (chart.wide_svg, chart.narrow_svg):
        root = etree.fromstring(svg)
        roots.append(root)
        classes = {c for e in root.iter() for c in e.get("class", "").split()}
        assert classes <= CLASSES
        width, height = map(float, root.get("viewBox", "").split()[2:])
        assert width in (COLUMN, 342)
        assert root.get("role") == "img"
        assert root[0].tag == "title"
        for words in root.iter("text"):
            size = FIGURE if words.get("class") in ("n", "na") else LABEL
            x, y = float(words.get("x", "")), float(words.get("y", ""))
            box = box_of(words.text or "", x, y, words.get("text-anchor", "start"), size)
            assert box.left >= -1.5, words.text
            assert box.right <= width + 1.5, words.text
            assert box.top >= -2, words.text
            assert box.bottom <= height + 2, words.text
        for _, tall in re.findall(r"M[\d.]+ ([\d.]+)v-([\d.]+)", svg):
            assert float(tall) <= height
    return roots


def _series(name: str, values: list[float], target: float | None = None) -> Series:
    return Series(name, "9", tuple(values), tuple(f"{v:,.0f}" for v in values), target, "full")


@given(
    st.integers(1, 110).flatmap(
        lambda n: st.lists(
            st.builds(
                _series,
                _NAME,
                st.lists(_VALUE, min_size=n, max_size=n),
                st.none() | st.floats(0, 1e8),
            ),
            min_size=1,
            max_size=4,
        )
    )
)
def test_spans_of_any_numbers_can_be_drawn(series: list[Series]) -> None:
    ends = [f"{n} March" for n in range(len(series[0].values))]
    _inspect(spans("a", "T", "M", series, ends, says="S", table=_NOTHING))


def test_a_bar_is_as_long_as_its_number_and_the_target_is_on_the_same_scale() -> None:
    chart = spans(
        "a", "T", "", [_series("Visits", [10, 20, 40, 30], 20)], list("abcd"), says="S",
        table=_NOTHING,
    )  # fmt: skip
    bars = [
        float(t) for t in re.findall(r'class="f[01]" d="M[\d.]+ [\d.]+v-([\d.]+)h', chart.wide_svg)
    ]
    assert bars == pytest.approx([8.5, 17, 34, 25.5])
    base = float(re.findall(r"M[\d.]+ ([\d.]+)v-", chart.wide_svg)[0])
    target = float(re.findall(r'class="m0 d"[^>]*d="M[\d.]+ ([\d.]+)H', chart.wide_svg)[0])
    assert base - target == pytest.approx(17)


def test_a_span_that_is_not_over_is_ruled_and_outlined() -> None:
    values = _series("Visits", [10, 20, 40, 30])
    whole = spans("a", "T", "", [values], list("abcd"), says="S", table=_NOTHING)
    partly = spans(
        "a", "T", "", [values], list("abcd"), says="S", table=_NOTHING, unfinished=frozenset({3})
    )
    assert "url(#a-wide-rule-last)" in partly.wide_svg
    assert "url(#a-narrow-rule-last)" in partly.narrow_svg
    assert "url(#" not in whole.wide_svg
    assert partly.wide_svg.count('class="f0" d="M') == whole.wide_svg.count('class="f0" d="M')


def test_what_is_not_known_is_not_drawn_as_nothing() -> None:
    series = Series("Visits", "–", (None, 3.0), ("–", "3"))
    chart = spans("a", "T", "", [series], ["a", "b"], says="S", table=_NOTHING)
    assert len(re.findall(r"v-[\d.]+h", chart.wide_svg)) == 1


def test_few_spans_have_their_numbers_beside_them_and_many_only_the_last() -> None:
    few = spans("a", "T", "", [_series("V", [1, 2, 3, 4])], list("abcd"), says="", table=_NOTHING)
    many = spans("a", "T", "", [_series("V", [*range(50)])], ["x"] * 50, says="", table=_NOTHING)
    assert all(f">{n}</text>" in few.wide_svg for n in (1, 2, 3, 4))
    assert ">49</text>" in many.wide_svg
    assert ">48</text>" not in many.wide_svg


_PAIR = st.builds(Pair, _NAME, st.none() | _VALUE, st.none() | _VALUE, st.just(("1,234", "–")))


@given(st.lists(_PAIR, min_size=1, max_size=9))
def test_pairs_of_any_numbers_can_be_drawn(rows: list[Pair]) -> None:
    heads = ("Visits", "Introductions")
    marks = ("full", "half")
    _inspect(pairs("a", "T", "", rows, heads=heads, says="S", table=_NOTHING, marks=marks))


@given(st.lists(st.lists(_VALUE, min_size=3, max_size=3).map(sorted), min_size=1, max_size=6))
def test_ranges_of_any_numbers_can_be_drawn(values: list[list[float]]) -> None:
    rows = [Range("Met", *three, f"{three[1]:.0f} days", "1 to 9, of 4") for three in values]
    _inspect(ranges("a", "T", "", rows, marks="{} days", says="S", table=_NOTHING))


@given(_VALUE, st.floats(0.1, 1e7))
def test_a_bullet_keeps_bar_and_target_on_one_scale(actual: float, target: float) -> None:
    svg = inline.bullet(actual, target)
    root = etree.fromstring(svg)
    assert root.get("aria-hidden") == "true"
    bar = re.search(r"M0 5h([\d.]+)v8", svg)
    goal = re.search(r"M([\d.]+) 0V18", svg)
    assert goal
    assert float(goal[1]) <= inline.WIDTH
    length = float(bar[1]) if bar else 0.0
    assert length <= inline.WIDTH
    # Lengths are drawn to a tenth of a px.
    if length > 10 and 10 < float(goal[1]) < inline.WIDTH - 1:
        assert length / float(goal[1]) == pytest.approx(actual / target, rel=0.1)
    assert ('class="f1"' in svg) == (actual >= target and bar is not None)


def test_an_interval_spans_what_may_be_true_of_the_whole() -> None:
    svg = inline.interval(0.25, 0.5, 0.75)
    assert "M0 9H150" in svg
    assert "M37.5 9H112.5" in svg
    assert 'cx="75"' in svg


def test_a_negative_number_cannot_be_drawn() -> None:
    with pytest.raises(ChartError):
        inline.bullet(-1, 2)
    with pytest.raises(ChartError):
        spans("a", "T", "", [_series("V", [-1])], ["a"], says="", table=_NOTHING)
