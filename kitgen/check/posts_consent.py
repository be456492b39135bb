"""Finds words for a guest's own posts that stand nowhere, for the guest has not agreed to `social`.

What a guest posts with your help needs their yes, like every other use of their words. Without it
their share pack holds plain sentences, and what you wrote for them is not shown.

Show the guest the words, and add `social` to what they agreed to.

    consent: { status: approved, uses: [site, cards, social], by: Mara Lindqvist, ... }
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.rule import InterviewSubject, Remark, Rule
from kitgen.model.finding import Severity
from kitgen.model.interview import ConsentStatus, Use


def _check(subject: InterviewSubject) -> Iterator[Remark]:
    consent = subject.interview.consent
    if (
        subject.interview.posts
        and consent.status is ConsentStatus.APPROVED
        and Use.SOCIAL not in consent.uses
    ):
        yield Remark(
            "these words are not in the share pack: the guest has not agreed to social",
            ("posts",),
            hint="Show them to the guest, then add social to consent.uses.",
        )


RULE = Rule("posts-consent", Severity.WARNING, __doc__ or "", "interview", _check)
