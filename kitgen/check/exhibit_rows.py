"""Finds a table whose rows have more or fewer cells than it has columns.

A cell too few shifts every figure after it under the wrong heading. People who hear the table read
aloud cannot tell at all.

Give every row one entry for each column; an empty one is "".

    columns: [Stage, Finished, Days]
    rows:
      - ["Library, concept", 3 Sep, "77"]
    total: [Average of four, "", "74"]
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.load.loaded import Loc
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    for slug, problem in subject.kit.problems.items():
        for index, exhibit in enumerate(problem.solution.exhibits if problem.solution else ()):
            loc: Loc = ("solution", "exhibits", index)
            rows: list[tuple[Loc, str, tuple[str, ...]]] = [
                ((*loc, "rows", row), f"row {row + 1}", cells)
                for row, cells in enumerate(exhibit.rows)
            ]
            if exhibit.total is not None:
                rows.append(((*loc, "total"), "the total", exhibit.total))
            for where, what, cells in rows:
                if len(cells) != len(exhibit.columns):
                    yield Remark(
                        f"{what} of “{exhibit.title}” has {len(cells)} cells for "
                        f"{len(exhibit.columns)} columns",
                        where,
                        places.problem(subject, slug),
                        hint='Write an empty cell as "".',
                    )


RULE = Rule("exhibit-rows", Severity.ERROR, __doc__ or "", "kit", _check)
