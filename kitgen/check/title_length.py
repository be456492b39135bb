"""Finds an interview's headline that is too long.

Link previews and search results cut a title at about 70 characters, and the page has to set a long
one small. The point of the sentence is then what nobody reads.

Take the shortest line of the guest's own that makes a stranger curious.

    title: “We were our clients' bank.”
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.rule import InterviewSubject, Remark, Rule
from kitgen.model.finding import Severity

LONGEST = 70


def _check(subject: InterviewSubject) -> Iterator[Remark]:
    if (length := len(subject.interview.title)) > LONGEST:
        yield Remark(
            f"the title has {length} characters; previews cut it at {LONGEST}",
            ("title",),
            hint="Take a shorter line of the guest's own.",
        )


RULE = Rule("title-length", Severity.WARNING, __doc__ or "", "interview", _check)
