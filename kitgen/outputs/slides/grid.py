"""The tables of slides, set so that they fit: the worked sum, dates, steps, key figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kitgen.draw.charts import Chart
from kitgen.model.cost import CostModel
from kitgen.outputs.common.calculator import Calculator
from kitgen.outputs.common.strings import Strings
from kitgen.outputs.slides.fit import Ruler, Rulers
from kitgen.outputs.slides.layout import Place
from kitgen.outputs.slides.slide import Cell, Table
from kitgen.text import typography

PAD = 7.0
"""Above and below the words of a cell."""
GAP = 18.0
"""Kept free between two columns."""


def small_size(size: float) -> float:
    """The size of a second line."""
    return min(16.0, max(12.0, round(1.5 * size) / 2))


def ledger(
    rulers: Rulers,
    place: Place,
    cost: CostModel,
    counted: Calculator,
    strings: Strings,
    some: Sequence[int],
    *,
    closed: bool,
) -> Table | None:
    """Lines of the worked sum; closed, the total stands under them."""
    type = place.type
    if type is None:
        return None
    lines = [counted.lines[number] for number in some]
    bases = counted.has_bases
    for size in type.sizes:
        leading = type.line(size)

        def cell(text: str, size: float = size, leading: float = leading, **more: Any) -> Cell:
            return Cell(typography.curl(text), size, leading, **more)

        quiet, low = small_size(size), small_size(size) * 1.4
        amount = strings.say("slides_amount")
        period = cost.period[:1].upper() + cost.period[1:]
        head = [cell(strings.say("cost"), quiet, low, colour="meta")]
        head += [cell(amount, quiet, low, colour="meta", end=True)] if bases else []
        head.append(cell(period, quiet, low, colour="meta", end=True))
        rows = [tuple(head)]
        for line in lines:
            row = [cell(line.label, small=typography.curl(line.detail or ""))]
            row += [cell(line.base, colour="quiet", end=True)] if bases else []
            rows.append((*row, cell(line.shown, end=True)))
        if closed:
            foot = [cell(cost.total, bold=True)]
            foot += [cell("")] if bases else []
            big = cell(counted.total, size * 1.5, size * 1.8, family="text", end=True)
            rows.append((*foot, big))
        figures = 150.0
        widths = [place.width - figures * (2 if bases else 1), *[figures] * (2 if bases else 1)]
        heights = _heights(rulers, rows, widths)
        if sum(heights) <= place.height and _even(rulers, rows, widths):
            return Table(
                place.name,
                tuple(rows),
                tuple(widths),
                tuple(heights),
                head=True,
                first=True,
                account=closed,
                alt=typography.curl(cost.sum_title),
            )
    return None


def timeline(rulers: Rulers, place: Place, events: Sequence[tuple[str, str]]) -> Table | None:
    """Dates beside each other, what happens below each."""
    type = place.type
    if type is None:
        return None
    widths = [place.width / max(4, len(events))] * len(events)
    for size in type.sizes:
        when = tuple(
            Cell(when, min(size, 16), 22, colour="accent", bold=True) for when, _ in events
        )
        what = tuple(Cell(text, size, type.line(size), "text") for _, text in events)
        rows = (when, what)
        heights = _heights(rulers, rows, widths)
        if sum(heights) <= place.height and _words_whole(rulers, rows, widths):
            return Table(place.name, rows, tuple(widths), tuple(heights), head=True, dots=True)
    return None


def columns(
    rulers: Rulers, place: Place, steps: Sequence[tuple[str, str, str, str]]
) -> Table | None:
    """Steps beside each other: number, title, and how each begins."""
    type = place.type
    if type is None:
        return None
    widths = [place.width / max(3, len(steps))] * len(steps)
    for size in type.sizes:
        less = max(14.0, round(size * 0.74))
        rows = (
            tuple(Cell(number, 40, 44, "text", colour="accent") for number, *_ in steps),
            tuple(Cell(title, size, type.line(size), "text") for _, title, _, _ in steps),
            tuple(
                Cell(f"{when}{first}", less, round(less * 1.4), colour="quiet")
                for _, _, when, first in steps
            ),
        )
        heights = _heights(rulers, rows, widths)
        if sum(heights) <= place.height and _words_whole(rulers, rows, widths):
            return Table(place.name, rows, tuple(widths), tuple(heights), columns=True)
    return None


def key_figures(rulers: Rulers, place: Place, chart: Chart) -> Table | None:
    """The numbers of a chart, each above what it counts; the one between the others stands out."""
    type = place.type
    if type is None:
        return None
    for size in (30.0, 26.0, 22.0, 18.0):
        rows = tuple(
            (
                Cell(
                    shown,
                    size,
                    size * 1.15,
                    "text",
                    colour="accent" if number == 1 else "ink",
                    small=typography.curl(label),
                ),
            )
            for number, (label, shown) in enumerate(chart.table.rows)
        )
        heights = _heights(rulers, rows, [place.width])
        if sum(heights) <= place.height and _words_whole(rulers, rows, [place.width]):
            widths = (place.width,)
            return Table(place.name, rows, widths, tuple(heights), first=True, alt=chart.measure)
    return None


def _ruler(rulers: Rulers, cell: Cell) -> Ruler:
    if cell.family == "text":
        return rulers.text
    return rulers.bold if cell.bold else rulers.label


def lines(rulers: Rulers, cell: Cell, width: float) -> tuple[int, int]:
    """How many lines a cell's words take, and those of its second line."""
    room = width - GAP
    ruler = _ruler(rulers, cell)
    first = ruler.lines(cell.text, cell.size, room)
    second = rulers.label.lines(cell.small, small_size(cell.size), room) if cell.small else 0
    return first, second


def _heights(
    rulers: Rulers, rows: Sequence[Sequence[Cell]], widths: Sequence[float]
) -> list[float]:
    found = []
    for row in rows:
        most = 0.0
        for cell, width in zip(row, widths, strict=True):
            first, second = lines(rulers, cell, width)
            most = max(most, first * cell.leading + second * small_size(cell.size) * 1.35 + 2 * PAD)
        found.append(round(most, 1))
    return found


def _even(rulers: Rulers, rows: Sequence[Sequence[Cell]], widths: Sequence[float]) -> bool:
    """Whether every figure stands in one line."""
    return all(
        lines(rulers, cell, width)[0] == 1
        for row in rows
        for cell, width in list(zip(row, widths, strict=True))[1:]
    )


def _words_whole(rulers: Rulers, rows: Sequence[Sequence[Cell]], widths: Sequence[float]) -> bool:
    """Whether no ordinary word is broken."""
    return all(
        _ruler(rulers, cell).width(word) * cell.size * 1.06 <= width - GAP
        for row in rows
        for cell, width in zip(row, widths, strict=True)
        for word in cell.text.split()
        if len(word) <= 24
    )
