"""The report as one page that needs nothing beside it: it opens from disk, asks nobody, prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from markupsafe import Markup

from kitgen.draw.canvas import Chart
from kitgen.model.brand import Brand
from kitgen.model.lead import Stage
from kitgen.model.report import Basis, Breakdown, Credit, Introduction, Rate, Report, Step
from kitgen.outputs.common import style
from kitgen.outputs.common.theme import Theme
from kitgen.outputs.report import charts, grid, layout, lettering, reading
from kitgen.outputs.report.gaps import gaps
from kitgen.outputs.report.grid import Grid
from kitgen.outputs.report.saying import Saying
from kitgen.outputs.report.sections import sections
from kitgen.outputs.report.texts import each_text
from kitgen.report.narrow import narrow
from kitgen.text.harmless import without_controls

MOST_INTRODUCTIONS: Final = 50
"""That the page shows; introductions.csv holds all."""
_MOST_MACHINES: Final = 15
_STAGES: Final = (Stage.INTRODUCTION, Stage.MEETING, Stage.OPPORTUNITY)


class StepRow(NamedTuple):
    """A step from a share to a signature, ready to be set."""

    id: str
    name: str
    actual: str
    missing: bool
    target: str
    rate: str
    interval: str
    drawing: Markup
    basis: Basis
    narrow: bool


class Entry(NamedTuple):
    """An introduction, ready to be set."""

    of: Introduction
    about: str
    """Industry, place and problem."""
    days: tuple[str, ...]
    end: str
    """How it ended, in words; nothing while it is open."""
    won: bool
    amount: str
    credits: tuple[tuple[str, str, Credit], ...]
    """Name, part if there are several, and the credit."""


def render(report: Report, theme: Theme, brand: Brand) -> str:
    """The report's page as HTML, typefaces and charts written into it; no script, no request."""
    say = Saying(theme.strings, each_text(report, without_controls))
    context = _context(say)
    sheets = [*theme.texts("site/css/*.css"), *theme.texts("report/*.css")]
    html = theme.render("report/report.html", context | {"style": ""})
    faces = lettering.faces(brand.fonts, html)
    sheet = style.compact([style.brand_css(brand, faces, (), {}), *sheets])
    # Nothing in a style sheet may end the element that it stands in.
    safe = Markup(sheet.replace("</", "<\\/"))
    return theme.render("report/report.html", context | {"style": safe})


def _context(say: Saying) -> dict[str, Any]:
    report = say.report
    t = say.strings.say
    by = {one.by: one for one in report.breakdowns}
    period = say.between(report.first, report.last)
    grids = dict(_grids(say, by))
    drawn = dict(_drawn(say, by, grids))
    shown, more = _first(report.introductions, MOST_INTRODUCTIONS)
    return {
        "report": report,
        "say": say,
        "period": period,
        "title": t("report_title", period=period),
        "bases": tuple(Basis),
        "steps": _steps(say),
        "targets": reading.targets(report),
        "grids": grids,
        "charts": drawn,
        "pairs": layout.pairs(sections(report, grids, drawn)),
        "introductions": [_entry(say, one) for one in shown],
        "more_introductions": more,
        "machines": _first(report.machines, _MOST_MACHINES),
        "machines_count": sum(machine.count for machine in report.machines),
        "gaps": tuple(gaps(say)),
        "method": tuple(_method(say)),
    }


def _first(every: Sequence[Any], most: int) -> tuple[Sequence[Any], int]:
    """The first of many, and how many are left; one alone is not left out."""
    if len(every) <= most + 1:
        return every, 0
    return every[:most], len(every) - most


def _steps(say: Saying) -> list[StepRow]:
    tight = narrow(say.report.steps)
    targets = reading.targets(say.report)
    steps = say.report.steps
    return [
        _step(say, step, rate, step is tight, targets)
        for step, rate in zip(steps, reading.rates(steps), strict=True)
    ]


def _step(say: Saying, step: Step, found: Rate | None, narrow: bool, targets: bool) -> StepRow:
    money = step.id == "revenue"

    def put(value: float) -> str:
        return say.money(value) if money else say.number(value)

    rate, interval = say.each(step), ""
    if found is not None:
        rate, interval = say.rate(found), say.interval(found)
    return StepRow(
        step.id,
        say.step(step.id),
        say.figure(step.actual, money=money),
        step.actual.value is None and not step.actual.withheld,
        "" if step.target is None else put(step.target),
        rate,
        interval,
        Markup(charts.bullet(step) if targets else charts.interval(found)),
        step.actual.basis,
        narrow,
    )


def _grids(say: Saying, by: Mapping[str, Breakdown]) -> Iterator[tuple[str, Grid]]:
    """Every table that has a row, by its section's name."""
    t = say.strings.say
    heads = {
        "ambassador": t("report_ambassador"),
        "channel": t("report_channel"),
        "interview": t("conversation"),
        "problem": t("report_problem"),
    }
    for name, of in by.items():
        if any(row.id for row in of.rows):
            yield name, grid.breakdown(say, of, heads[name])
    report = say.report
    for name, every, key in (
        ("opportunities", reading.opportunities(report), Stage.OPPORTUNITY),
        ("customers", reading.won(report), Stage.WON),
    ):
        if every:
            yield name, grid.pipeline(say, every, key, t("report_who"))
    for name, spans in (("weeks", report.weeks), ("months", report.months)):
        if spans:
            shown = spans[-charts.MOST_SPANS :]
            weekly = name == "weeks"
            names = [say.day(s.first) if weekly else say.month(s.first) for s in shown]
            head = t("report_week" if weekly else "month")
            yield name, grid.spans(say, shown, names, head)
    if report.comparison is not None:
        yield "comparison", grid.comparison(say, report.comparison)


def _drawn(
    say: Saying, by: Mapping[str, Breakdown], grids: Mapping[str, Grid]
) -> Iterator[tuple[str, Chart]]:
    report = say.report
    made = {
        "weeks": charts.weeks(say, report.weeks[-charts.MOST_SPANS :], grids["weeks"])
        if report.weeks
        else None,
        "months": charts.months(say, report.months[-charts.MOST_SPANS :], grids["months"])
        if report.months
        else None,
        "channels": charts.channels(say, by["channel"]) if "channel" in by else None,
        "waiting": charts.waiting(say, report.waiting),
    }
    for name, chart in made.items():
        if chart is not None:
            yield name, chart


def _entry(say: Saying, of: Introduction) -> Entry:
    ended = reading.current(of)
    end = ""
    if ended in (Stage.WON, Stage.LOST):
        day = reading.day_of(of, ended)
        end = say.stage(ended) if day is None else f"{say.stage(ended)} {say.day(day)}"
    return Entry(
        of,
        ", ".join(filter(None, (of.industry, of.place, of.problem))),
        tuple(_stage(say, of, stage) for stage in _STAGES),
        end,
        ended is Stage.WON,
        "" if of.amount is None else say.money(of.amount),
        tuple(
            (c.name or c.ambassador, say.percent(c.part) if len(of.credits) > 1 else "", c)
            for c in of.credits
        ),
    )


def _stage(say: Saying, of: Introduction, stage: Stage) -> str:
    if not reading.reached(of, stage):
        return ""
    day = reading.day_of(of, stage)
    return say.strings.say("report_no_day") if day is None else say.day(day)


def _method(say: Saying) -> Iterator[str]:
    """How it was counted, in small type."""
    report = say.report
    t = say.strings.say
    yield t("report_method_visits")
    yield t("report_method_reads")
    credit = {
        "first": t("report_credit_first"),
        "last": t("report_credit_last"),
        "shared": t("report_credit_shared"),
    }[report.credit]
    window = t("days", n=report.window_days)
    yield t("report_method_credit", rule=credit, window=window)
    yield t("report_method_interval")
    yield t("report_method_under")
