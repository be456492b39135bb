"""The stages that a row says were reached, and when."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping, Sequence
from decimal import Decimal

from kitgen.load.leads import days
from kitgen.load.leads.cells import Cells
from kitgen.load.leads.manner import Manner
from kitgen.load.leads.table import Row
from kitgen.model.columns import Meaning, StageWord
from kitgen.model.lead import Reached, Stage

_STEPS = (Stage.INTRODUCTION, Stage.MEETING, Stage.OPPORTUNITY)
_FAR: Mapping[StageWord | None, int] = {StageWord.MEETING: 1, StageWord.OPPORTUNITY: 2}
_CLOSED: Mapping[StageWord | None, Stage] = {StageWord.WON: Stage.WON, StageWord.LOST: Stage.LOST}
_ENDS = {Stage.WON: Meaning.WON_ON, Stage.LOST: Meaning.LOST_ON}
_DONE = {
    Stage.INTRODUCTION: "introduced",
    Stage.MEETING: "met",
    Stage.OPPORTUNITY: "an opportunity",
    Stage.WON: "won",
    Stage.LOST: "lost",
}


class Stages:
    """Reads stages and days as their whole columns are written."""

    def __init__(self, manner: Manner, cells: Cells) -> None:
        self._manner = manner
        self._cells = cells
        # Tomorrow has begun for somebody.
        self._last = manner.today + dt.timedelta(days=1)
        self._days: dict[tuple[int, str], dt.date | None] = {}

    def of(
        self, row: Row, status: StageWord | None, stage: StageWord | None, amount: Decimal | None
    ) -> tuple[Reached, ...]:
        """The stages in their order. What was reached implies what comes before it.

        Only a deal that was won has surely been met and been an opportunity; of one that was lost
        nobody knows, unless a stage or a day says how far it came. The amount is what an
        opportunity is worth, and what is won or lost with it; before that it is a wish.
        """
        met = self._past(row, Meaning.MEETING_ON)
        offered = self._past(row, Meaning.OPPORTUNITY_ON)
        end = _CLOSED.get(status) or _CLOSED.get(stage)
        if end is None and status is None and stage is None:
            # A sheet may have no stages, only days.
            end = next((one for one in _ENDS if self._past(row, _ENDS[one])), None)
        far = max(_FAR.get(status, 0), _FAR.get(stage, 0), 1 if met else 0)
        if offered or end is Stage.WON:
            far = 2
        when = (self._past(row, Meaning.INTRODUCED_ON), met, offered)
        reached = [
            Reached(step, day, amount if step is Stage.OPPORTUNITY else None)
            for step, day in zip(_STEPS[: far + 1], when, strict=False)
        ]
        if end:
            day = self._past(row, _ENDS[end]) or self._past(row, Meaning.CLOSED_ON)
            reached.append(Reached(end, day, amount))
        self._look_at_order(row, reached)
        if end is Stage.WON and amount is None and self._cells.has(Meaning.AMOUNT):
            self._cells.odd(
                row,
                "leads-no-amount",
                "won, but no amount is written: it counts as a customer and adds no revenue",
                Meaning.AMOUNT,
            )
        return tuple(reached)

    def _past(self, row: Row, meaning: Meaning) -> dt.date | None:
        """The earliest day of the columns of a meaning; none that lies ahead."""
        day: dt.date | None = None
        for column, cell in self._cells.filled(row, meaning):
            read = self._day(row, column, cell)
            if read is not None and (day is None or read < day):
                day = read
        if day is None or day <= self._last:
            return day
        self._cells.odd(
            row,
            "leads-future",
            f"{day} lies ahead: what is planned has not happened",
            meaning,
            "It counts once the day has come and the export says that it did.",
        )
        return None

    def _day(self, row: Row, column: int, cell: str) -> dt.date | None:
        # Years of leads come on some hundred days, but each at a time of its own.
        plain, _, time = cell.partition("T" if cell[10:11] == "T" else " ")
        if ":" not in time[:3]:
            plain = cell
        key = (column, plain)
        if key not in self._days:
            self._days[key] = days.read(plain.rstrip(","), self._manner.orders[column])
        day = self._days[key]
        if day is None and not days.is_never(cell):
            self._cells.note(
                row,
                column,
                "leads-date",
                f"“{cell[:40]}” is no day that is clear: it counts as not written down",
                "Dates like 2026-03-05 are always clear.",
            )
        return day

    def _look_at_order(self, row: Row, reached: Sequence[Reached]) -> None:
        dated = [(one.stage, one.day) for one in reached if one.day is not None]
        for (before, earlier), (stage, day) in itertools.pairwise(dated):
            if day < earlier:
                self._cells.odd(
                    row,
                    "leads-order",
                    f"{_DONE[stage]} on {day}, before it was {_DONE[before]} on {earlier}",
                    hint="Both days stay as they are written; spans of time leave them out.",
                )
                return
