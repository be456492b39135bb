"""Finds a problem that offers a way out before the reader has seen what it costs.

A friend sent the reader here because they trust each other, and advice that comes before the
understanding feels like a sales call. The order is: symptoms, what it costs, what happens if
nothing changes; then what works, and the proof.

Write the missing chapters, or leave the solution out until you have.

    symptoms: {...}
    cost: {...}
    timeline: {...}
    solution: {...}
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.few import listed
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    for slug, problem in subject.kit.problems.items():
        if problem.solution is None:
            continue
        lacking = [
            what
            for what, there in (
                ("its symptoms (symptoms: lines)", problem.symptoms.lines),
                ("what it costs (cost)", problem.cost),
                (
                    "what happens if nothing changes (timeline)",
                    problem.timeline and problem.timeline.events,
                ),
            )
            if not there
        ]
        if lacking:
            yield Remark(
                f"“{problem.title}” shows the way out before {listed(lacking)}",
                ("solution",),
                places.problem(subject, slug),
                hint="Write what is missing first; nobody wants a way out of nothing.",
            )


RULE = Rule("problem-first", Severity.WARNING, __doc__ or "", "kit", _check)
