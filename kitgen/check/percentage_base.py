"""Finds a percentage that does not say what it is a percentage of.

"Late invoices: 60 % to 20 %" can mean sixty of a hundred invoices or sixty cents of a euro. A
competent reader asks at once, and finds no answer. Both sides must be counted in the same way.

Name the base in the label: of what, or as a rate or share of it.

    results:
      - {label: Share of invoices paid late, before: 60, after: 20, unit: "%"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kitgen.check.rule import InterviewSubject, Remark, Rule
from kitgen.model.finding import Severity

_BASE = re.compile(
    r"\b(?:of|per|in|among|from|share|rate|margin|ratio|interest|utilisation|utilization)\b|\brate",
    re.IGNORECASE,
)


def _check(subject: InterviewSubject) -> Iterator[Remark]:
    if not subject.language.startswith("en"):
        return
    for index, result in enumerate(subject.interview.results):
        percent = (result.unit or "").strip().lower() in ("%", "percent", "per cent")
        if percent and not _BASE.search(result.label):
            yield Remark(
                f"“{result.label}” is a percentage: of what?",
                ("results", index, "label"),
                hint="Name the base, such as: Share of invoices paid late.",
            )


RULE = Rule("percentage-base", Severity.INFO, __doc__ or "", "interview", _check)
