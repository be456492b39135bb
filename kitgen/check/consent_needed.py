"""Finds an interview that the kit puts forward although its guest has not approved it.

An interview on the opening page or in a problem's proof cannot simply be left out: a hole would be
left, or the guest's words would stand there without a yes. So the build stops.

Ask the guest first, or name another interview there.

    site:
      featured: mara-lindqvist     # whose consent names site and holds today
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.consents import mentions
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity
from kitgen.model.interview import Use


def _check(subject: KitSubject) -> Iterator[Remark]:
    entries = {entry.slug: entry for entry in subject.kit.entries}
    for mention in mentions(subject):
        entry = entries.get(mention.interview)
        if entry and not entry.consent.covers(Use.SITE, subject.today):
            yield Remark(
                f"{mention.what} needs {entry.name}'s approval, which is not there today",
                mention.loc,
                mention.path,
                hint=f"Ask the guest and record it in {entry.path}, or name another interview.",
            )


RULE = Rule("consent-needed", Severity.ERROR, __doc__ or "", "kit", _check)
