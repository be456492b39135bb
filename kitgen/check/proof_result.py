"""Finds a chart of the proof that cannot be drawn because an interview lacks the figure.

The chart compares one result of every interview in the proof, found by its key. One guest missing
makes a sentence such as "Every studio waits less" untrue, and that guest asks why.

Give the result the same key in each of these interviews, or leave the interview out of the proof.

    results:
      - {key: days, label: Days from finished work to money in, before: 74, after: 31}
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    entries = {entry.slug: entry for entry in subject.kit.entries}
    for slug, problem in subject.kit.problems.items():
        proof = problem.proof
        if proof is None:
            continue
        path = places.problem(subject, slug)
        if proof.result is None:
            if proof.chart_title:
                yield Remark(
                    "the proof has a title for its chart, but does not say which result it shows",
                    ("proof", "chart_title"),
                    path,
                    hint="Add result: and the key that the interviews share.",
                )
            continue
        units: dict[str, str] = {}
        for index, name in enumerate(proof.interviews):
            if (entry := entries.get(name)) is None:
                continue
            loc = ("proof", "interviews", index)
            result = next((r for r in entry.results if r.key == proof.result), None)
            if result is None:
                message = f"the interview with {entry.name} has no result {proof.result}"
                hint = f"Add key: {proof.result} to its result, or leave it out of the proof."
                yield Remark(message, loc, path, hint)
                continue
            units.setdefault(result.unit or "", entry.name)
            if len(units) > 1:
                other = next(iter(units.values()))
                message = f"{entry.name} counts {proof.result} in another unit than {other}"
                yield Remark(message, loc, path, "Use one unit in all of these interviews.")
                units.popitem()


RULE = Rule("proof-result", Severity.WARNING, __doc__ or "", "kit", _check)
