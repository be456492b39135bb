"""Finds an interview whose guest has withdrawn their approval, and lists what has to go.

A guest may change their mind, and says so to somebody they trust. kitgen takes the page, its cards,
its sound and its links off the site with the next build; what was sent out or printed it cannot
call back.

Publish soon, take down what was posted elsewhere, tell the guest when it is done, and thank them.
Then delete the interview's folder or mark it as a draft.

    consent:
      status: withdrawn
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.consents import finished, mentions, uses
from kitgen.check.few import listed
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity
from kitgen.model.interview import ConsentStatus


def _check(subject: KitSubject) -> Iterator[Remark]:
    for entry in finished(subject):
        if entry.consent.status is not ConsentStatus.WITHDRAWN:
            continue
        goes = [what for _, what in uses(subject, entry)]
        goes += [mention.what for mention in mentions(subject) if mention.interview == entry.slug]
        goes += [
            f"the link of {ambassador.name}"
            for ambassador in subject.kit.ambassadors
            if ambassador.interview == entry.slug
        ]
        yield Remark(
            f"{entry.name} has withdrawn the approval; the interview is not published",
            ("consent", "status"),
            entry.path,
            hint=f"It goes from {listed(dict.fromkeys(goes), 12)}. Take down posts elsewhere too.",
        )


RULE = Rule("consent-withdrawn", Severity.WARNING, __doc__ or "", "kit", _check)
