"""Finds an interview's description that is too short or too long for a link preview.

The description is what a friend sees under the link before they decide to open it. Under 50
characters it says nothing; past 160 it is cut in the middle of a word.

Write one or two sentences: who the guest is, and what happened to them.

    description: Fourteen people, two awards and no money for the March payroll. Mara Lindqvist
      tells what changed in eleven weeks.
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.rule import InterviewSubject, Remark, Rule
from kitgen.model.finding import Severity

SHORTEST, LONGEST = 50, 160


def _check(subject: InterviewSubject) -> Iterator[Remark]:
    if remark := judge(subject.interview.description):
        yield Remark(
            f"the description {remark}",
            ("description",),
            hint="One or two sentences: who the guest is and what happened.",
        )


def judge(description: str) -> str | None:
    """What is wrong with the length of a description, if anything."""
    length = len(description)
    if length < SHORTEST:
        return f"has only {length} characters; {SHORTEST} to {LONGEST} make a good preview"
    if length > LONGEST:
        return f"has {length} characters; previews cut it at {LONGEST}"
    return None


RULE = Rule("description-length", Severity.WARNING, __doc__ or "", "interview", _check)
