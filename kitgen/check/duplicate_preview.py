"""Finds pages with the same title or the same description.

In search results and in somebody's open tabs the pages cannot be told apart, and a friend's link
looks like one that the reader has already seen.

Give each its own title and description.

    description: Trees do not wait for the payment run. Inês Carrasco on being paid in 41 days.
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.few import listed
from kitgen.check.rule import PageFacts, Remark, Rule, SiteSubject
from kitgen.model.finding import Severity


def _check(subject: SiteSubject) -> Iterator[Remark]:
    for what in ("title", "description"):
        same: dict[str, list[PageFacts]] = {}
        for page in subject.pages:
            # A share page is its target once more, a pack is for one person: neither is listed.
            if page.path.startswith(("s/", "share/")):
                continue
            if text := getattr(page, what).strip():
                same.setdefault(text, []).append(page)
        for text, pages in same.items():
            if len(pages) > 1:
                yield Remark(
                    f"{len(pages)} pages have the {what} “{text}”: "
                    f"{listed((page.path for page in pages), 2)}",
                    (),
                    pages[1].source,
                    hint=f"Give each its own {what}.",
                )


RULE = Rule("duplicate-preview", Severity.INFO, __doc__ or "", "site", _check)
