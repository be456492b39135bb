"""The charts of slides: the numbers of the guide's own charts, as PowerPoint draws them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from kitgen.draw.year import DAYS, Earned
from kitgen.model import formula
from kitgen.model.cost import CostModel
from kitgen.model.kit import Entry
from kitgen.model.problem import Proof
from kitgen.outputs.common import exhibits
from kitgen.outputs.common.strings import Strings
from kitgen.outputs.slides.slide import Figure, Series
from kitgen.text import numbers, typography


def of_cost(prefix: str, cost: CostModel, strings: Strings) -> Figure | None:
    """The chart of a cost model, if it asks for one."""
    drawn = exhibits.cost_chart(prefix, cost, strings)
    if drawn is None or cost.chart is None:
        return None
    before, after = _unit(cost.currency)
    chart = cost.chart
    worked = cost.worked
    if chart.kind == "gap" and chart.flow and chart.delay:
        flow = formula.parse(chart.flow).value(worked)
        delay = formula.parse(chart.delay).value(worked)
        earned = Earned(flow, prefix)
        ends = [0, *accumulate(DAYS)]
        start = earned(-delay)
        lines = (
            Series(chart.upper or "", tuple(earned(day) - start for day in ends)),
            Series(chart.lower or "", tuple(earned(day - delay) - start for day in ends)),
        )
        months = ("", *(month[:3] for month in strings.say("months").split()))
        return Figure("chart", "lines", months, lines, drawn, before, after)
    if chart.kind == "rising":
        months = tuple(str(month) for month in range(1, 13))
        total = Series(cost.total, tuple(worked["total"] * month / 12 for month in range(1, 13)))
        return Figure("chart", "columns", months, (total,), drawn, before, after)
    names = (*(typography.curl(line.label) for line in cost.lines), typography.curl(cost.total))
    values = (*(worked[line.name] for line in cost.lines), worked["total"])
    series = (Series(cost.period, values),)
    return Figure("chart", "bars", names, series, drawn, before, after)


def of_proof(
    prefix: str, proof: Proof, witnesses: Sequence[Entry], strings: Strings
) -> Figure | None:
    """Before and after, the largest figure before first, as the guide's chart has them."""
    drawn = exhibits.proof_chart(prefix, proof, witnesses, strings)
    if drawn is None:
        return None
    found = sorted(
        (
            (-result.before, -result.after, entry.company or entry.name, result.unit)
            for entry in witnesses
            for result in entry.results
            if result.key == proof.result
        ),
        key=lambda row: row[:3],
    )
    unit = found[0][3]
    sign = unit if unit and (numbers.is_currency_sign(unit) or unit == "%") else None
    before, after = _unit(sign)
    values = [-value for row in found for value in row[:2]]
    return Figure(
        "chart",
        "changes",
        tuple(name for _, _, name, _ in found),
        (
            Series(strings.say("before"), tuple(-row[0] for row in found)),
            Series(strings.say("after"), tuple(-row[1] for row in found)),
        ),
        drawn,
        before,
        after,
        _decimals(values),
    )


def _unit(unit: str | None) -> tuple[str, str]:
    """What stands before a number, and what after it."""
    said = numbers.quantity(0, unit)
    before, _, after = said.partition("0")
    return before, after


def _decimals(values: Sequence[float]) -> int:
    return next(
        (places for places in (0, 1) if all(round(v, places) == round(v, 2) for v in values)), 2
    )
