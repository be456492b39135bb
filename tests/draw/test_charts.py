from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitgen.draw.canvas import FIGURE, LABEL, Box, box_of, fit, ticks, width_of, wrap
from kitgen.draw.charts import (
    Bar,
    Change,
    Chart,
    ChartError,
    Moment,
    Names,
    bars,
    before_after,
    gap,
    rising,
    timeline,
)

LONG = "Everything that the studio ever billed to"
CLASSES = {
    "wide", "narrow", "g", "m0", "m1", "k", "h1", "f0", "f1", "f1t", "f2", "n", "na", "a", "b", "i",
}  # fmt: skip
AMOUNT = st.one_of(st.sampled_from([0, 0.5, 1, 999, 1e9]), st.floats(0, 1e9))
NAME = st.one_of(
    st.sampled_from(["A", "Rao & Field", LONG]),
    st.text(st.characters(exclude_categories=["Cs", "Cn"]), min_size=1, max_size=40),
)


def say(value: float) -> str:
    return f"€{value:,.0f}"


def brief(value: float) -> str:
    return f"€{value / 1e6:,.1f}m" if value > 1e6 else f"€{value:,.0f}"


def _names(days: str = "74 days") -> Names:
    return Names("Work earned", "Money in", "spent waiting", "lent to clients", days)


def _inspect(chart: Chart) -> list[etree.Element]:
    """Every law of every drawing; returns the two roots."""
    roots = []
    for svg in (chart.wide_svg, chart.narrow_svg):
        root = etree.fromstring(svg)
        roots.append(root)
        assert "style" not in "".join(k for e in root.iter() for k in e.attrib)
        classes = {c for e in root.iter() for c in e.get("class", "").split()}
        assert classes <= CLASSES
        width, height = map(float, root.get("viewBox", "").split()[2:])
        assert width in (620, 342)
        assert root.get("role") == "img"
        assert root[0].tag == "title"
        assert root[0].get("id") == root.get("aria-labelledby")
        assert not re.search("[\x00-\x08\x0b-\x1f]", svg)
        boxes: list[tuple[str, Box]] = []
        for words in root.iter("text"):
            kind = words.get("class", "")
            size = FIGURE if kind in ("n", "na") else LABEL
            x, y = float(words.get("x", "")), float(words.get("y", ""))
            said = words.text or ""
            box = box_of(said, x, y, words.get("text-anchor", "start"), size)
            assert box.left >= -1.5, said
            assert box.right <= width + 1.5, said
            assert box.top >= -2, said
            assert box.bottom <= height + 2, said
            inner = Box(box.left + 1, box.top + 2, box.right - 1, box.bottom - 2)
            for other, taken in boxes:
                assert not inner.meets(taken), (said, other)
            boxes.append((said, inner))
    ids = [e.get("id") for root in roots for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert all(len(row) == len(chart.table.headers) for row in chart.table.rows)
    return roots


@given(AMOUNT, st.one_of(st.sampled_from([0, 1, 74, 365, 400]), st.floats(0, 1000)), NAME, NAME)
@settings(max_examples=120, deadline=None)
def test_a_gap_is_legible_for_any_number(flow: float, delay: float, one: str, two: str) -> None:
    names = Names(one, two, two, one, f"{delay:.0f} days")
    chart = gap("x", "A gap", "€", flow, delay, names=names, say=say, brief=brief)
    for root in _inspect(chart):
        assert len([e for e in root.iter("path") if e.get("class") == "g"]) <= 3


@given(st.lists(st.tuples(NAME, AMOUNT), min_size=1, max_size=6), NAME)
@settings(max_examples=120, deadline=None)
def test_bars_are_legible_for_any_number(lines: list[tuple[str, float]], total: str) -> None:
    _inspect(bars("x", "A sum", "€", [Bar(*line, line[0]) for line in lines], total=total, say=say))


@given(AMOUNT, st.integers(1, 48))
@settings(max_examples=120, deadline=None)
def test_a_rising_cost_is_legible_for_any_number(yearly: float, months: int) -> None:
    _inspect(rising("x", "It grows", "€", yearly, say=say, brief=brief, months=months))


@given(st.lists(st.tuples(NAME, AMOUNT, AMOUNT), max_size=6))
@settings(max_examples=120, deadline=None)
def test_changes_are_legible_for_any_number(rows: list[tuple[str, float, float]]) -> None:
    changes = [Change(*row, row[0]) for row in rows]
    _inspect(before_after("x", "Less", "Days", changes, say=say, brief=brief, zero="0 days"))


@given(st.lists(st.floats(0, 600), min_size=1, max_size=9, unique=True), AMOUNT, NAME)
@settings(max_examples=60, deadline=None)
def test_a_timeline_is_legible_for_any_number(
    months: list[float], yearly: float, name: str
) -> None:
    moments = [Moment(f"{name} {number}", at) for number, at in enumerate(sorted(months))]
    _inspect(timeline("p", "Title.", "Measure", moments, yearly, say=say, brief=brief))


def test_a_timeline_stands_at_the_distance_of_its_moments_and_tells_all_of_them() -> None:
    moments = [Moment("Today", 0), Moment("Month 6", 6), Moment("Month 18", 18)]
    chart = timeline("p", "What it has cost by then", "Waiting", moments, 1200, say=say)
    assert chart.table.rows == (("Today", "€0"), ("Month 6", "€600"), ("Month 18", "€1,800"))
    assert "Today €0; Month 6 €600; Month 18 €1,800" in chart.says
    dots = [float(x) for x in re.findall(r'<circle [^>]*cx="([\d.]+)"', chart.wide_svg)]
    assert (dots[2] - dots[0]) == pytest.approx(3 * (dots[1] - dots[0]), abs=0.3)
    assert ">€1,800<" in chart.wide_svg


def test_the_gap_tells_its_numbers() -> None:
    chart = gap("c", "T", "€", 1_200_000, 74, names=_names(), say=say, brief=brief)
    wide, narrow = _inspect(chart)
    for root in (wide, narrow):
        assert "€243,288, or 74 days" in (root[0].text or "")
        words = [e.text for e in root.iter("text")]
        assert {"Work earned", "Money in", "74 days", "spent waiting", "€0.2m"} - set(words) <= {
            "€0.2m"
        }
        assert "lent to clients" in words
    assert ("74 days spent waiting", "€243,288") in chart.table.rows


def test_a_gap_is_the_same_for_the_same_seed_and_uneven() -> None:
    draw = partial(gap, "c", "T", "€", 1e6, 60, names=_names(), say=say)
    assert draw(seed="a") == draw(seed="a")
    assert draw(seed="a") != draw(seed="b")


def test_a_bar_is_as_long_as_its_number() -> None:
    lines = [Bar("A", 100.0), Bar("B", 300.0)]
    chart = bars("x", "T", "€", lines, total="Sum", say=say)
    for root in _inspect(chart):
        lengths = [
            float(m[1])
            for e in root.iter("path")
            if (m := re.search(r"h([\d.]+)v16", e.get("d", "")))
        ]
        assert lengths[1] / lengths[0] == pytest.approx(3, rel=0.01)
        assert lengths[2] / lengths[0] == pytest.approx(4, rel=0.01)
    assert chart.table.rows[-1] == ("Sum", "€400")


def test_changes_are_sorted_by_what_was_and_drawn_to_scale() -> None:
    chart = before_after("x", "T", "D", [Change("A", 10, 5), Change("B", 40, 20)], say=say)
    assert [row[0] for row in chart.table.rows] == ["B", "A"]
    for root in _inspect(chart):
        before = [float(e.get("cx", "")) for e in root.iter("circle") if e.get("r") == "5.5"]
        after = [float(e.get("cx", "")) for e in root.iter("circle") if e.get("r") == "6.5"]
        zero = 2 * after[0] - before[0]
        assert 2 * after[1] - before[1] == pytest.approx(zero, abs=0.5)


def test_text_is_escaped() -> None:
    chart = bars("x", "<b>&", "€", [Bar("<i>", 1, "a & b")], total="Sum", say=say)
    assert "<b>" not in chart.wide_svg
    assert "<i>" not in chart.wide_svg
    _inspect(chart)


@pytest.mark.parametrize("value", [-1.0, float("nan"), float("inf"), 1e300])
def test_a_number_that_cannot_be_drawn_is_refused(value: float) -> None:
    with pytest.raises(ChartError):
        bars("x", "T", "€", [Bar("A", value)], total="Sum", say=say)
    with pytest.raises(ChartError):
        rising("x", "T", "€", value, say=say)
    with pytest.raises(ChartError):
        gap("x", "T", "€", value, 74, names=_names(), say=say)


@given(st.floats(1e-6, 1e12))
@settings(max_examples=200, deadline=None)
def test_ticks_are_few_and_round(top: float) -> None:
    found = ticks(top)
    assert 2 <= len(found) <= 4
    assert found[-1] <= top * 1.0001
    assert all(re.fullmatch(r"[1-9]0*", f"{t / found[1]:.0f}") for t in found[1:])


def test_words_are_shortened_to_their_room() -> None:
    assert fit(LONG, 120).endswith("…")
    assert width_of(fit(LONG, 120)) <= 120
    assert wrap(LONG, 120, 2)[0] == "Everything that"
    assert wrap("one", 120) == ["one"]
