"""Answers for share links from their codes alone, where their pages are not written out."""

from __future__ import annotations

import datetime as dt

from kitgen.build.examine import examine
from kitgen.build.pipeline import Progress, has_errors, quiet
from kitgen.build.register import Completed
from kitgen.build.site import outputs_of
from kitgen.build.sources import Sources
from kitgen.build.store import private
from kitgen.build.workshop import CachedWorkshop, processes
from kitgen.check.run import weigh
from kitgen.model.finding import Finding
from kitgen.model.kit import Kit
from kitgen.outputs.site.shares import Shares


def share_pages(
    sources: Sources, shown: Kit, links: Completed, day: dt.date, progress: Progress = quiet
) -> tuple[Shares | None, tuple[Finding, ...]]:
    """The share pages of a kit as its next build would write them, or the errors in the way.

    Of the kit only what is `shown` can be read; pictures come out of the last build's cache. Raises
    ThemeFault.
    """
    kit = sources.kit
    if kit is None:
        return None, sources.findings
    strings, found = examine(sources, kit, day)
    found = (*found, *links.findings)
    if has_errors(found):
        return None, found
    workshop = CachedWorkshop(private(sources.root) / "cache", processes(1), progress)
    made = outputs_of(shown, strings, sources, links, workshop, day)
    found = (*found, *weigh(made.findings, kit.settings.rules))
    return (None if has_errors(found) else made.site.shares), found
