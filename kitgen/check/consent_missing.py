"""Finds a finished interview whose guest has not approved it yet.

The guest's name and friends are lent, not given. Without a recorded approval kitgen leaves the
interview out of the site, so nothing goes wrong; but the guest may be waiting to see it.

Send the guest the preview, ask for a yes, and write down who said it, when and to what.

    consent:
      status: approved
      uses: [site, cards, audio]
      by: Mara Lindqvist
      on: 2026-05-03
      how: e-mail of 3 May
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
        if consent.status is ConsentStatus.PENDING:
            why = f"{entry.name} has not approved it yet"
        elif consent.status is not ConsentStatus.APPROVED:
            continue
        elif consent.on is None:
            why = f"{entry.name}'s approval has no date"
        elif consent.on > subject.today:
            why = f"{entry.name}'s approval begins on {consent.on}"
        else:
            continue
        yield Remark(
            f"the interview is not published: {why}",
            ("consent",),
            entry.path,
            hint="Ask the guest, then write down status, uses, by, on and how.",
        )


RULE = Rule("consent-missing", Severity.WARNING, __doc__ or "", "kit", _check)
