"""Finds an approval that runs out within thirty days.

When it ends, the interview leaves the site by itself. The guest is glad to be asked before that,
and it is a good occasion to tell them how many people read it.

Write to the guest now, and put the new date down when they agree.

    consent:
      until: 2027-05-03
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.consents import finished, runs
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity

DAYS = 30


def _check(subject: KitSubject) -> Iterator[Remark]:
    for entry in finished(subject):
        if entry.consent.until is None or not runs(subject, entry):
            continue
        left = (entry.consent.until - subject.today).days
        if left <= DAYS:
            when = "today" if left == 0 else "tomorrow" if left == 1 else f"in {left} days"
            yield Remark(
                f"{entry.name}'s approval ends {when}",
                ("consent", "until"),
                entry.path,
                hint="Ask whether the interview may stay.",
            )


RULE = Rule("consent-expiring", Severity.INFO, __doc__ or "", "kit", _check)
