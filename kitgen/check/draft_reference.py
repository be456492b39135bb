"""Finds a draft on the opening page or in a problem's proof.

Drafts are shown in the preview only. On the published site another interview would stand in its
place, or the proof would name somebody of whom nothing can be read.

Finish the interview and take `draft: true` out, or name another one.

    site:
      featured: mara-lindqvist
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.consents import mentions
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    drafts = {entry.slug: entry for entry in subject.kit.entries if entry.draft}
    for mention in mentions(subject):
        if entry := drafts.get(mention.interview):
            yield Remark(
                f"{mention.what} names the interview with {entry.name}, which is a draft",
                mention.loc,
                mention.path,
                hint="Finish it, or name another interview.",
            )


RULE = Rule("draft-reference", Severity.WARNING, __doc__ or "", "kit", _check)
