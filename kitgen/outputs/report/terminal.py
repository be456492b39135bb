"""The report in the terminal: the finding, the steps, what waits, whom to thank, what to know."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from kitgen.model.lead import Stage
from kitgen.model.report import Basis, Introduction, Report
from kitgen.outputs.common.strings import Strings
from kitgen.outputs.report import grid, reading
from kitgen.outputs.report.gaps import gaps
from kitgen.outputs.report.grid import Grid, Head, Line
from kitgen.outputs.report.saying import Saying
from kitgen.outputs.report.texts import each_text
from kitgen.report.narrow import narrow
from kitgen.text.harmless import harmless

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

_MOST: Final = 8
"""Rows of a table; the page and the files have more."""
_ROOMY: Final = 110
"""Columns of a terminal that takes whole tables."""
_NAME: Final = 10
_MARKS: Final = {Basis.MEASURED: "m", Basis.REPORTED: "r", Basis.BOTH: "mr", Basis.MISSING: ""}


def render(report: Report, strings: Strings, *, width: int = 80, color: bool = False) -> str:
    """The report as lines of text, with colours only if they are asked for."""
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    say = Saying(strings, each_text(report, harmless))
    for part in _parts(say, brief=width < _ROOMY):
        console.print(part)
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    return "\n".join(lines).strip("\n") + "\n"


def _parts(say: Saying, *, brief: bool) -> Iterator[RenderableType]:
    from rich.text import Text

    report, t = say.report, say.strings.say
    yield Text(f"{report.title}, {say.between(report.first, report.last)}", style="dim")
    if report.notice:
        yield Text(report.notice, style="dim")
    yield Text(report.headline, style="bold")
    yield from _section(t("report_steps"), [_steps(say)])
    yield Text(_key(say), style="dim")
    yield from _spans(say)
    yield from _open(say)
    yield from _breakdowns(say, brief=brief)
    yield from _customers(say)
    if report.comparison is not None:
        table = _table(grid.comparison(say, report.comparison, _MOST))
        yield from _section(t("report_comparison"), [Text(report.comparison.verdict), table])
    yield from _lists(say)


def _key(say: Saying) -> str:
    marks = ((_MARKS[basis], say.basis(basis)) for basis in Basis if _MARKS[basis])
    return ", ".join(f"{mark} {words}" for mark, words in marks)


def _section(title: str, parts: Sequence[RenderableType]) -> Iterator[RenderableType]:
    from rich.text import Text

    if parts:
        yield ""
        yield Text(title, style="bold")
        yield from parts


def _steps(say: Saying) -> Table:
    t = say.strings.say
    tight = narrow(say.report.steps)
    table = _bare()
    table.add_column(t("report_step"))
    for key in ("report_actual", "report_target", "report_rate"):
        table.add_column(t(key), justify="right")
    table.add_column(t("report_rests_on"))
    rates = reading.rates(say.report.steps)
    for step, rate in zip(say.report.steps, rates, strict=True):
        money = step.id == "revenue"
        put = say.money if money else say.number
        went = ""
        if rate is not None and rate.value is not None:
            went = f"{say.rate(rate)}, {say.interval(rate)}"
        elif step.each is not None:
            went = say.each(step)
        table.add_row(
            say.step(step.id),
            say.figure(step.actual, money=money),
            "" if step.target is None else put(step.target),
            went,
            say.basis(step.actual.basis),
            style="yellow" if step is tight else None,
        )
    return table


def _spans(say: Saying) -> Iterator[RenderableType]:
    report, t = say.report, say.strings.say
    weeks, months = report.weeks[-_MOST:], report.months[-_MOST:]
    if weeks:
        named = grid.spans(say, weeks, [say.day(one.first) for one in weeks], t("report_week"))
        yield from _section(t("report_weeks"), [_table(named)])
    if months:
        named = grid.spans(say, months, [say.month(one.first) for one in months], t("month"))
        yield from _section(t("report_months"), [_table(named)])


def _open(say: Saying) -> Iterator[RenderableType]:
    """Whoever waits for the next step, those who have waited longest first."""
    t = say.strings.say
    lines: list[RenderableType] = []
    for stage in (Stage.INTRODUCTION, Stage.MEETING, Stage.OPPORTUNITY):
        every = reading.waiting_at(say.report, stage)
        if every:
            worth = reading.amount(every)
            sum_ = "" if worth is None else f", {say.money(worth)}"
            lines.append(f"{say.stage(stage)}: {len(every)}{sum_}")
            lines += [f"  {_who(say, one, stage)}" for one in every[:3]]
            if every[3:]:
                lines.append("  " + t("report_others", n=len(every) - 3))
    yield from _section(t("report_waiting_now"), lines)


def _who(say: Saying, one: Introduction, stage: Stage) -> str:
    day = reading.day_of(one, stage)
    name = ", ".join(filter(None, (one.name, one.company))) or one.email
    return name if day is None else f"{name}, {say.day(day)}"


def _breakdowns(say: Saying, *, brief: bool) -> Iterator[RenderableType]:
    t = say.strings.say
    titles = {
        "ambassador": (t("report_people"), t("report_ambassador")),
        "channel": (t("report_channels"), t("report_channel")),
        "interview": (t("conversations"), t("conversation")),
        "problem": (t("report_problems"), t("report_problem")),
    }
    for of in say.report.breakdowns:
        if any(row.id for row in of.rows):
            title, head = titles[of.by]
            made = grid.breakdown(say, of, head, _MOST, brief=brief)
            yield from _section(title, [_table(made)])


def _customers(say: Saying) -> Iterator[RenderableType]:
    t = say.strings.say
    if every := reading.won(say.report):
        table = _table(grid.pipeline(say, every, Stage.WON, t("report_who"), _MOST))
        yield from _section(t("report_customers"), [table])


def _lists(say: Saying) -> Iterator[RenderableType]:
    report, t = say.report, say.strings.say
    yield from _section(
        t("report_waiting"),
        [
            f"{say.stage(one.stage)}: {say.days(one.median)} ("
            + t("report_spread", low=say.number(one.low), high=say.number(one.high), n=one.count)
            + ")"
            for one in report.waiting
            if one.median is not None and one.low is not None and one.high is not None
        ],
    )
    yield from _section(
        t("report_markets"),
        [f"{one.name}, {say.day(one.day)}: {one.customer}" for one in report.markets[:_MOST]],
    )
    of = report.leverage
    if of.after is not None or of.before is not None:
        before, after = ("–" if v is None else f"{v:.1f}" for v in (of.before, of.after))
        words = f"{t('report_leverage_each')}: {before} → {after}"
        yield from _section(t("report_leverage"), [words])
    machines = [f"{m.count:,} {m.what}: {m.reason}" for m in report.machines[:_MOST]]
    if report.machines[_MOST:]:
        machines.append(t("report_more", n=len(report.machines) - _MOST, file="machines.csv"))
    yield from _section(t("report_machines"), machines)
    yield from _section(t("report_asked"), [f"{name}: {count:,}" for name, count in report.asked])
    read = []
    for one in report.reads:
        words = f"{one.name}, {one.kind}: " + t("report_lines", n=one.lines, lines=f"{one.lines:,}")
        if one.unread:
            words += "; " + t("report_unread", n=one.unread, lines=f"{one.unread:,}")
        read.append(f"{words}; {one.note}" if one.note else words)
    yield from _section(t("report_from"), read)
    yield from _section(t("report_notes"), list(report.notes))
    yield from _section(t("report_gaps"), list(gaps(say)))


def _bare() -> Table:
    from rich.table import Table

    return Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")


def _table(of: Grid) -> Table:
    table = _bare()
    for place, head in enumerate(of.heads):
        right = place > 0 and not head.words
        table.add_column(
            _head(head),
            justify="right" if right else "left",
            overflow="fold",
            no_wrap=right,
            min_width=None if place else _NAME,
        )
    for line in of.lines:
        table.add_row(*_line(line), style="dim" if line.kind in ("rest", "untold") else None)
    if of.total is not None:
        table.add_row(*_line(of.total), style="bold")
    return table


def _head(head: Head) -> str:
    return " ".join(filter(None, (head.text, _MARKS[head.basis] if head.basis else "")))


def _line(line: Line) -> list[str]:
    name = ", ".join(filter(None, (line.name, line.under)))
    cells = []
    for cell in line.cells:
        own = f" {_MARKS[cell.basis]}" if cell.basis else ""
        cells.append(f"{cell.text}{own}" + (f", {cell.under}" if cell.under else ""))
    return [name, *cells]
