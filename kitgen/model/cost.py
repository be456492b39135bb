"""The cost model: what a problem really costs, with the sum shown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, model_validator

from kitgen.model import formula
from kitgen.model.base import Identifier, Line, Noun, Text


def _formula(text: str) -> str:
    try:
        formula.parse(text)
    except formula.FormulaError as error:
        raise ValueError(str(error)) from None
    return text


FormulaText = Annotated[str, AfterValidator(_formula)]
"""Arithmetic on inputs and earlier lines: fees * days / 365."""


class Input(Noun):
    """A number that the reader knows about their own business."""

    label: Line
    """The question, as short as a label: Days from finished to paid."""
    value: float
    """The example that the guide computes with."""
    unit: Line | None = None
    """€, days, h. Currency signs stand before the number, all else after it."""


class CostLine(Noun):
    """One line of the worked sum."""

    name: Identifier
    """What later formulas call it."""
    label: Line
    """What it is: Interest at 9%."""
    detail: Line | None = None
    """How it is counted: on everything past 30 days."""
    base: FormulaText | None = None
    """The quantity that is priced, shown beside the sum."""
    base_unit: Line | None = None
    formula: FormulaText


class CostResult(Noun):
    """A further figure that the calculator shows."""

    name: Identifier
    label: Line
    formula: FormulaText
    unit: Line | None = None
    """Default: the cost model's currency."""


class CostChart(Noun):
    """The chart of a cost model; its title is the finding, a full sentence."""

    kind: Literal["gap", "bars", "rising"] = "bars"
    """gap: done and paid, a delay apart. bars: lines of the sum. rising: the total over a year."""
    title: Line
    measure: Line
    """What is measured, in which unit."""
    caption: Line | None = None
    flow: FormulaText | None = None
    """gap: the yearly sum."""
    delay: FormulaText | None = None
    """gap: the delay in days."""
    upper: Line | None = None
    """gap: the name of the upper line."""
    lower: Line | None = None
    """gap: the name of the lower line."""
    across: Line | None = None
    """gap: what the horizontal distance is: spent waiting."""
    between: Line | None = None
    """gap: what the vertical distance is: lent to clients."""


class CostModel(Noun):
    """Named inputs, a formula a line, a total: computed the same in the guide and in the page."""

    title: Line
    """The chapter's title: What waiting costs."""
    text: Text
    """The example that the sum is worked on."""
    currency: Line = "€"
    """The sign, or a code such as CHF."""
    inputs: Mapping[Identifier, Input]
    lines: tuple[CostLine, ...]
    sum_title: Line
    """Above the worked sum: A year of waiting, added up."""
    sum_text: Text | None = None
    """What leads from the chart to the sum."""
    total: Line
    """What the total is: Waiting costs."""
    period: Line = "a year"
    results: tuple[CostResult, ...] = ()
    """Further figures for the calculator, before the total."""
    chart: CostChart | None = None
    after: Text | None = None
    """What cannot be counted."""

    @model_validator(mode="after")
    def _formulas_know_their_names(self) -> Self:
        known = set(self.inputs)
        every: tuple[CostLine | CostResult, ...] = (*self.lines, *self.results)
        for line in every:
            if line.name in known or line.name == "total":
                raise ValueError(f"the name {line.name!r} stands twice in the cost model")
            if isinstance(line, CostResult):
                known.add("total")
            used = set(formula.parse(line.formula).names)
            if isinstance(line, CostLine) and line.base:
                used |= formula.parse(line.base).names
            if unknown := sorted(used - known):
                raise ValueError(
                    f"the formula of {line.name!r} uses {', '.join(unknown)}, "
                    f"which is neither an input nor an earlier line"
                )
            known.add(line.name)
        return self

    def values(self, inputs: Mapping[str, float] | None = None) -> dict[str, float]:
        """Every input, line, result and the total by name; raises FormulaError."""
        found = {name: entry.value for name, entry in self.inputs.items()} | dict(inputs or {})
        for line in self.lines:
            found[line.name] = formula.parse(line.formula).value(found)
        found["total"] = sum(found[line.name] for line in self.lines)
        for result in self.results:
            found[result.name] = formula.parse(result.formula).value(found)
        return found

    @cached_property
    def worked(self) -> Mapping[str, float]:
        """The values of the example."""
        return self.values()
