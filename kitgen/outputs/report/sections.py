"""Which sections a report has, and about how large each is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from kitgen.draw.canvas import Chart
from kitgen.model.report import Report
from kitgen.outputs.report.grid import Grid, Line
from kitgen.outputs.report.layout import Section, Width

_ROW: Final = 36.0
"""Of a table, in px; below, of one with a second line."""
_TWO_LINES: Final = 56.0
_FIGURES: Final = 38
"""Characters of figures side by side, and of a name, that a table of the left column bears."""
_NAME: Final = 40


def sections(
    report: Report, grids: Mapping[str, Grid], drawn: Mapping[str, Chart]
) -> list[Section]:
    """The sections that have something to say, in their order."""
    found = [Section("steps", "table", 420)]
    pipelines: dict[str, Width] = {"opportunities": "table", "customers": "chart"}

    def table(name: str) -> None:
        if name in grids:
            width: Width = "full" if _broad(grids[name]) else "table"
            found.append(Section(name, width, 2 * _ROW + _ROW * len(grids[name].lines)))

    def chart(name: str) -> None:
        if name in drawn:
            height = float(drawn[name].wide_svg.split('viewBox="', 1)[1].split('"')[0].split()[3])
            found.append(Section(name, "chart", height + 60))
        elif name in grids:
            found.append(Section(name, "chart", _ROW * (1 + len(grids[name].lines))))

    chart("weeks")
    table("ambassador")
    chart("channels")
    chart("waiting")
    for name in ("channel", "interview", "problem"):
        table(name)
    chart("months")
    if "comparison" in grids:
        found.append(Section("comparison", "chart", 90 + 50 * len(grids["comparison"].lines)))
    for name, width in pipelines.items():
        if name in grids:
            found.append(Section(name, width, 2 * _ROW + _TWO_LINES * len(grids[name].lines)))
    if report.markets:
        found.append(Section("markets", "chart", _ROW * (1 + min(len(report.markets), 13))))
    if report.leverage.after is not None or report.leverage.before is not None:
        found.append(Section("leverage", "chart", 150))
    return found


def _broad(grid: Grid) -> bool:
    """Whether a table of figures needs the whole page."""
    lines = [*grid.lines, *filter(None, (grid.total,))]
    figures = sum(max(map(len, column)) for column in zip(*_texts(lines), strict=True))
    return figures > _FIGURES or max(len(line.name) for line in grid.lines) > _NAME


def _texts(lines: Sequence[Line]) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for line in lines]
