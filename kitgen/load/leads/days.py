"""Dates as programs and people write them; a column's order is decided by all of its cells."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kitgen.load.leads.cell import unaccented
from kitgen.model.columns import DateOrder

_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ,;(].{0,40})?")
_THREE = re.compile(
    r"(?:[^\W\d_]{2,10}\.?,? )?([0-9]{1,2})([-/.]) ?([0-9]{1,2})\2 ?([0-9]{4}|[0-9]{2})"
    r"(?:[T ,;(].{0,40})?"
)
_TIME = re.compile(r"[, T]*[0-9]{1,2}:[0-9]{2}.*")
_WORDED = re.compile(r"[^\W\d_]|[0-9 .,/'’-]")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"[0-9]+")
_SERIAL = re.compile(r"[0-9]{5}(?:[.,][0-9]+)?")
_COMPACT = re.compile(r"[12][0-9]{7}")
_EPOCH = re.compile(r"1[0-9]{9}(?:[0-9]{3})?")
_NEVER = re.compile(r"0{4}-0{2}-0{2}.*|1900-01-00.*|0{1,2}[/.]0{1,2}[/.]0{2,4}.*")
_EXCEL = dt.date(1899, 12, 30)
"""Day 0 of Excel's calendar, with its day that never was."""
_FIRST = 1980
_LAST = 2200
_LONGEST = 80
_FOREIGN = re.compile(
    r"datum|erst|abschluss|schluss|termin|gewonnen|verloren|angebot|auftrag|eingang|angelegt"
    r"|\bam$|\ble$|\bel$|\bop$|date d|premier|rendez|affaire|fecha|primer|trato|reunion"
    r"|sluit|afspraak|gesprek|eerste|kennismaking"
)
_MONTHS: tuple[str, ...] = (
    "jan january januar janner jaenner jan janvier janv enero ene januari",
    "feb february februar feber fevrier fevr fev febrero februari",
    "mar march marz maerz mrz mars marzo maart mrt",
    "apr april avril avr abril abr",
    "may mai mayo mei",
    "jun june juni juin junio",
    "jul july juli juillet juil julio",
    "aug august aout agosto ago augustus",
    "sep sept september septembre septiembre setiembre",
    "oct october oktober okt octobre octubre",
    "nov november novembre noviembre",
    "dec december dezember dez decembre diciembre dic",
)
_MONTH: Mapping[str, int] = {
    name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()
}


@dataclass(slots=True)
class Order:
    """What the cells of a date column say about its order; lines are 0 where none says so."""

    day_first: int = 0
    month_first: int = 0
    unsure: int = 0
    example: str = ""
    """A cell that may be either."""
    _seen: set[str] = field(default_factory=set)

    def look(self, cell: str, line: int) -> None:
        """Take a cell into account."""
        # Years of leads come on some hundred days; the day and the month stand in front.
        if cell[:10] in self._seen:
            return
        self._seen.add(cell[:10])
        found = _THREE.fullmatch(cell)
        if found is None:
            return
        first, second = int(found[1]), int(found[3])
        if first > 12 >= second:
            self.day_first = self.day_first or line
        elif second > 12 >= first:
            self.month_first = self.month_first or line
        elif found[2] == ".":
            # Where dates have points between them, nobody writes the month first.
            self.day_first = self.day_first or line
        elif first != second:
            self.unsure, self.example = self.unsure or line, self.example or cell

    @property
    def mixed(self) -> bool:
        """Whether some cells can only be read one way, and some only the other."""
        return bool(self.day_first and self.month_first)

    @property
    def told(self) -> DateOrder | None:
        """The order, if the column's own cells tell it."""
        if self.day_first and not self.month_first:
            return DateOrder.DAY_FIRST
        if self.month_first and not self.day_first:
            return DateOrder.MONTH_FIRST
        return None


def agreed(orders: Iterable[Order]) -> DateOrder | None:
    """The order that all columns that tell one agree on: one program wrote them."""
    told = {order.told for order in orders if order.told}
    return told.pop() if len(told) == 1 else None


def by_language(heading: str) -> DateOrder | None:
    """Day first, where the heading is German, French, Spanish or Dutch; English does not tell."""
    return DateOrder.DAY_FIRST if _FOREIGN.search(unaccented(heading.casefold())) else None


def is_never(cell: str) -> bool:
    """Whether a cell is how some database writes no date."""
    return _NEVER.fullmatch(cell) is not None


def read(cell: str, order: DateOrder | None) -> dt.date | None:
    """The day that a cell names, as its clock shows it; None for what is no day.

    Without an order, what may be two days is none.
    """
    if len(cell) > _LONGEST:
        return None
    try:
        day = _read(cell, order)
    except (ValueError, OverflowError):
        return None
    return day if day is not None and _FIRST <= day.year <= _LAST else None


def _read(cell: str, order: DateOrder | None) -> dt.date | None:
    if found := _ISO.fullmatch(cell):
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    if found := _THREE.fullmatch(cell):
        return _three(int(found[1]), int(found[3]), _year(found[4]), found[2], order)
    if _SERIAL.fullmatch(cell):
        return _EXCEL + dt.timedelta(days=int(cell[:5]))
    if _COMPACT.fullmatch(cell):
        return dt.date(int(cell[:4]), int(cell[4:6]), int(cell[6:]))
    if _EPOCH.fullmatch(cell):
        seconds = int(cell[:10])
        return dt.datetime.fromtimestamp(seconds, dt.UTC).date()
    return _worded(cell)


def _three(
    first: int, second: int, year: int, sign: str, order: DateOrder | None
) -> dt.date | None:
    if order is DateOrder.DAY_FIRST:
        return dt.date(year, second, first)
    if order is DateOrder.MONTH_FIRST and not (sign == "." and first <= 12 and second <= 12):
        return dt.date(year, first, second)
    if first > 12 or (sign == "." and second <= 12):
        return dt.date(year, second, first)
    if second > 12 or first == second:
        return dt.date(year, first, second)
    return None


def _worded(cell: str) -> dt.date | None:
    """5 Mar 2026; Thu, March 5, 2026 14:22; 5-Mär-26; 5 de marzo de 2026."""
    plain = _TIME.sub("", unaccented(cell.casefold()))
    months = [_MONTH[word] for word in _WORD.findall(plain) if word in _MONTH]
    numbers = _NUMBER.findall(plain)
    if not months or len(numbers) != 2 or not all(map(_WORDED.fullmatch, plain)):
        return None
    # "mar. 5 mai": Tuesday is written like March. The day of the week stands first.
    day, year = numbers
    if len(day) == 4:
        day, year = year, day
    if len(day) > 2 or len(year) not in (2, 4):
        return None
    return dt.date(_year(year), months[-1], int(day))


def _year(digits: str) -> int:
    """Two digits are a year from 1969 to 2068, as POSIX reads them."""
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 69 else 1900)
