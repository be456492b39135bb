"""Says which networks cut the title or the description of a page, and where.

Every network shows as much as its cards have room for, and few of them the same. Being cut is no
mistake: what matters is that the part that stays says something by itself. `kitgen serve` shows
all of them at /_preview/.

Put the words that count first, and end the first thought early.

    description: Six studios on being paid in 31 days. What they changed, in which order, and why.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from kitgen.check.few import few, listed
from kitgen.check.preflight.networks import NETWORKS
from kitgen.check.preflight.shown import Cut, shown
from kitgen.check.preflight.subject import PreviewPage, PreviewSubject
from kitgen.check.rule import Remark, Rule
from kitgen.load.loaded import Loc
from kitgen.model.finding import Severity

_HINT = "Put the words that count first; kitgen serve shows all of them at /_preview/."


def _check(subject: PreviewSubject) -> Iterator[Remark]:
    for what in ("title", "description"):
        # Share pages say what their target says.
        remarks: dict[Hashable, Remark] = {}
        for page in subject.pages:
            if remark := _remark(page, subject, what):
                remarks.setdefault((page.source, remark.loc, remark.message), remark)
        yield from few(remarks.values(), f"{{count}} more pages have a {what} that is cut")


def _remark(page: PreviewPage, subject: PreviewSubject, what: str) -> Remark | None:
    cuts: dict[str, Cut] = {}
    for network in NETWORKS:
        found = shown(network, page.tags, page.address, subject.pictures)
        words: Cut = getattr(found, what)
        if not words.whole:
            cuts[network.name] = words
    if not cuts:
        return None
    shortest = min((words.text for words in cuts.values()), key=len)
    loc: Loc = getattr(page, what)
    message = f"the {what} is cut on {listed(cuts, 7)}: {shortest}"
    return Remark(message, loc, page.source, _HINT)


RULE = Rule("preview-cut", Severity.INFO, __doc__ or "", "preview", _check)
