from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from kitgen.model.brand import Brand, Fonts
from kitgen.model.report import Basis, Breakdown, Figure, Report, Row
from kitgen.outputs.common.theme import Theme
from kitgen.outputs.report import page
from kitgen.outputs.report.saying import Saying

from ...site.reading import Element, Page
from . import samples
from .conftest import SAMPLES

Rendered = Callable[[str], Page]
_MEANING = {
    Basis.MEASURED: "measured",
    Basis.REPORTED: "reported",
    Basis.BOTH: "measured and reported",
}


def _rows(found: Page, name: str) -> dict[str, list[str]]:
    """The cells of every row of a section's first table, by the row's head."""
    html = re.search(rf'<section class="piece {name}".*?</section>', found.html, re.S)
    assert html, name
    rows: dict[str, list[str]] = {}
    for row in Page("", html[0]).html.split("<tr")[1:]:
        cells = Page("", f"<tr{row}").all("th", "td")
        rows[cells[0].text] = [one.text for one in cells[1:]]
    return rows


@pytest.mark.parametrize("name", SAMPLES)
def test_elements_are_closed_in_order_and_ids_are_unique(rendered: Rendered, name: str) -> None:
    found = rendered(name)
    assert found.html.startswith("<!doctype html>")
    assert found.faults == []
    assert [id for id, count in Counter(found.ids).items() if count > 1] == []
    for element in found.elements:
        for id in element.attrs.get("aria-labelledby", "").split():
            assert id in found.ids


@pytest.mark.parametrize("name", SAMPLES)
def test_headings_begin_with_the_only_h1_and_skip_no_level(rendered: Rendered, name: str) -> None:
    levels = [int(one.tag[1]) for one in rendered(name).all("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_drawing_has_words_or_stands_beside_them(rendered: Rendered, name: str) -> None:
    drawings = rendered(name).all("svg")
    # Too few numbers for a chart are a table.
    assert bool(drawings) == (name != "first_week")
    for drawing in drawings:
        assert "aria-hidden" in drawing.attrs or drawing.attrs.get("role") == "img"


@pytest.mark.parametrize("name", SAMPLES)
def test_a_page_needs_nobody_and_no_script(rendered: Rendered, name: str) -> None:
    found = rendered(name)
    assert found.all("script", "link", "iframe", "img", "a", "form", "object") == []
    assert not any(key.startswith("on") for one in found.elements for key in one.attrs)
    (sheet,) = found.all("style")
    css = "".join(sheet.words)
    assert "@import" not in css
    addresses = re.findall(r"url\(\s*[\"']?([^\"')]*)", css)
    assert addresses
    assert all(re.match(r"data:font/woff2;base64,|#", one) for one in addresses), addresses
    assert found.meta("robots") == "noindex, nofollow"
    assert len(found.html) < 300_000


@pytest.mark.parametrize("name", SAMPLES)
def test_no_leftover_of_a_template_stands_in_a_page(rendered: Rendered, name: str) -> None:
    found = rendered(name)
    words = found.all("body")[0].text
    assert not re.search(r"\{\{|\}\}|\{%|\bnan\b|Undefined|report_", words)
    assert [one.tag for one in found.elements if one.text == "None"] == []


def test_the_finding_is_the_headline(rendered: Rendered, report: Callable[[str], Report]) -> None:
    assert rendered("sample").all("h1")[0].text == report("sample").headline
    assert report("sample").notice in rendered("sample").all("body")[0].text


def test_every_step_says_its_figure_its_target_its_rate_and_what_it_rests_on(
    rendered: Rendered, report: Callable[[str], Report], say: Callable[[str], Saying]
) -> None:
    rows = _rows(rendered("sample"), "steps")
    write = say("sample")
    for step in report("sample").steps:
        head = next(h for h in rows if h.startswith(write.step(step.id)))
        cells = rows[head]
        money = step.id == "revenue"
        assert cells[0] == write.figure(step.actual, money=money)
        assert step.target is not None
        assert cells[1] == (write.money if money else write.number)(step.target)
        if step.rate is not None:
            assert cells[3] == write.rate(step.rate) + write.interval(step.rate)
        assert cells[4] in (*_MEANING.values(), "both")
    assert rows["Met (the narrow place)"][3] == "54%42 to 67"


_COLUMNS = (
    "introductions",
    "meetings",
    "opportunities",
    "won",
    "revenue",
    "shares",
    "visits",
    "reads",
    "downloads",
)


@pytest.mark.parametrize("by", ["ambassador", "channel", "interview", "problem"])
def test_every_figure_of_a_breakdown_stands_in_its_row(
    rendered: Rendered, report: Callable[[str], Report], say: Callable[[str], Saying], by: str
) -> None:
    rows = _rows(rendered("sample"), by)
    (of,) = (one for one in report("sample").breakdowns if one.by == by)
    for row in (*of.rows, of.together):
        if row is of.together:
            cells = rows["Together"]
        else:
            cells = rows[row.name] if row.id else next(iter(_untold(rows)))
        for name, cell in zip(_COLUMNS, cells, strict=True):
            assert cell.startswith(_written(say("sample"), getattr(row, name), name)), (row, name)


def _untold(rows: dict[str, list[str]]) -> list[list[str]]:
    return [cells for head, cells in rows.items() if head in ("Nobody named", "Without a link")]


def _written(say: Saying, figure: Figure, name: str) -> str:
    shown = say.figure(figure, money=name == "revenue")
    return shown.replace("–", "–not measured")


def test_every_week_and_month_stands_in_a_table(
    rendered: Rendered, report: Callable[[str], Report], say: Callable[[str], Saying]
) -> None:
    for name, every in (("weeks", report("sample").weeks), ("months", report("sample").months)):
        rows = list(_rows(rendered("sample"), name).values())[1:]
        assert len(rows) == len(every)
        for span, cells in zip(every, rows, strict=True):
            figures = span[2:]
            for at, (figure, cell) in enumerate(zip(figures, cells, strict=True)):
                assert cell == say("sample").figure(figure, money=at == 5)  # type: ignore[arg-type] # all but the days


def test_a_figure_says_in_words_what_it_rests_on(rendered: Rendered) -> None:
    found = rendered("sample")
    heads = [one.text for one in found.all("th", scope="col")]
    assert "Visits measured" in heads
    assert "Introduced measured and reported" in heads
    assert "Revenue reported" in heads
    # What rests on something else than its column says so itself.
    assert _rows(found, "ambassador")["Nobody named"][0] == "2 reported"


def test_what_is_withheld_and_what_is_not_measured_is_told_apart(rendered: Rendered) -> None:
    rows = _rows(rendered("first_week"), "steps")
    assert rows["Read"][0] == "few"
    assert rows["Met"][0] == "not measured–"
    assert rows["Introduced"][0] == "0"


def test_a_rate_that_would_tell_a_withheld_number_is_not_shown(rendered: Rendered) -> None:
    words = rendered("first_week").all("main")[0].text
    assert "33%" not in words
    assert "0 to 79" not in words


def test_a_first_week_shows_only_what_there_is_and_says_what_would_tell_more(
    rendered: Rendered,
) -> None:
    found = rendered("first_week")
    titles = [one.text for one in found.all("h2")]
    assert titles == [
        "From a share to a signature",
        "Week by week",
        "Month by month",
        "To know when you read this",
        "Machines, counted apart",
        "What it was read from",
        "How it was counted",
    ]
    words = found.all("body")[0].text
    for gap in ("kitgen leads import", "no targets in kit.yaml", "other sources"):
        assert gap in words
    assert "Target" not in [one.text for one in found.all("th")]


def test_a_large_report_shows_a_dozen_people_and_the_others_as_one(
    rendered: Rendered, report: Callable[[str], Report]
) -> None:
    rows = _rows(rendered("large"), "ambassador")
    (of, *_) = report("large").breakdowns
    assert len(rows) == 1 + 12 + 1 + 1
    rest = of.rows[12:]
    assert rows["and 388 others"][0] == f"{sum(r.introductions.value or 0 for r in rest):,.0f}"
    assert rows["and 388 others"][6] == f"{sum(r.visits.value or 0 for r in rest):,.0f}"


def test_one_row_too_many_is_shown_rather_than_counted(theme: Callable[[str], Theme]) -> None:
    of = samples.large().breakdowns[0]
    thirteen = Breakdown(of.by, of.rows[:13], of.together)
    html = page.render(samples.sample()._replace(breakdowns=(thirteen,)), theme("en"), Brand())
    assert "Ambassador 12<" in html
    assert "1 other" not in html


def test_a_large_report_shows_fifty_introductions_and_says_where_the_others_are(
    rendered: Rendered,
) -> None:
    found = rendered("large")
    assert len(found.all("th", role="rowheader")) == 50
    assert "and 250 more, in introductions.csv" in found.all("main")[0].text
    assert "and 45 more, in machines.csv" in found.all("main")[0].text


def test_addresses_of_guests_stand_among_the_introductions_alone(
    rendered: Rendered, report: Callable[[str], Report]
) -> None:
    html = rendered("sample").html
    before, _, rest = html.partition('<section class="piece introductions"')
    _, _, after = rest.partition("</section>")
    for one in report("sample").introductions:
        assert one.email in rest
        assert one.email not in before + after


def test_every_introduction_shows_its_evidence_and_what_that_is(
    rendered: Rendered, report: Callable[[str], Report]
) -> None:
    cells = [one.text for one in rendered("sample").all("td") if "ev" in one.attrs.get("class", "")]
    for one, cell in zip(report("sample").introductions, cells, strict=True):
        for credit in one.credits:
            assert credit.name in cell
            assert f"{credit.evidence}, {_MEANING[credit.basis]}" in cell
        if one.unclear:
            assert f"said “{one.unclear}”" in cell


def test_everything_else_that_the_report_knows_stands_on_the_page(
    rendered: Rendered, report: Callable[[str], Report]
) -> None:
    words = rendered("sample").all("main")[0].text
    found = report("sample")
    assert found.comparison is not None
    assert found.comparison.verdict in words
    for source in (found.comparison.referred, found.comparison.others, *found.comparison.each):
        assert source.name in words
        assert f"€{source.revenue:,.0f}" in words
    for market in found.markets:
        assert market.name in words
        assert market.customer in words
    for machine in found.machines:
        assert machine.reason in words
        assert f"{machine.count:,}" in words
    for name, count in found.asked:
        assert f"{name}" in words
        assert f"{count:,}" in words
    for read in found.reads:
        assert read.name in words
        assert f"{read.lines:,} lines" in words
    assert "17 could not be read" in words
    for note in found.notes:
        assert note in words
    for waited in ("4 days", "12 days", "24 days", "41 days"):
        assert waited in words
    assert "Since 1 October 2025." in words
    assert "all who had a part in it, in equal shares, within 90 days" in words


def test_a_small_program_of_a_stranger_stays_words(rendered: Rendered) -> None:
    found = rendered("hostile")
    assert found.all("script") == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in found.html
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", found.html)
    assert "<script>alert(1)</script>" in found.all("h1")[0].text


def test_half_a_character_does_not_stop_a_report(theme: Callable[[str], Theme]) -> None:
    found = samples.sample()._replace(headline="half \ud800 a character")
    assert page.render(found, theme("en"), Brand()).encode()


def test_yen_have_no_decimals_and_no_revenue_is_nought(rendered: Rendered) -> None:
    rows = _rows(rendered("large"), "steps")
    assert rows["Revenue"][0] == "¥0"


def test_a_page_turns_around_for_languages_from_right_to_left(rendered: Rendered) -> None:
    found = rendered("arabic")
    assert found.all("html")[0].attrs == {"lang": "ar", "dir": "rtl"}
    assert "ليلى عبد الرحمن الفاروق" in found.all("main")[0].text
    assert all(one.attrs.get("direction") == "ltr" for one in _charts(found))


def _charts(found: Page) -> list[Element]:
    return [one for one in found.all("svg") if one.attrs.get("role") == "img"]


def test_a_typeface_that_is_not_there_stops_no_report(theme: Callable[[str], Theme]) -> None:
    brand = Brand(fonts=Fonts(text="No Such Face", label="No Such Face"))
    html = page.render(samples.sample(), theme("en"), brand)
    assert "base64" not in html
    assert "Nine new clients" in html


def test_the_same_report_gives_the_same_page(
    rendered: Rendered, theme: Callable[[str], Theme]
) -> None:
    assert page.render(samples.sample(), theme("en"), Brand()) == rendered("sample").html


def test_a_row_without_any_figure_is_left_out_of_what_cannot_be_told(
    theme: Callable[[str], Theme],
) -> None:
    nobody = samples.row("", "", 0, 0, 0, 0, 0, 0, 0, 0, 0)
    of = samples.sample().breakdowns[0]
    rows: tuple[Row, ...] = (*of.rows[:3], nobody)
    found = samples.sample()._replace(breakdowns=(of._replace(rows=rows),))
    assert "Nobody named" not in page.render(found, theme("en"), Brand())


def test_the_template_receives_what_is_documented(
    theme: Callable[[str], Theme], monkeypatch: pytest.MonkeyPatch
) -> None:
    received: list[set[str]] = []
    render = Theme.render

    def record(self: Theme, template: str, context: Mapping[str, Any]) -> str:
        assert template == "report/report.html"
        received.append(set(context))
        return render(self, template, context)

    monkeypatch.setattr(Theme, "render", record)
    page.render(samples.sample(), theme("en"), Brand())
    text = (Path(__file__).parents[3] / "docs" / "templates.md").read_text("utf-8")
    section = re.search(r"^### report/report.html\n(.*?)(?=^#)", text, re.M | re.S)
    assert section
    documented = set(re.findall(r"^\| `(\w+)` \|", section[1], re.M))
    assert all(names == documented for names in received)
