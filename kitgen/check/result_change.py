"""Finds a result in which nothing changed, or that stands twice.

Before and after is the figure that a reader remembers and the guest is proud of. The same number on
both sides looks like a slip, and makes the honest figures beside it doubtful.

Correct the number, or leave the result out. Figures that were not measured are better not shown.

    results:
      - {label: Days from finished work to money in, before: 74, after: 31, unit: days}
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.rule import InterviewSubject, Remark, Rule
from kitgen.model.finding import Severity


def _check(subject: InterviewSubject) -> Iterator[Remark]:
    keys: set[str] = set()
    for index, result in enumerate(subject.interview.results):
        if result.before == result.after:
            yield Remark(
                f"“{result.label}” is {result.after:g} before and after",
                ("results", index, "after"),
                hint="Correct the number, or leave this result out.",
            )
        if result.key and result.key in keys:
            yield Remark(
                f"two results have the key {result.key}",
                ("results", index, "key"),
                hint="The guide compares one result of each interview by its key.",
            )
        keys.add(result.key or "")


RULE = Rule("result-change", Severity.WARNING, __doc__ or "", "interview", _check)
