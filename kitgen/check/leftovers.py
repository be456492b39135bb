"""Finds what editing left behind: [TODO], [inaudible], [crosstalk], TK, Lorem ipsum.

Such marks are notes to ourselves. A reader who meets one feels that they came too early, and the
guest sees that nobody read their page to the end. At most three of an interview are named.

Listen to the place again and write what was said, or cut the sentence with the guest's approval.

    We paid it back in [inaudible] weeks.      # bad
    We paid it back in eleven weeks.           # good
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.few import few
from kitgen.check.placeholder import may_hold, placeholder
from kitgen.check.rule import InterviewSubject, Remark, Rule
from kitgen.check.texts import Part, texts
from kitgen.model.finding import Severity
from kitgen.model.interview import Interview


def _check(subject: InterviewSubject) -> Iterator[Remark]:
    # Transcripts are long and most hold no mark: one look at all of it is twenty times faster.
    interview = subject.interview
    parts = list(_around(interview))
    if may_hold("\n".join(turn.text for one in interview.conversation for turn in one.turns)):
        parts += _answers(interview)
    remarks = (
        Remark(
            f"“{found}” was left behind",
            part.loc,
            hint="Listen again and write what was said, or cut it.",
        )
        for part in parts
        if may_hold(part.text) and (found := placeholder(part.text))
    )
    return few(remarks, "{count} more texts of this interview hold such marks")


def _around(interview: Interview) -> Iterator[Part]:
    for field in type(interview).model_fields:
        if field != "conversation":
            yield from texts(getattr(interview, field), (field,))
    for index, quote in enumerate(interview.quotes):
        yield Part(("quotes", index, "text"), quote.text)
    for number, exchange in enumerate(interview.conversation):
        if exchange.question:
            yield Part(("conversation", number, "question"), exchange.question)


def _answers(interview: Interview) -> Iterator[Part]:
    for number, exchange in enumerate(interview.conversation):
        for index, turn in enumerate(exchange.turns):
            yield Part(("conversation", number, "turns", index, "text"), turn.text)


RULE = Rule("leftovers", Severity.WARNING, __doc__ or "", "interview", _check)
