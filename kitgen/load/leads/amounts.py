"""Amounts as programs and people write them; a column's decimals are decided by all its cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from kitgen.load.leads.currencies import code_of
from kitgen.model.columns import Decimals

_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f']|’|‘|´")
_PARTS = re.compile(r"([^0-9]*?)([0-9](?:[0-9.,'  ]*[0-9])?)([^0-9]*)", re.ASCII)
_GROUPED = re.compile(r"[0-9]{1,3}(?:[ '][0-9]{3})+(?:[.,][0-9]+)?")
_ROUND = re.compile(r"[.,] ?[-–—]{1,2}")
_POWER = re.compile(r"[0-9][.,0-9]*[eE][+-]?[0-9]+")
_THOUSANDS = {
    sign: re.compile(rf"[0-9]{{1,3}}(?:{re.escape(sign)}[0-9]{{2,3}})*{re.escape(sign)}[0-9]{{3}}")
    for sign in ".,"
}
# Most programs write 12000.5, which is quick to tell.
_PLAIN = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,2})?")
_MINUS = "-−–"
_LARGEST = Decimal(10) ** 12
_LONGEST = 60
_OF = {".": Decimals.POINT, ",": Decimals.COMMA}


class Written(NamedTuple):
    """An amount in its parts: `digits` holds digits, points and commas only."""

    negative: bool
    digits: str
    grouped: bool
    """Whether its thousands were parted by spaces or apostrophes, so that a sign is decimals."""
    mark: str
    """A sign or code of a currency, as written; nothing if there is none."""


@dataclass(slots=True)
class Style:
    """What the cells of an amount column say about its decimals; lines are 0 where none says."""

    comma: int = 0
    point: int = 0

    def look(self, cell: str, line: int) -> None:
        """Take a cell into account."""
        if self.point and _PLAIN.fullmatch(cell):
            return
        written = take_apart(cell)
        if written is None:
            return
        told = _told(written)
        if told is Decimals.COMMA:
            self.comma = self.comma or line
        elif told is Decimals.POINT:
            self.point = self.point or line

    @property
    def mixed(self) -> bool:
        """Whether some cells can only be read one way, and some only the other."""
        return bool(self.comma and self.point)

    @property
    def told(self) -> Decimals | None:
        """What stands before the cents, if the column's own cells tell it."""
        if self.comma and not self.point:
            return Decimals.COMMA
        return Decimals.POINT if self.point and not self.comma else None


def take_apart(cell: str) -> Written | None:
    """The parts of an amount; None for what is more or less than one: 12k, about 500, 3 x 20."""
    if _PLAIN.fullmatch(cell):
        return Written(False, cell, False, "")
    text = _SPACES.sub(_plain, cell).strip()
    if len(text) > _LONGEST or _POWER.fullmatch(text):
        return None
    negative = text[:1] == "(" and text[-1:] == ")"
    if negative:
        text = text[1:-1]
    text = _ROUND.sub("", text)
    found = _PARTS.fullmatch(text)
    if found is None:
        return None
    before, digits, after = found.groups()
    for sign in _MINUS:
        if sign in before or sign in after:
            if negative:
                return None
            negative = True
            before, after = before.replace(sign, "", 1), after.replace(sign, "", 1)
    before, after = before.strip(" +"), after.strip()
    if before and after:
        return None
    mark = before or after
    if mark and code_of(mark) is None:
        return None
    grouped = _GROUPED.fullmatch(digits) is not None
    if not grouped and (" " in digits or "'" in digits):
        return None
    return Written(negative, re.sub("[ ']", "", digits), grouped, mark)


def value_of(written: Written, decimals: Decimals | None, *, mixed: bool = False) -> Decimal | None:
    """The number, by what stands before the cents in its column; None where that cannot be.

    Where nothing tells, three digits behind a single sign are thousands: no currency that people
    sell in has three decimals. In a mixed column that is anybody's guess, and none is made.
    """
    told = _told(written)
    digits = written.digits
    if told is None and mixed and not digits.isdecimal():
        return None
    decimal = decimals or told
    if decimal and told and decimal is not told:
        return None
    if decimal is None:
        decimal = Decimals.POINT if "," in digits else Decimals.COMMA
    sign, other = (",", ".") if decimal is Decimals.COMMA else (".", ",")
    whole, _, cents = digits.partition(sign)
    if not cents.isdecimal() and cents:
        return None
    if other in whole:
        if not _THOUSANDS[other].fullmatch(whole):
            return None
        whole = whole.replace(other, "")
    number = Decimal(f"{whole}.{cents}" if cents else whole)
    if number > _LARGEST:
        return None
    return -number if written.negative else number


def _told(written: Written) -> Decimals | None:
    """What stands before the cents, if the amount alone tells it."""
    digits = written.digits
    signs = [sign for sign in digits if sign in ".,"]
    if not signs:
        return None
    last = signs[-1]
    if len(set(signs)) == 2:
        return _OF[last] if signs.count(last) == 1 else None
    if len(signs) > 1:
        return _OF["," if last == "." else "."]
    whole, _, rest = digits.partition(last)
    thousands = len(rest) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0"
    return None if thousands and not written.grouped else _OF[last]


def _plain(found: re.Match[str]) -> str:
    return "'" if found[0] in "'’‘´" else " "
