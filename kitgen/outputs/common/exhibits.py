"""The charts of the guide, from the model's own numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from kitgen.draw import charts
from kitgen.model import formula
from kitgen.model.cost import CostModel
from kitgen.model.kit import Entry
from kitgen.model.problem import Event, Proof
from kitgen.outputs.common.strings import Strings
from kitgen.text import numbers


def _say(unit: str | None, *, short: bool) -> Callable[[float], str]:
    def say(value: float) -> str:
        return numbers.quantity(value if short else round(value, 2), unit, short=short)

    return say


def cost_chart(prefix: str, cost: CostModel, strings: Strings) -> charts.Chart | None:
    """The chart of a cost model, if it asks for one."""
    chart = cost.chart
    if chart is None:
        return None
    worked = cost.worked

    def say(value: float) -> str:
        return numbers.money(round(value), cost.currency)

    brief = _say(cost.currency, short=True)
    if chart.kind == "gap" and chart.flow and chart.delay:
        delay = formula.parse(chart.delay).value(worked)
        names = charts.Names(
            upper=chart.upper or "",
            lower=chart.lower or "",
            across=chart.across or "",
            between=chart.between or "",
            days=strings.say("days", n=round(delay)),
        )
        return charts.gap(
            prefix,
            chart.title,
            chart.measure,
            formula.parse(chart.flow).value(worked),
            delay,
            names=names,
            say=say,
            brief=brief,
            months=[month[:3] for month in strings.say("months").split()],
            seed=prefix,
        )
    if chart.kind == "rising":
        return charts.rising(
            prefix,
            chart.title,
            chart.measure,
            worked["total"],
            say=say,
            brief=brief,
            month=strings.say("month"),
        )
    lines = [charts.Bar(line.label, worked[line.name], line.detail) for line in cost.lines]
    return charts.bars(
        prefix,
        chart.title,
        chart.measure,
        lines,
        total=cost.total,
        say=say,
        brief=brief,
        heads=(strings.say("cost"), cost.period),
    )


_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")


def timeline_chart(
    prefix: str, events: Sequence[Event], cost: CostModel, strings: Strings
) -> charts.Chart | None:
    """What it has cost by each event; only where every event says how far from today it is."""
    moments: list[charts.Moment] = []
    for place, event in enumerate(events):
        months = event.months
        if months is None:
            number = _NUMBER.search(event.when)
            if number is None and place:
                return None
            months = float(number[0]) if number else 0.0
        if moments and months <= moments[-1].months:
            return None
        moments.append(charts.Moment(event.when, months))
    if len(moments) < 3:
        return None

    def say(value: float) -> str:
        return numbers.money(round(value), cost.currency)

    return charts.timeline(
        f"{prefix}-timeline",
        strings.say("timeline_cost"),
        strings.say("timeline_measure", total=cost.total),
        moments,
        cost.worked["total"],
        say=say,
        brief=_say(cost.currency, short=True),
        heads=(strings.say("timeline_when"), cost.total),
    )


def proof_chart(
    prefix: str, proof: Proof, witnesses: Sequence[Entry], strings: Strings
) -> charts.Chart | None:
    """Before and after of the result that the witnesses share; needs two of them at least."""
    found = [
        (entry, result)
        for entry in witnesses
        for result in entry.results
        if proof.result and result.key == proof.result
    ]
    if len(found) < 2 or not proof.chart_title:
        return None
    unit = found[0][1].unit
    sign = unit if unit and (numbers.is_currency_sign(unit) or unit == "%") else None
    changes = [
        charts.Change(entry.company or entry.name, result.before, result.after, entry.name)
        for entry, result in found
    ]
    return charts.before_after(
        f"{prefix}-proof",
        proof.chart_title,
        proof.chart_measure or found[0][1].label,
        changes,
        say=_say(unit, short=False),
        brief=_say(sign, short=True),
        zero=numbers.quantity(0, unit),
        heads=(strings.say("who"), strings.say("before"), strings.say("after")),
    )
