"""Finds a kit without a single interview that will be published.

Interviews are what customers share, because they look good in them. A kit without one can be read,
and nobody has a reason of their own to pass it on. Drafts do not count.

Ask the customer who thanked you last for forty minutes of their time, and record it.

    content/interviews/mara-lindqvist/interview.md
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.consents import finished
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    if not subject.kit.entries and places.written(subject, "interview"):
        return
    if next(finished(subject), None) is None:
        message = "every interview is a draft" if subject.kit.entries else "there is no interview"
        yield Remark(
            f"{message}: nobody has a reason of their own to pass this on",
            (),
            places.SETTINGS,
            hint="Ask the customer who thanked you last for forty minutes of their time.",
        )


RULE = Rule("no-interview", Severity.WARNING, __doc__ or "", "kit", _check)
