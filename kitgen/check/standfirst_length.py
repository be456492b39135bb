"""Finds the standfirst of an interview that is too long.

The standfirst says in two or three sentences who the guest is and what happened, so that a friend
decides to read on. Past 60 words it is a paragraph of the story itself: a phone shows nothing else,
and the guest's face and first answer wait below.

Keep the turn of the story and leave the rest to the conversation. What the opening page should say
instead can stand in `summary`; what comes before the first question belongs below the front matter.

    standfirst: Two awards, fourteen people, and forty thousand short for the March payroll. Mara
      Lindqvist on the eleven weeks it took to stop financing other people's buildings.
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.rule import InterviewSubject, Remark, Rule
from kitgen.model.finding import Severity
from kitgen.text.markdown import words

LONGEST = 60


def _check(subject: InterviewSubject) -> Iterator[Remark]:
    standfirst = subject.interview.standfirst
    # Nobody writes words of one letter only: most standfirsts need no count.
    if len(standfirst) > 2 * LONGEST and (count := words(standfirst)) > LONGEST:
        yield Remark(
            f"the standfirst has {count} words; past {LONGEST} few read it to the end",
            ("standfirst",),
            hint="Two or three sentences: who it is and what happened.",
        )


RULE = Rule("standfirst-length", Severity.WARNING, __doc__ or "", "interview", _check)
