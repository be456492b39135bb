"""The chart of a delay: what is done and what is paid, two rising lines that never meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kitgen.draw.canvas import (
    FIGURE,
    LABEL,
    NARROW,
    WIDE,
    Box,
    Chart,
    ChartError,
    Say,
    Table,
    box_of,
    drawing,
    fit,
    hatch,
    numbers,
    path,
    polyline,
    px,
    text,
    ticks,
    wrap,
)
from kitgen.draw.year import DAYS, MONTHS, YEAR, Earned

STEP = 5
"""Days from point to point of a line."""
TOP, BASE, HEIGHT = 18.0, 366.0, 400


@dataclass(frozen=True, slots=True)
class Names:
    """What the lines and the distances between them are called."""

    upper: str
    lower: str
    across: str
    between: str
    days: str
    """The delay as it is written: 74 days."""


def gap(
    prefix: str,
    title: str,
    measure: str,
    flow: float,
    delay: float,
    *,
    names: Names,
    say: Say,
    brief: Say | None = None,
    months: Sequence[str] = MONTHS,
    seed: str = "",
) -> Chart:
    """A yearly sum as it is earned and, so many days later, as it is paid.

    The months are uneven as real ones are, the same for the same seed; year and mean gap are exact.
    """
    flow, delay = numbers([flow, delay])
    if delay > 3650:
        raise ChartError(f"a delay of {delay:g} days cannot be drawn")
    open_ = flow * delay / YEAR
    says = (
        f"Two rising lines over twelve months. {names.upper} stays ahead of {names.lower} "
        f"by about {say(open_)}, or {names.days}, all year."
    )
    table = Table(
        ("", measure),
        (
            (names.upper, say(flow)),
            (f"{names.days} {names.across}".strip(), say(open_)),
            (names.lower, say(max(flow - open_, 0) if delay < YEAR else 0)),
        ),
    )
    earned = Earned(flow, seed or title)

    def draw(kind: str) -> str:
        return _Drawing(prefix, kind, earned, flow, delay, names, brief or say, months).svg(says)

    return Chart(title, measure, says, draw("wide"), draw("narrow"), table)


class _Drawing:
    def __init__(
        self,
        prefix: str,
        kind: str,
        earned: Earned,
        flow: float,
        delay: float,
        names: Names,
        brief: Say,
        months: Sequence[str],
    ) -> None:
        self.prefix, self.kind, self.names, self.brief = prefix, kind, names, brief
        self.wide = kind == "wide"
        self.width = WIDE if self.wide else NARROW
        self.right = 528.0 if self.wide else 340.0
        self.months = months
        self.delay = delay
        self.open = flow * delay / YEAR
        before = earned(-delay)
        days = range(0, YEAR + 1, STEP)
        upper = [earned(day) - before for day in days]
        lower = [earned(day - delay) - before for day in days]
        self.whole = upper[-1] > 0
        self.top_value = upper[-1] or 1.0
        top = TOP if self.wide else TOP + 10
        self.unit = (BASE - top) / self.top_value
        self.upper = [(self.x(d), self.y(v)) for d, v in zip(days, upper, strict=True)]
        self.lower = [(self.x(d), self.y(v)) for d, v in zip(days, lower, strict=True)]
        self.taken: list[Box] = []

    def x(self, day: float) -> float:
        return day / YEAR * self.right

    def y(self, value: float) -> float:
        return BASE - value * self.unit

    def svg(self, says: str) -> str:
        name = f"{self.prefix}-{self.kind}-h"
        area = polyline([*self.upper, *reversed(self.lower)]) + "Z"
        ends, brackets, labels = self._ends(), self._brackets(), self._grid()
        shapes = [
            hatch(name, self.width),
            *labels,
            path(area, "", fill=f"url(#{name})"),
            path(polyline(self.upper), "m0", 1.75),
            path(polyline(self.lower), "m1", 1.75),
            *self._month_names(),
            *brackets,
            *ends,
        ]
        return drawing(self.prefix, self.kind, self.width, HEIGHT, says, shapes)

    def _month_names(self) -> list[str]:
        shapes, day = [], 0
        for words, days in zip(self.months, DAYS, strict=True):
            middle = self.x(day + days / 2)
            label = fit(words, 42) if self.wide else words[:1]
            shapes.append(text(label, middle, 390, "middle"))
            day += days
        return shapes

    def _clear(self, box: Box) -> bool:
        """Whether a label stands in the open: off the lines, the area and other labels."""
        if box.left < 0 or box.right > self.width or box.top < 0 or box.bottom > BASE - 2:
            return False
        if any(box.meets(other) for other in self.taken):
            return False
        if box.left >= self.right:
            return True
        return self._line(self.upper, box.right) > box.bottom + 3 or (
            self._line(self.lower, box.left) < box.top - 3
        )

    def _line(self, points: list[tuple[float, float]], x: float) -> float:
        i = min(max(int(x / self.right * (len(points) - 1)), 0), len(points) - 2)
        (x0, y0), (x1, y1) = points[i], points[i + 1]
        return y0 + (y1 - y0) * min(max((x - x0) / (x1 - x0), 0), 1)

    def _grid(self) -> list[str]:
        shapes = []
        baseline = path(f"M0 {px(BASE)}H{px(self.right)}", "g")
        for value in ticks(self.top_value, 2)[1:] if self.whole else []:
            y = self.y(value)
            words = self.brief(value)
            places = [
                (0.0, y - 6, "start"),
                (self.right, y - 6, "end"),
                (self.right, y + 16, "end"),
            ]
            for x, at, anchor in places:
                box = box_of(words, x, at, anchor)
                if self._clear(box):
                    # A gridline that cannot be named says nothing.
                    shapes.append(path(f"M0 {px(y)}H{px(self.right)}", "g"))
                    shapes.append(text(words, x, at, anchor))
                    self.taken.append(box)
                    break
        return [baseline, *shapes]

    def _ends(self) -> list[str]:
        names = self.names
        if not self.wide:
            upper, lower = fit(names.upper, 320), fit(names.lower, 150)
            shapes = [text(upper, 340, 15.6, "end", "i")]
            self.taken.append(box_of(upper, 340, 15.6, "end"))
            return shapes + self._label([(lower, "f1t", LABEL)], self._below(self.x(130)))
        room = self.width - self.right - 10
        upper_lines, lower_lines = wrap(names.upper, room, 3), wrap(names.lower, room, 3)
        y0 = self.upper[-1][1] + 5
        y1 = max(self.lower[-1][1] + 5, y0 + 17 * len(upper_lines) + 4)
        y1 = min(y1, BASE - 17 * (len(lower_lines) - 1))
        y0 = min(y0, y1 - 17 * len(upper_lines) - 4)
        shapes = []
        for lines, y, kind in ((upper_lines, y0, "i"), (lower_lines, y1, "f1t")):
            for i, words in enumerate(lines):
                shapes.append(text(words, self.right + 10, y + 17 * i, kind=kind))
                self.taken.append(box_of(words, self.right + 10, y + 17 * i))
        return shapes

    def _below(self, x: float) -> list[tuple[float, float, str]]:
        """Places under the lower line, the nearest to x first."""
        shifts = (0, 24, -24, 48, 72, 96, 120, 150, 180, 220, 260, -60, -110, -160)
        xs = [x + shift for shift in shifts]
        return [
            (a, self._line(self.lower, a - 40) + down, anchor)
            for down in (28, 40, 60)
            for a in xs
            for anchor in ("middle", "start")
        ]

    def _above(self, x: float) -> list[tuple[float, float, str]]:
        """Places over the upper line."""
        return [
            (x - left, self._line(self.upper, x) - up, "end")
            for up in (24, 10, 44, 70, 100, 140, 180)
            for left in (10, 0, 40, -40, -80, -120, -170, -220)
        ]

    def _label(
        self, words: list[tuple[str, str, float]], places: list[tuple[float, float, str]]
    ) -> list[str]:
        """One label of one or two lines in the first place that is clear; never half of it."""
        right = [(self.right + 10, at, "start") for at in (180.0, 230.0, 280.0, 130.0)]
        # A figure too long for the margin may stand in any corner that is left open.
        corners = [
            (x, float(at), anchor)
            for at in range(30, 340, 20)
            for x, anchor in ((4.0, "start"), (self.right - 4, "end"))
        ]
        for x, y, anchor in [*places, *(right if self.wide else []), *corners]:
            boxes = []
            for i, (line, _, size) in enumerate(words):
                boxes.append(box_of(line, x, y + 18.5 * i, anchor, size))
            if all(self._clear(box) for box in boxes):
                self.taken += boxes
                return [
                    text(line, x, y + 18.5 * i, anchor, kind)
                    for i, (line, kind, _) in enumerate(words)
                ]
        return []

    def _brackets(self) -> list[str]:
        names, shapes = self.names, list[str]()
        days = range(int(YEAR * 0.7), int(YEAR * 0.86), STEP)
        day = min(days, key=lambda d: abs(self._height(d) - self.open * self.unit))
        x = self.x(day)
        y0, y1 = self._line(self.upper, x), self._line(self.lower, x)
        if y1 - y0 > 12:
            shapes.append(path(f"M{px(x)} {px(y0 + 1)}V{px(y1 - 1)}", "k", 7))
            ends = f"M{px(x - 4)} {px(y0)}h8M{px(x)} {px(y0)}V{px(y1)}M{px(x - 4)} {px(y1)}h8"
            shapes.append(path(ends, "m0", 1))
        figure = self.brief(self.open)
        widest = 190 if self.wide else 150
        between = [(figure, "n", FIGURE), (fit(names.between, widest), "", LABEL)]
        below = [
            (a, y1 + down, "middle")
            for down in (34, 48, 66)
            for a in (x, x + 14, x + 30, x + 50, x + 70)
        ]
        shapes += self._label(between, below + self._below(x))
        across = [(fit(names.days, widest, FIGURE), "n", FIGURE)]
        across.append((fit(names.across, widest), "", LABEL))
        start = min(122.0, day - 24 - self.delay)
        if start < 12:
            start = min(122.0, (YEAR - self.delay) / 2)
        places = self._above(self.x(150))
        if 8 <= self.delay <= 300 and start > 0:
            a, b = self.x(start), self.x(start + self.delay)
            y = self._line(self.upper, a)
            shapes.append(path(f"M{px(a + 1)} {px(y)}H{px(b - 1)}", "k", 7))
            ends = f"M{px(a)} {px(y - 4)}v8M{px(a)} {px(y)}H{px(b)}M{px(b)} {px(y - 4)}v8"
            shapes.append(path(ends, "m0", 1))
            nearest = [
                (a - left, y - up, "end") for left, up in ((10, 24), (6, 30), (0, 40), (-20, 56))
            ]
            places = nearest + self._above(a)
        return shapes + self._label(across, places)

    def _height(self, day: float) -> float:
        x = self.x(day)
        return self._line(self.lower, x) - self._line(self.upper, x)
