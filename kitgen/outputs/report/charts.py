"""The charts of the report, from its own figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kitgen.draw import inline
from kitgen.draw.canvas import Chart, Table
from kitgen.draw.pairs import Pair, pairs
from kitgen.draw.ranges import Range, ranges
from kitgen.draw.spans import Series, spans
from kitgen.model.report import Basis, Breakdown, Figure, Rate, Row, Span, Step, Waiting
from kitgen.outputs.report import reading
from kitgen.outputs.report.grid import Grid
from kitgen.outputs.report.saying import Saying

FEWEST: Final = 4
"""Fewer numbers are told in a table: a chart shows nothing of them."""
MOST_SPANS: Final = 106
"""Two years of weeks; more bars could not be told apart. The files hold all."""
_MOST_CHANNELS: Final = 8
_MARKS: Final = {Basis.MEASURED: "full", Basis.REPORTED: "open", Basis.BOTH: "half"}
_MONTH: Final = 365.25 / 12

_SERIES: Final = (
    ("visits", "visited", "report_visits"),
    ("reads", "read", "report_reads"),
    ("introductions", "introduced", "report_introductions"),
    ("meetings", "met", "report_meetings"),
    ("won", "won", "report_won"),
    ("revenue", "revenue", "report_revenue"),
)


def weeks(say: Saying, every: Sequence[Span], table: Grid) -> Chart | None:
    """Week by week; None where there are too few for a chart."""
    names = [say.day(span.first) for span in every]
    return _spans(say, "weeks", every, names, 7, say.strings.say("report_weeks"), table)


def months(say: Saying, every: Sequence[Span], table: Grid) -> Chart | None:
    """Month by month; None where there are too few for a chart."""
    names = [say.month(span.first) for span in every]
    return _spans(say, "months", every, names, _MONTH, say.strings.say("report_months"), table)


def _spans(
    say: Saying,
    prefix: str,
    every: Sequence[Span],
    names: Sequence[str],
    days: float,
    title: str,
    table: Grid,
) -> Chart | None:
    if len(every) < FEWEST:
        return None
    report = say.report
    share = days / ((report.last - report.first).days + 1)
    targets = {step.id: step.target for step in report.steps}
    actual = {step.id: step.actual for step in report.steps}
    series = []
    for name, step, key in _SERIES:
        figures = [getattr(span, name) for span in every]
        if all(figure.value is None for figure in figures):
            continue
        target = targets.get(step)
        money = step == "revenue"
        series.append(
            Series(
                say.strings.say(key),
                say.figure(actual[step], money=money) if step in actual else "",
                tuple(figure.value for figure in figures),
                tuple(say.figure(figure, money=money) for figure in figures),
                target * share if target else None,
                _mark(figures),
            )
        )
    if not series:
        return None
    dotted = any(one.target for one in series)
    partly = reading.partly(report, every)
    measure = [
        *([say.strings.say("report_dotted")] if dotted else []),
        *([say.strings.say("report_ruled")] if partly else []),
    ]
    told = " ".join(_course(say, one) for one in series)
    says = f"{title}, {names[0]} – {names[-1]}. {told}"
    return spans(
        prefix,
        title,
        " ".join(measure),
        series,
        names,
        says=says,
        table=_table(table),
        unfinished=partly,
    )


def _mark(figures: Sequence[Figure]) -> str:
    basis = reading.basis_of(figures)
    return "" if basis is None else _MARKS[basis]


def _course(say: Saying, series: Series) -> str:
    best = max(range(len(series.values)), key=lambda i: series.values[i] or 0)
    return say.strings.say(
        "report_course",
        name=series.name,
        total=series.total,
        first=series.labels[0],
        most=series.labels[best],
        last=series.labels[-1],
    )


def _table(grid: Grid) -> Table:
    return Table(
        tuple(head.text for head in grid.heads),
        tuple((line.name, *(cell.text for cell in line.cells)) for line in grid.lines),
    )


def channels(say: Saying, of: Breakdown) -> Chart | None:
    """Visits beside introductions; None where nothing came by two channels at least."""
    told = [row for row in of.rows if row.id and _counts(row)]
    if len(told) < 2:
        return None
    rows = [
        Pair(
            row.name,
            row.visits.value,
            row.introductions.value,
            (say.figure(row.visits), say.figure(row.introductions)),
        )
        for row in told[:_MOST_CHANNELS]
    ]
    t = say.strings.say
    heads = (t("report_visits"), t("report_introductions"))
    said = "; ".join(
        f"{row.name}: {heads[0]} {row.said[0]}, {heads[1]} {row.said[1]}" for row in rows
    )
    seen = max(told, key=lambda row: row.visits.value or 0)
    bring = max(told, key=lambda row: row.introductions.value or 0)
    if not bring.introductions.value:
        title = t("report_channels_seen", seen=seen.name)
    elif seen.introductions.value == bring.introductions.value:
        title = t("report_channels_both", seen=seen.name)
    else:
        title = t("report_channels_differ", seen=seen.name, bring=bring.name)
    table = Table((t("report_channel"), *heads), tuple((row.name, *row.said) for row in rows))
    marks = (_mark([row.visits for row in told]), _mark([row.introductions for row in told]))
    return pairs(
        "channels",
        title,
        "",
        rows,
        heads=heads,
        marks=marks,
        says=f"{title}. {said}.",
        table=table,
    )


def _counts(row: Row) -> bool:
    return any(_some(figure) for figure in (row.visits, row.introductions))


def _some(figure: Figure) -> bool:
    return bool(figure.value) or figure.withheld


def waiting(say: Saying, every: Sequence[Waiting]) -> Chart | None:
    """How many days it took; None where of no stage both days are known."""
    t = say.strings.say
    rows = [
        Range(
            say.stage(one.stage),
            one.low,
            one.median,
            one.high,
            say.days(one.median),
            t("report_spread", low=_days(one.low), high=_days(one.high), n=one.count),
        )
        for one in every
        if one.low is not None and one.median is not None and one.high is not None
    ]
    if not rows:
        return None
    title = t("report_waiting")
    says = "; ".join(f"{row.name} {row.said}, {row.detail}" for row in rows)
    table = Table(
        (t("report_step"), t("report_median"), t("report_half")),
        tuple((row.name, row.said, row.detail) for row in rows),
    )
    return ranges(
        "waiting",
        title,
        t("report_waiting_measure"),
        rows,
        marks=t("days", n=0).replace("0", "{}"),
        says=f"{title}. {says}.",
        table=table,
    )


def _days(value: float) -> str:
    return f"{value:.0f}" if value >= 10 or value == round(value) else f"{value:.1f}"


def bullet(step: Step) -> str:
    """A step against its target, as a drawing in its cell; nothing without one."""
    if step.target is None or step.actual.value is None:
        return ""
    return inline.bullet(step.actual.value, step.target)


def interval(rate: Rate | None) -> str:
    """Where a rate may really lie, as a drawing in its cell; nothing where there was nobody."""
    if rate is None or rate.value is None:
        return ""
    return inline.interval(rate.low, rate.value, rate.high)
