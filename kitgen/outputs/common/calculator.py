"""The calculator of a cost model: formulas that the page's script computes without eval."""

from __future__ import annotations

import math
import re
from typing import Final, NamedTuple

from kitgen.model import formula
from kitgen.model.cost import CostModel
from kitgen.outputs.page import Json
from kitgen.text import numbers


class Row(NamedTuple):
    """A figure that follows from the inputs."""

    name: str
    label: str
    shown: str
    total: bool


class Question(NamedTuple):
    """A figure that the reader types."""

    name: str
    label: str
    value: str


class Line(NamedTuple):
    """A line of the worked sum."""

    label: str
    detail: str | None
    base: str
    shown: str


class Blank(NamedTuple):
    """A line that a reader fills in with a pencil."""

    label: str
    how: str
    """How it follows from the lines above: fees × days ÷ 365."""


class Calculator(NamedTuple):
    """Questions and figures, the worked example put in, and the program that recomputes it."""

    questions: tuple[Question, ...]
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    total: str
    has_bases: bool
    pencil: tuple[Blank, ...]
    """Questions and lines for a sum on paper."""
    program: dict[str, Json]
    """lines: [name, tokens], in the order in which they are computed; units: how each is shown."""


def figure(value: float, unit: str | None) -> str:
    """A computed figure, rounded as the page's script rounds it: whole, below ten to a tenth."""
    places = 1 if abs(value) < 10 and value % 1 else 0
    step = 10**places
    return numbers.quantity(math.copysign(math.floor(abs(value) * step + 0.5) / step, value), unit)


def _labelled(label: str, unit: str | None) -> str:
    """A label with its unit, unless it says it already: hours says h."""
    words = label.casefold().split()
    said = unit is None or any(word.startswith(unit.casefold()) for word in words)
    return label if said else f"{label},{numbers.NBSP}{unit}"


_SIGNS: Final = (("*", " × "), ("/", " ÷ "), ("+", " + "), ("-", f" {numbers.MINUS} "))
_AT_LEAST: Final = re.compile(r"\bmax\(\s*0\s*,\s*")


def spelled(formula: str) -> str:
    """A formula as one writes it on paper: fees × (days − 30) ÷ 365."""
    text = _AT_LEAST.sub("(", formula)
    for sign, written in _SIGNS:
        text = re.sub(rf"\s*{re.escape(sign)}\s*", written, text)
    return _named(text)


def _named(name: str) -> str:
    return name.replace("_", " ")


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
        Row(r.name, r.label, figure(worked[r.name], r.unit or cost.currency), False)
        for r in cost.results
    ]
    shown = figure(worked["total"], cost.currency)
    rows.append(Row("total", f"{cost.total} {cost.period}", shown, True))
    return Calculator(
        questions=tuple(
            Question(
                name,
                _labelled(entry.label, entry.unit),
                numbers.quantity(entry.value, None),
            )
            for name, entry in cost.inputs.items()
        ),
        rows=tuple(rows),
        lines=tuple(
            Line(
                line.label,
                line.detail,
                figure(formula.parse(line.base).value(worked), line.base_unit) if line.base else "",
                figure(worked[line.name], cost.currency),
            )
            for line in cost.lines
        ),
        total=shown,
        has_bases=any(line.base for line in cost.lines),
        pencil=(
            *(Blank(_labelled(e.label, e.unit), _named(n)) for n, e in cost.inputs.items()),
            *(Blank(line.label, spelled(line.formula)) for line in cost.lines),
        ),
        program={"steps": steps, "units": units},
    )
