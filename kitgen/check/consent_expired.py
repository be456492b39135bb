"""Finds an interview whose approval has run out.

Some guests agree for a year, because jobs and companies change. From the day after the last one
kitgen leaves the interview out of the site; links to it lead to the best that is left.

Ask whether it may stay, thank the guest for the time it stood there, and write the new date down.

    consent:
      status: approved
      until: 2027-05-03
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.consents import finished
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity
from kitgen.model.interview import ConsentStatus


def _check(subject: KitSubject) -> Iterator[Remark]:
    for entry in finished(subject):
        consent = entry.consent
        if (
            consent.status is ConsentStatus.APPROVED
            and consent.until is not None
            and consent.until < subject.today
        ):
            yield Remark(
                f"the interview is not published: {entry.name}'s approval ended on {consent.until}",
                ("consent", "until"),
                entry.path,
                hint="Ask whether it may stay, and write the new date down.",
            )


RULE = Rule("consent-expired", Severity.WARNING, __doc__ or "", "kit", _check)
