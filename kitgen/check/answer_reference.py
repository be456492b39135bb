"""Finds a quote, picture or margin note that is set beside an answer that does not exist.

Answers are counted from 1. When an answer is cut, everything that pointed behind it points at
nothing, and the note or picture that the guest expects to see is not on the page.

Count the answers again and correct the number.

    notes:
      - beside: 3                # the third answer
        text: A term loan from the Danish growth fund.
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.rule import InterviewSubject, Remark, Rule
from kitgen.load.loaded import Loc
from kitgen.model.finding import Severity


def _check(subject: InterviewSubject) -> Iterator[Remark]:
    answers = len(subject.interview.conversation)
    for what, loc, number in _references(subject):
        if not 1 <= number <= answers:
            hint = f"There are {answers} answers, counted from 1." if answers else ""
            yield Remark(
                f"the {what} points at answer {number}, which is not there", loc, hint=hint
            )


def _references(subject: InterviewSubject) -> Iterator[tuple[str, Loc, int]]:
    for index, note in enumerate(subject.interview.notes):
        yield "margin note", ("notes", index, "beside"), note.beside
    for index, figure in enumerate(subject.interview.figures):
        yield "picture", ("figures", index, "after"), figure.after
    for index, quote in enumerate(subject.interview.quotes):
        if quote.after is not None:
            yield "quote", ("quotes", index, "after"), quote.after


RULE = Rule("answer-reference", Severity.ERROR, __doc__ or "", "interview", _check)
