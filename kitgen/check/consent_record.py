"""Finds an approval of which nobody wrote down who gave it, or how.

In two years somebody will ask, perhaps the guest's new employer. "approved" alone answers nothing;
a name and "e-mail of 3 May" does.

Write down who said yes and where it can be looked up.

    consent:
      status: approved
      by: Mara Lindqvist
      how: signed form, folder 12
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.consents import finished, runs
from kitgen.check.few import listed
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    for entry in finished(subject):
        if not runs(subject, entry):
            continue
        lacking = [
            question
            for question, answer in (
                ("who gave it (by)", entry.consent.by),
                ("where it is recorded (how)", entry.consent.how),
            )
            if not answer
        ]
        if lacking:
            yield Remark(
                f"{entry.name}'s approval does not say {listed(lacking)}",
                ("consent",),
                entry.path,
                hint="Such as by: Mara Lindqvist, how: e-mail of 3 May.",
            )


RULE = Rule("consent-record", Severity.INFO, __doc__ or "", "kit", _check)
