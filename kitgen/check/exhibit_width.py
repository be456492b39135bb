"""Finds a table that is too wide for the page of the printed guide.

On a screen a wide table can be pushed aside. On paper its words are broken in the middle, or it
becomes too small to read. What counts is the longest word of each column, since it cannot be
divided.

Take out columns that nobody needs to see the point, shorten their heads, or turn the table round.

    columns: [Stage, Finished, Sent, Paid, Days]
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity
from kitgen.model.problem import Exhibit
from kitgen.text import markdown

_ROOM = {"170x240": 92, "a5": 84, "a4": 106, "letter": 108}
"""Letters that stand beside one another in a table on each page, in the smallest type of all."""
_BETWEEN = 2
"""Letters' worth of air between two columns."""


def _check(subject: KitSubject) -> Iterator[Remark]:
    settings = subject.kit.settings.book
    if "pdf" not in settings.formats:
        return
    room = _ROOM[settings.page]
    for slug, problem in subject.kit.problems.items():
        for index, exhibit in enumerate(problem.solution.exhibits if problem.solution else ()):
            if (width := _width(exhibit)) > room:
                yield Remark(
                    f"“{exhibit.title}” is some {width} letters wide; a printed page has room for "
                    f"{room}",
                    ("solution", "exhibits", index, "columns"),
                    places.problem(subject, slug),
                    hint="Take out a column, or shorten the longest words.",
                )


def _width(exhibit: Exhibit) -> int:
    rows = [exhibit.columns, *exhibit.rows, *((exhibit.total,) if exhibit.total else ())]
    longest = [0] * max(map(len, rows))
    for row in rows:
        for column, cell in enumerate(row):
            words = markdown.plain(cell).split()
            longest[column] = max(longest[column], *map(len, words), 0)
    return sum(longest) + _BETWEEN * (len(longest) - 1)


RULE = Rule("exhibit-width", Severity.WARNING, __doc__ or "", "kit", _check)
