"""Every chart: pure functions from numbers to a Chart.

Numbers come with the words that say them, `say` in full (€243,288) and `brief` for the drawing
(€243k); `prefix` keeps the ids of several charts in one page apart.
"""

from __future__ import annotations

from kitgen.draw.bars import Bar, bars
from kitgen.draw.before_after import Change, before_after
from kitgen.draw.canvas import Chart, ChartError, Say, Table
from kitgen.draw.gap import Names, gap
from kitgen.draw.rising import rising
from kitgen.draw.timeline import Moment, timeline
from kitgen.draw.year import MONTHS

__all__ = [
    "MONTHS",
    "Bar",
    "Change",
    "Chart",
    "ChartError",
    "Moment",
    "Names",
    "Say",
    "Table",
    "bars",
    "before_after",
    "gap",
    "rising",
    "timeline",
]
