"""Finds a finished page with more than 100 KB of HTML.

Text alone is light: an hour of talk is some sixty thousand letters. A heavier page takes seconds to
appear on a phone in a train, which is where most people open a friend's link. Pictures and sound
are not counted.

Cut the conversation to what was worth hearing, or divide it into two.

    conversations/mara-lindqvist/index.html: 184 KB
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.rule import Remark, Rule, SiteSubject
from kitgen.model.finding import Severity

MOST = 100_000


def _check(subject: SiteSubject) -> Iterator[Remark]:
    for page in subject.pages:
        if page.size > MOST:
            yield Remark(
                f"{page.path} has {page.size / 1000:.0f} KB of HTML; {MOST // 1000} are enough",
                (),
                page.source,
                hint="Shorten it, or divide it into two.",
            )


RULE = Rule("page-weight", Severity.WARNING, __doc__ or "", "site", _check)
