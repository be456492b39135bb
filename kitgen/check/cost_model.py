"""Finds a cost model whose example cannot be computed, or comes to nothing.

The sum is the one place where the reader checks us with a pencil. A division by zero, a figure
without end or a total of zero ends their trust there.

Look at the example's values and at the formula that is named.

    inputs:
      days: {label: Days from finished to paid, value: 74, unit: days}
    lines:
      - {name: interest, label: Interest, formula: fees * days / 365 * 0.09}
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.load.loaded import Loc
from kitgen.model import formula
from kitgen.model.cost import CostModel
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    for slug, problem in subject.kit.problems.items():
        if problem.cost:
            yield from _sum(problem.cost, places.problem(subject, slug))


def _sum(cost: CostModel, path: str) -> Iterator[Remark]:
    loc: Loc = ("cost", "lines")
    if not cost.lines:
        yield Remark("the sum has no lines", loc, path, "Add what can be counted.")
        return
    values = {name: entry.value for name, entry in cost.inputs.items()}
    try:
        for index, line in enumerate(cost.lines):
            loc = ("cost", "lines", index, "base")
            if line.base:
                formula.parse(line.base).value(values)
            loc = ("cost", "lines", index, "formula")
            values[line.name] = formula.parse(line.formula).value(values)
            if not math.isfinite(values[line.name]):
                yield Remark(f"“{line.label}” has no end", loc, path, "Look at its formula.")
                return
        loc = ("cost", "total")
        values["total"] = sum(values[line.name] for line in cost.lines)
        if values["total"] <= 0:
            message = f"the example comes to {values['total']:g}: a problem that costs nothing"
            yield Remark(message, loc, path, "Look at the example's values.")
        for index, result in enumerate(cost.results):
            loc = ("cost", "results", index, "formula")
            values[result.name] = formula.parse(result.formula).value(values)
            if not math.isfinite(values[result.name]):
                yield Remark(f"“{result.label}” has no end", loc, path, "Look at its formula.")
        if cost.chart:
            for field in ("flow", "delay"):
                loc = ("cost", "chart", field)
                if text := getattr(cost.chart, field):
                    formula.parse(text).value(values)
                elif cost.chart.kind == "gap":
                    message = f"the chart of a gap needs {field}"
                    yield Remark(message, ("cost", "chart"), path, "Such as flow: fees.")
    except formula.FormulaError as error:
        yield Remark(f"the example cannot be computed: {error}", loc, path, "Look at its values.")


RULE = Rule("cost-model", Severity.ERROR, __doc__ or "", "kit", _check)
