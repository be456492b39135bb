"""Finds an interview without a single answer.

The page is the guest's stage, and a stage without the guest is an advertisement. A recording alone
does not do: it cannot be skimmed, searched or quoted, and deaf readers get nothing.

Write the questions and answers below the front matter of interview.md, each question as a heading,
or import a transcript.

    ## But the practice was profitable?

    On paper, yes. In the bank, no.
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.rule import InterviewSubject, Remark, Rule
from kitgen.model.finding import Severity


def _check(subject: InterviewSubject) -> Iterator[Remark]:
    if not any(exchange.turns for exchange in subject.interview.conversation):
        yield Remark(
            f"the interview with {subject.interview.guest.name} has no answers yet",
            ("conversation",),
            hint="Write each question as a heading (## ...) and the answer below it.",
        )


RULE = Rule("conversation-empty", Severity.WARNING, __doc__ or "", "interview", _check)
