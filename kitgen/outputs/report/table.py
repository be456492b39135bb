"""The report as tables for spreadsheets: every row of it, in plain numbers."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kitgen.model.lead import Stage
from kitgen.model.report import (
    Breakdown,
    Credit,
    Figure,
    Introduction,
    Rate,
    Report,
    Row,
    Source,
    Span,
    Step,
)
from kitgen.outputs.report import reading

Table = list[list[str]]
"""Rows of cells, the heads first."""

_FILES = {
    "ambassador": "ambassadors",
    "channel": "channels",
    "interview": "interviews",
    "problem": "problems",
}
_ROW = Row._fields[2:]
_SPAN = Span._fields[2:]
_RATE = ("part", "of", "rate", "rate_low", "rate_high")


def files(report: Report) -> dict[str, str]:
    """The text of every CSV file by its name: steps.csv, ambassadors.csv …

    A figure has two columns: itself, and what it rests on. One that is not measured is an empty
    cell, one that is withheld says "few". A formula stays words.
    """
    return {f"{name}.csv": as_csv(rows) for name, rows in tables(report).items()}


def as_csv(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV."""
    from kitgen.text import spreadsheet

    out = io.StringIO()
    spreadsheet.write(out, rows)
    return out.getvalue()


def tables(report: Report) -> Mapping[str, Table]:
    """Every table by its name."""
    by = {of.by: of for of in report.breakdowns}
    found = {
        "report": [["what", "value"], *_about(report)],
        "steps": [
            ["step", "actual", "actual_basis", "target", *_RATE, "each"],
            *(
                _step(step, rate)
                for step, rate in zip(report.steps, reading.rates(report.steps), strict=True)
            ),
        ],
        "weeks": _spans(report, report.weeks),
        "months": _spans(report, report.months),
        **{
            name: [["id", "name", *_heads(_ROW)], *(_rows(by[kind]) if kind in by else ())]
            for kind, name in _FILES.items()
        },
        "introductions": [_INTRODUCTION, *map(_introduction, report.introductions)],
        "credits": [_CREDIT, *_credits(report.introductions)],
        "waiting": [
            ["stage", "introductions", "first_quartile_days", "median_days", "third_quartile_days"],
            *(
                [one.stage.value, str(one.count), *map(_number, (one.low, one.median, one.high))]
                for one in report.waiting
            ),
        ],
        "sources": [
            ["source", "introductions", *(f"met_{n}" for n in _RATE),
             *(f"won_{n}" for n in _RATE), "revenue", "revenue_each"],
            *(_source(one) for one in _sources(report)),
        ],
        "markets": [
            ["kind", "name", "day", "customer", "ambassador"],
            *(
                [one.kind, one.name, _day(one.day), one.customer, one.ambassador]
                for one in report.markets
            ),
        ],
        "machines": [
            ["reason", "what", "count"],
            *([one.reason, one.what, str(one.count)] for one in report.machines),
        ],
        "asked": [["source", "count"], *([name, str(count)] for name, count in report.asked)],
        "reads": [
            ["name", "kind", "lines", "unread", "first", "last", "note"],
            *(
                [one.name, one.kind, str(one.lines), str(one.unread), _day(one.first),
                 _day(one.last), one.note]
                for one in report.reads
            ),
        ],
    }  # fmt: skip
    return found


def _about(report: Report) -> Iterator[list[str]]:
    leverage = report.leverage
    yield ["title", report.title]
    yield ["notice", report.notice]
    yield ["first", _day(report.first)]
    yield ["last", _day(report.last)]
    yield ["made", _day(report.made)]
    yield ["currency", report.currency]
    yield ["headline", report.headline]
    yield ["credit", report.credit]
    yield ["window_days", str(report.window_days)]
    if report.comparison is not None:
        yield ["verdict", report.comparison.verdict]
    yield ["leverage_since", _day(leverage.since)]
    yield ["leverage_before", _number(leverage.before)]
    yield ["leverage_after", _number(leverage.after)]
    yield ["leverage_quarters_before", _number(leverage.quarters_before)]
    yield ["leverage_quarters_after", _number(leverage.quarters_after)]
    yield ["leverage_ambassadors", str(leverage.ambassadors)]
    for note in report.notes:
        yield ["note", note]


def _heads(names: Iterable[str]) -> list[str]:
    return [head for name in names for head in (name, f"{name}_basis")]


def _figure(figure: Figure) -> list[str]:
    return ["few" if figure.withheld else _number(figure.value), figure.basis.value]


def _figures(of: Row | Span, names: Iterable[str]) -> list[str]:
    return [cell for name in names for cell in _figure(getattr(of, name))]


def _step(step: Step, rate: Rate | None) -> list[str]:
    rated = [""] * len(_RATE) if rate is None else _rate(rate)
    return [step.id, *_figure(step.actual), _number(step.target), *rated, _number(step.each)]


def _rate(rate: Rate) -> list[str]:
    return [str(rate.part), str(rate.whole), *map(_number, (rate.value, rate.low, rate.high))]


def _spans(report: Report, every: Sequence[Span]) -> Table:
    partly = reading.partly(report, every)
    return [
        ["first", "last", "whole", *_heads(_SPAN)],
        *(
            [
                _day(span.first),
                _day(span.last),
                "no" if place in partly else "yes",
                *_figures(span, _SPAN),
            ]
            for place, span in enumerate(every)
        ),
    ]


def _rows(of: Breakdown) -> Iterator[list[str]]:
    for row in of.rows:
        yield [row.id, row.name, *_figures(row, _ROW)]
    yield ["", "together", *_figures(of.together, _ROW)]


_INTRODUCTION = [
    "name", "email", "company", "industry", "place", "problem", "basis", *(s.value for s in Stage),
    "stage", "amount", "credit", "unclear",
]  # fmt: skip
_CREDIT = [
    "name", "company", "ambassador", "ambassador_name", "part", "channel", "target", "day", "basis",
    "evidence",
]  # fmt: skip


def _introduction(one: Introduction) -> list[str]:
    return [
        one.name,
        one.email,
        one.company,
        one.industry,
        one.place,
        one.problem,
        one.basis.value,
        *(
            (_day(reading.day_of(one, stage)) or "yes") if reading.reached(one, stage) else ""
            for stage in Stage
        ),
        reading.current(one).value,
        _number(one.amount),
        "; ".join(credit.ambassador for credit in one.credits),
        one.unclear,
    ]


def _credits(every: Iterable[Introduction]) -> Iterator[list[str]]:
    for one in every:
        for credit in one.credits:
            yield [one.name, one.company, *_credit(credit)]


def _credit(credit: Credit) -> list[str]:
    return [
        credit.ambassador,
        credit.name,
        _number(credit.part),
        credit.channel,
        credit.target,
        _day(credit.day),
        credit.basis.value,
        credit.evidence,
    ]


def _sources(report: Report) -> Iterator[Source]:
    if report.comparison is not None:
        yield report.comparison.referred
        yield report.comparison.others
        yield from report.comparison.each


def _source(one: Source) -> list[str]:
    return [
        one.name,
        str(one.introductions),
        *_rate(one.met),
        *_rate(one.won),
        _number(one.revenue),
        _number(one.average),
    ]


def _number(value: float | None) -> str:
    """A number as every spreadsheet and program reads it, at most four decimals."""
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")


def _day(day: dt.date | None) -> str:
    return "" if day is None else day.isoformat()
