"""Finds a self-check whose scores leave a gap or can never be reached.

A reader who ticks three lines and finds nothing written for three has been honest for nothing. The
lowest score must start at 0, the highest no higher than the number of lines, and they are written
with the highest first.

Count the lines and correct `at_least`.

    scores:
      - {at_least: 8, text: You could have written this.}
      - {at_least: 5, text: You are two habits away.}
      - {at_least: 0, text: You are a bank.}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kitgen.check import places
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity
from kitgen.model.problem import SelfCheck


def _check(subject: KitSubject) -> Iterator[Remark]:
    for slug, problem in subject.kit.problems.items():
        if problem.self_check:
            yield from _scores(problem.self_check, places.problem(subject, slug))


def _scores(check: SelfCheck, path: str) -> Iterator[Remark]:
    scores, most = [score.at_least for score in check.scores], len(check.statements)
    loc = ("self_check", "scores")
    if not most:
        yield Remark("the self-check has no lines to tick", ("self_check", "statements"), path)
    if not scores:
        yield Remark("the self-check says nothing about any number of ticks", loc, path)
        return
    for index, score in enumerate(scores):
        if score > most:
            message = f"{score} ticks cannot be reached with {most} lines"
            yield Remark(message, (*loc, index, "at_least"), path, "Count the lines again.")
    for index, (before, score) in enumerate(pairwise(scores), 1):
        if score >= before:
            message = f"the score from {score} ticks stands after the one from {before}"
            yield Remark(message, (*loc, index, "at_least"), path, "Write the highest first.")
    if min(scores) > 0:
        yield Remark(
            f"nothing is said to a reader with fewer than {min(scores)} ticks",
            (*loc, scores.index(min(scores)), "at_least"),
            path,
            hint="Let the lowest score start at 0.",
        )


RULE = Rule("self-check-scores", Severity.ERROR, __doc__ or "", "kit", _check)
