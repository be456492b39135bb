"""The slides of what a problem costs: the chart, and the sum line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kitgen.outputs.common import calculator
from kitgen.outputs.slides import figures, layout, notes
from kitgen.outputs.slides.grid import key_figures, ledger
from kitgen.outputs.slides.section import Section
from kitgen.outputs.slides.slide import Slide, Table
from kitgen.text import typography


def cost(section: Section) -> Slide | None:
    """The chart of the cost, if it has one."""
    cost = section.problem.cost
    figure = figures.of_cost(section.part.slug, cost, section.strings) if cost else None
    if cost is None or cost.chart is None or figure is None:
        return None
    beside = figure.kind == "lines"
    at = layout.CHART_AND_FIGURES if beside else layout.CHART
    told = key_figures(section.set.rulers, at.place("figures"), figure.chart) if beside else None
    return section.slide(
        "cost",
        at,
        [cost.chart.title, cost.title],
        section.charted(at, figure, cost.chart.caption, told),
        notes.cost(section.problem),
        chapter="cost",
    )


def worked(section: Section) -> Iterator[Slide | None]:
    """The worked sum."""
    cost = section.problem.cost
    if cost is None or not cost.lines:
        return
    at = layout.TABLE_ONLY
    counted = calculator.of(cost)
    title = section.strings.say(
        "slides_sum", total=cost.total, sum=counted.total, period=cost.period
    )
    place = at.place("table")
    last = len(counted.lines) - 1

    def fits(some: Sequence[int]) -> Table | None:
        closed = some[-1] == last
        return ledger(
            section.set.rulers, place, cost, counted, section.strings, some, closed=closed
        )

    yield from section.dealt(
        "sum",
        at,
        [typography.curl(title), cost.sum_title],
        range(len(counted.lines)),
        fits,
        notes.worked(section.problem),
        "cost",
        beside=section.set.some(at, "note", cost.sum_title),
    )
