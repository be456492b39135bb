"""Charts as PowerPoint draws them: bars, before and after, a total that grows, a delay."""

from __future__ import annotations

from typing import Any, Final, cast

from kitgen.draw.canvas import fit
from kitgen.outputs.slides.markup import DRAWING, clean
from kitgen.outputs.slides.master import Look
from kitgen.outputs.slides.package import undated
from kitgen.outputs.slides.slide import Figure

_LABEL: Final = 14
_VALUE: Final = 18
_GREY: Final = "accent2"
_ACCENT: Final = "accent1"
_NBSP: Final = "\u00a0"
_NAME: Final = 230.0
"""How long a name may be beside a bar, in points."""


def insert(placeholder: Any, item: Figure, look: Look) -> Any:
    """Put a chart into its placeholder; gives the frame that it stands in."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE

    kinds = {
        "bars": XL_CHART_TYPE.BAR_CLUSTERED,
        "changes": XL_CHART_TYPE.BAR_CLUSTERED,
        "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
        "lines": XL_CHART_TYPE.LINE,
    }
    data: Any = cast(Any, CategoryChartData)(number_format=number_format(item))
    data.categories = [clean(fit(name, _NAME, _LABEL)) for name in item.categories]
    for series in item.series:
        data.add_series(clean(series.name)[:200], [_rounded(v, item) for v in series.values])
    frame = placeholder.insert_chart(kinds[item.kind], data)
    chart = frame.chart
    chart.has_title = False
    chart.has_legend = False
    chart.font.size = _pt(_LABEL)
    _paint_font(chart.font, "TEXT_2")
    {"bars": _bars, "changes": _changes, "columns": _columns, "lines": _lines}[item.kind](
        chart, item
    )
    workbook = chart.part.chart_workbook.xlsx_part
    workbook._blob = undated(workbook.blob)
    _spoken(chart, look)
    return frame


def number_format(item: Figure) -> str:
    """How Office writes the numbers: the unit where the guide has it."""
    digits = "#,##0" + ("." + "0" * item.decimals if item.decimals else "")
    return f"{_literal(item.before)}{digits}{_literal(item.after)}"


def _literal(text: str) -> str:
    return '"' + text.replace('"', "”") + '"' if text else ""


def _rounded(value: float, item: Figure) -> float:
    return round(value, max(2, item.decimals)) if item.kind != "lines" else round(value)


def _bars(chart: Any, item: Figure) -> None:
    plot = chart.plots[0]
    plot.gap_width = 55
    _axes(chart, item, down=True)
    series = plot.series[0]
    _fill(series.format, _GREY)
    # The total is the point of the chart.
    _fill(series.points[len(item.categories) - 1].format, _ACCENT)
    _labels(series, number_format(item))
    last = series.points[len(item.categories) - 1].data_label
    _label(last, number_format(item), "ACCENT_1")


def _changes(chart: Any, item: Figure) -> None:
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 70, -12
    _axes(chart, item, down=True)
    for series, paint, words in zip(
        plot.series, (_GREY, _ACCENT), ("TEXT_2", "ACCENT_1"), strict=True
    ):
        _fill(series.format, paint)
        _labels(series, number_format(item), words)


def _columns(chart: Any, item: Figure) -> None:
    plot = chart.plots[0]
    plot.gap_width = 45
    _axes(chart, item)
    series = plot.series[0]
    _fill(series.format, _GREY)
    last = len(item.categories) - 1
    _fill(series.points[last].format, _ACCENT)
    for at, paint in ((0, "TEXT_2"), (last, "ACCENT_1")):
        _label(series.points[at].data_label, number_format(item), paint)


def _lines(chart: Any, item: Figure) -> None:
    from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE

    _axes(chart, item)
    _margin(chart, 0.8)
    last = len(item.categories) - 1
    for series, words in zip(chart.plots[0].series, ("TEXT_1", "ACCENT_1"), strict=True):
        series.smooth = False
        series.marker.style = XL_MARKER_STYLE.NONE
        line = series.format.line
        line.width = _pt(2.25)
        line.color.theme_color = _theme(words)
        label = series.points[last].data_label
        frame = label.text_frame
        frame.text = fit(series.name, _NAME / 2, _LABEL).replace(" ", _NBSP)
        label.position = XL_LABEL_POSITION.RIGHT
        font = frame.paragraphs[0].runs[0].font
        font.size, font.bold = _pt(_LABEL), True
        font.color.theme_color = _theme(words)


def _axes(chart: Any, item: Figure, *, down: bool = False) -> None:
    """No axis but the baseline; every bar begins at nothing."""
    from pptx.enum.chart import XL_TICK_MARK

    values, names = chart.value_axis, chart.category_axis
    values.visible = False
    values.has_major_gridlines = False
    values.minimum_scale = 0
    # Labels stand beyond the longest bar.
    top = max((value for series in item.series for value in series.values), default=0)
    values.maximum_scale = (top or 1) * (1.14 if down else 1.1)
    names.has_major_gridlines = False
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.reverse_order = down
    names.format.line.color.theme_color = _theme("ACCENT_6")
    names.tick_labels.font.size = _pt(_LABEL)
    _paint_font(names.tick_labels.font, "TEXT_1")


def _margin(chart: Any, share: float) -> None:
    """Leave room at the end of the lines for their names."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    area = chart._chartSpace.chart.plotArea
    for old in area.findall(f"{{{_C}}}layout"):
        area.remove(old)
    edges = (("x", 0.01), ("y", 0.03), ("w", share), ("h", 0.84))
    sides = "".join(f'<c:{side} val="{value}"/>' for side, value in edges)
    area.insert(
        0,
        parse_xml(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
            f'<c:xMode val="edge"/><c:yMode val="edge"/>{sides}</c:manualLayout></c:layout>'
        ),
    )


def _labels(series: Any, format: str, paint: str = "TEXT_2") -> None:
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = format, False
    labels.font.size = _pt(_VALUE)
    _paint_font(labels.font, paint)


def _label(label: Any, format: str, paint: str) -> None:
    """The label of one point: python-pptx knows its font only."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    font = label.font
    font.size = _pt(_VALUE)
    _paint_font(font, paint)
    found = label._dLbl
    for name in ("numFmt", "showLegendKey", "showVal", "showCatName", "showSerName"):
        for old in found.findall(f"{{{_C}}}{name}"):
            found.remove(old)
    for name in ("showPercent", "showBubbleSize", "showLeaderLines"):
        for old in found.findall(f"{{{_C}}}{name}"):
            found.remove(old)
    number = parse_xml(f'<c:numFmt {nsdecls("c")} formatCode="" sourceLinked="0"/>')
    number.set("formatCode", format)
    found.insert(1, number)
    for name, value in (
        ("showLegendKey", 0),
        ("showVal", 1),
        ("showCatName", 0),
        ("showSerName", 0),
        ("showPercent", 0),
        ("showBubbleSize", 0),
    ):
        found.append(parse_xml(f'<c:{name} {nsdecls("c")} val="{value}"/>'))


_C: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def _fill(format: Any, paint: str) -> None:
    format.fill.solid()
    format.fill.fore_color.theme_color = _theme(
        {"accent1": "ACCENT_1", "accent2": "ACCENT_2"}[paint]
    )


def _paint_font(font: Any, paint: str) -> None:
    font.color.theme_color = _theme(paint)


def _theme(name: str) -> Any:
    from pptx.enum.dml import MSO_THEME_COLOR

    return getattr(MSO_THEME_COLOR, name)


def _pt(size: float) -> Any:
    from pptx.util import Pt

    return Pt(size)


def _spoken(chart: Any, look: Look) -> None:
    """Say the language of the chart's words."""
    for name in ("rPr", "defRPr", "endParaRPr"):
        for run in chart._chartSpace.iter(f"{{{DRAWING}}}{name}"):
            run.set("lang", look.language)
