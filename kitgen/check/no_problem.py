"""Finds a kit without a single problem.

The guide tells a problem, what it costs and the way out. Without one there is nothing to read, and
the offer stands alone like an advertisement.

Write down the problem that your best customers had when they came, in a file of its own.

    content/problems/waiting-to-be-paid.yaml
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    if not subject.kit.problems and not places.written(subject, "problem"):
        yield Remark(
            "there is no problem to read about",
            (),
            places.SETTINGS,
            hint="Write the first one: content/problems/waiting-to-be-paid.yaml.",
        )


RULE = Rule("no-problem", Severity.ERROR, __doc__ or "", "kit", _check)
