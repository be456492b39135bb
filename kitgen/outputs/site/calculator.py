"""The calculator of a cost model: formulas that the page's script computes without eval."""

from __future__ import annotations

from dataclasses import dataclass

from kitgen.model import formula
from kitgen.model.cost import CostModel
from kitgen.outputs.page import Json
from kitgen.text import numbers


@dataclass(frozen=True, slots=True)
class Row:
    """A figure that follows from the inputs."""

    name: str
    label: str
    shown: str
    total: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A figure that the reader types."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the worked sum."""

    label: str
    detail: str | None
    base: str
    shown: str


@dataclass(frozen=True, slots=True)
class Calculator:
    """Questions and figures, the worked example put in, and the program that recomputes it."""

    questions: tuple[Question, ...]
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    total: str
    has_bases: bool
    program: dict[str, Json]
    """lines: [name, tokens], in the order in which they are computed; units: how each is shown."""


def of(cost: CostModel) -> Calculator:
    """The calculator of a cost model."""
    worked = cost.worked
    steps: list[Json] = []
    for line in cost.lines:
        steps.append([line.name, list(formula.parse(line.formula).tokens)])
    total: list[Json] = [f"${cost.lines[0].name}"] if cost.lines else [0.0]
    for line in cost.lines[1:]:
        total += [f"${line.name}", "+"]
    steps.append(["total", total])
    for result in cost.results:
        steps.append([result.name, list(formula.parse(result.formula).tokens)])
    units: dict[str, Json] = {"total": cost.currency}
    units |= {result.name: result.unit or cost.currency for result in cost.results}
    rows = [
        Row(r.name, r.label, numbers.quantity(worked[r.name], r.unit or cost.currency), False)
        for r in cost.results
    ]
    shown = numbers.money(worked["total"], cost.currency)
    rows.append(Row("total", f"{cost.total} {cost.period}", shown, True))
    return Calculator(
        questions=tuple(
            Question(
                name,
                f"{entry.label}, {entry.unit}" if entry.unit else entry.label,
                numbers.quantity(entry.value, None),
            )
            for name, entry in cost.inputs.items()
        ),
        rows=tuple(rows),
        lines=tuple(
            Line(
                line.label,
                line.detail,
                numbers.quantity(formula.parse(line.base).value(worked), line.base_unit)
                if line.base
                else "",
                numbers.money(worked[line.name], cost.currency),
            )
            for line in cost.lines
        ),
        total=shown,
        has_bases=any(line.base for line in cost.lines),
        program={"steps": steps, "units": units},
    )
