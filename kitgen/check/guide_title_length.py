"""Finds a title of the guide that is too long for a cover.

The title is set as large as its words allow. A long one becomes a paragraph, and nobody remembers
the name of what they were sent. From sixty characters on it is also cut off where it runs above the
pages.

Keep to eight words; what it is about may stand in the subtitle.

    guide:
      title: The Studio Cash-Flow Field Guide
      subtitle: Why the money is late, and what six people did about it
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity

LONGEST = 60


def _check(subject: KitSubject) -> Iterator[Remark]:
    if (length := len(subject.kit.settings.guide.title)) > LONGEST:
        yield Remark(
            f"the guide's title has {length} characters; a cover has room for some {LONGEST}",
            ("guide", "title"),
            hint="Move what it is about into the subtitle.",
        )


RULE = Rule("guide-title-length", Severity.WARNING, __doc__ or "", "kit", _check)
