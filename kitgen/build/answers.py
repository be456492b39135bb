"""Answers for share links from their codes alone, where their pages are not written out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kitgen.build import register
from kitgen.build.gate import gate
from kitgen.build.pipeline import has_errors, quiet
from kitgen.build.site import outputs_of, theme_folders
from kitgen.build.sources import load
from kitgen.build.store import private
from kitgen.build.workshop import CachedWorkshop, processes
from kitgen.model.finding import Finding
from kitgen.outputs.site.shares import Shares
from kitgen.outputs.site.strings import interface


class Unanswerable(Exception):
    """The kit has errors, so that no page can be made."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(str(findings[0]) if findings else "there is no kit")
        self.findings = findings


@contextmanager
def share_pages(root: Path, day: dt.date) -> Iterator[Shares]:
    """The share pages of a kit as its next build would write them; no link is given out.

    Raises Unanswerable.
    """
    root = root.resolve()
    with closing(load(root, quiet)) as sources:
        kit = sources.kit
        if kit is None or has_errors(sources.findings):
            raise Unanswerable(sources.findings)
        shown = gate(kit, day, drafts=False)
        words = interface(kit.settings.site.language, theme_folders(root))
        sources.characters = "".join(sorted({*sources.characters, *words.characters}))
        keys = sources.register.keys
        links = register.complete(sources.register, shown, "", for_good=False)
        given = links._replace(ledger=sources.register.ledger, keys=keys or links.keys)
        workshop = CachedWorkshop(private(root) / "cache", processes(1), quiet)
        yield outputs_of(shown, words.strings, sources, given, workshop, day).site.shares
