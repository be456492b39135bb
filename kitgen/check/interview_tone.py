"""Finds reward and pressure wording in what we write around an interview.

The guest lends us their name and their friends. A "gift card for every friend" or a "last chance"
beside their face makes them look bought, or pushy, and they will not share it. Only our own words
are read: headings, introduction, margin notes, the line above the share row and the questions.
What the guest said is theirs.

Say it as you would to the guest's face: thank them, name what is useful, leave the door open.

    pass_on: Know a studio in the same March? Send them Mara.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kitgen.check.rule import InterviewSubject, Remark, Rule
from kitgen.check.texts import interview_texts
from kitgen.check.wording import Kind, said
from kitgen.model.finding import Severity

_SOUNDS: Mapping[Kind, str] = {
    "reward": "promises a reward beside the guest's name",
    "pressure": "presses the reader",
}


def _check(subject: InterviewSubject) -> Iterator[Remark]:
    for hit in said(interview_texts(subject), tuple(_SOUNDS), subject.language):
        hint = f"Perhaps: {hit.instead}." if hit.instead else "Leave it out."
        yield Remark(f"“{hit.words}” {_SOUNDS[hit.kind]}", hit.part.loc, hint=hint)


RULE = Rule("interview-tone", Severity.WARNING, __doc__ or "", "interview", _check)
