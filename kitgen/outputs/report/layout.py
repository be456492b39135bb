"""Where the report's sections stand: tables to one side, charts to the other, about as long."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

Width = Literal["table", "chart", "full"]
"""Of the left column, of the right one, or of both."""
_AIR: Final = 90
"""Around a section and its heading, in px, about."""


class Section(NamedTuple):
    """A section that has something to say."""

    name: str
    width: Width
    height: float
    """About, in px, without its heading."""


class Pair(NamedTuple):
    """Sections beside each other."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    even: bool = False
    """Whether both sides are of one width."""


def pairs(sections: Sequence[Section]) -> list[Pair]:
    """All sections in their order, in pairs of columns that end at about the same height."""
    tables = [one for one in sections if one.width != "chart"]
    charts = [one for one in sections if one.width == "chart"]
    found: list[Pair] = []
    while tables:
        if not charts or tables[0].width == "full":
            found.append(Pair((tables.pop(0).name,), ()))
            continue
        left, right = [tables.pop(0)], [charts.pop(0)]
        _fill(left, tables, right)
        _fill(right, charts, left)
        found.append(Pair(_names(left), _names(right)))
    while charts:
        two, charts = charts[:2], charts[2:]
        found.append(Pair((two[0].name,), _names(two[1:]), even=True))
    return found


def _fill(side: list[Section], waiting: list[Section], other: Sequence[Section]) -> None:
    """Add sections to a side as long as both then end nearer to each other."""
    while waiting and waiting[0].width != "full":
        gap = _height(other) - _height(side)
        if gap <= 0 or abs(gap - _height(waiting[:1])) > gap:
            return
        side.append(waiting.pop(0))


def _height(sections: Iterable[Section]) -> float:
    return sum(one.height + _AIR for one in sections)


def _names(sections: Iterable[Section]) -> tuple[str, ...]:
    return tuple(one.name for one in sections)
