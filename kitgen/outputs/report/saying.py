"""How figures of the report are written: on the page and in the terminal alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final

from kitgen.model.lead import Stage
from kitgen.model.report import Basis, Figure, Rate, Report, Step
from kitgen.outputs.common.strings import Strings
from kitgen.text import numbers

NOTHING: Final = "–"
"""What stands for a figure that is not measured; those who hear the page hear the words."""

STEPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "shared": "report_shared",
        "visited": "report_visited",
        "read": "report_read",
        "introduced": "report_introduced",
        "met": "report_met",
        "opportunity": "report_opportunity",
        "won": "report_won",
        "revenue": "report_revenue",
    }
)
"""The word for each step from a share to a signature."""
_STAGES: Final[Mapping[Stage, str]] = MappingProxyType(
    {
        Stage.INTRODUCTION: "report_introduced",
        Stage.MEETING: "report_met",
        Stage.OPPORTUNITY: "report_opportunity",
        Stage.WON: "report_won",
        Stage.LOST: "report_lost",
    }
)
_BASES: Final[Mapping[Basis, str]] = MappingProxyType(
    {
        Basis.MEASURED: "report_measured",
        Basis.REPORTED: "report_reported",
        Basis.BOTH: "report_both",
        Basis.MISSING: "report_missing",
    }
)


@dataclass(frozen=True)
class Saying:
    """Writes figures in the words of a language and in the currency of a report."""

    strings: Strings
    report: Report

    @cached_property
    def unit(self) -> str:
        """The currency as it stands beside amounts: €, CHF."""
        from babel.numbers import get_currency_symbol

        return str(get_currency_symbol(self.report.currency, "en"))

    def number(self, value: float) -> str:
        """A count; credit that is shared makes fractions, of which one decimal is shown."""
        rounded = round(value, 1)
        return numbers.number(rounded, 0 if rounded == int(rounded) else 1)

    def money(self, value: float) -> str:
        """An amount of the report."""
        return numbers.money(value, self.unit)

    def figure(self, figure: Figure, *, money: bool = False) -> str:
        """A figure, or what stands for one that is not there."""
        if figure.withheld:
            return self.strings.say("report_under")
        if figure.value is None:
            return NOTHING
        return self.money(figure.value) if money else self.number(figure.value)

    def basis(self, basis: Basis) -> str:
        """What a figure rests on."""
        return self.strings.say(_BASES[basis])

    def stage(self, stage: Stage) -> str:
        """What somebody did who reached a stage: met, won."""
        return self.strings.say(_STAGES[stage])

    def step(self, id: str) -> str:
        """The name of a step from a share to a signature."""
        return self.strings.say(STEPS[id])

    def percent(self, share: float) -> str:
        """A share as whole per cent."""
        return numbers.quantity(round(100 * share), "%")

    def rate(self, rate: Rate) -> str:
        """54%, or nothing where there was nobody."""
        return NOTHING if rate.value is None else self.percent(rate.value)

    def interval(self, rate: Rate) -> str:
        """41 to 66: where the rate may really lie."""
        if rate.value is None:
            return ""
        low, high = round(100 * rate.low), round(100 * rate.high)
        return self.strings.say("report_interval", low=low, high=high)

    def each(self, step: Step) -> str:
        """What stands in the place of a rate: 7.0 a share, €8,256 each."""
        if step.each is None:
            return ""
        if step.id == "revenue":
            return self.strings.say("report_each", n=self.money(step.each))
        return self.strings.say("report_a_share", n=f"{step.each:,.1f}")

    def day(self, day: dt.date) -> str:
        """A day; the year is said where it is not the report's own."""
        if day.year != self.report.last.year:
            return self.strings.date(day)
        return self._short(day)

    def _short(self, day: dt.date) -> str:
        months = self.strings.say("months").split()
        return self.strings.say("report_day", day=day.day, month=months[day.month - 1])

    def month(self, day: dt.date) -> str:
        """The month of a day; with its year where the report goes over more than one."""
        month = self.strings.say("months").split()[day.month - 1]
        if self.report.first.year == self.report.last.year:
            return month
        return self.strings.say("report_month", month=month, year=day.year)

    def between(self, first: dt.date, last: dt.date) -> str:
        """30 March to 28 June 2026; one day alone as it is."""
        if first == last:
            return self.strings.date(last)
        begins = self._short(first) if first.year == last.year else self.strings.date(first)
        return self.strings.say("report_period", first=begins, last=self.strings.date(last))

    def days(self, value: float) -> str:
        """A length of time in days."""
        shown = round(value) if value >= 10 or value == round(value) else round(value, 1)
        return self.strings.say("days", n=shown)
