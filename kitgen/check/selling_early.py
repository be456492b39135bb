"""Finds selling where the reader should still be understood: our name, the offer, "our solution".

In the title, the symptoms, the cost and the timeline the reader recognises their own week. Once our
name or a "book a demo" stands there, the guide is an advertisement, and the friend who sent it
looks like a salesman. The opening page's headline and the guide's question are looked at too.

Describe what the reader sees. The business has its place in the colophon, the offer at the end.

    symptoms:
      lines:
        - You open the bank before you open the drawings.    # not: Ledgerline sees this daily
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.check.texts import Part, texts
from kitgen.check.wording import Kind, said
from kitgen.model.finding import Severity

_KINDS: tuple[Kind, ...] = ("selling",)
_EARLY = (
    "title",
    "question",
    "standfirst",
    "symptoms",
    "causes",
    "consequences",
    "cost",
    "timeline",
)


def _check(subject: KitSubject) -> Iterator[Remark]:
    settings = subject.kit.settings
    parts = list(_parts(subject))
    names = {
        f"the name {settings.business.name}": settings.business.name,
        "the offer": settings.offer.title,
    }
    for what, name in names.items():
        pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        for part in parts:
            if pattern.search(part.text):
                yield Remark(
                    f"{what} comes before the reader's problem and its cost are told",
                    part.loc,
                    part.path,
                    hint="Describe what the reader sees; the offer has the last chapter.",
                )
    for hit in said(parts, _KINDS, settings.site.language):
        yield Remark(
            f"“{hit.words}” sells before the problem and its cost are told",
            hit.part.loc,
            hit.part.path,
            hint=f"Perhaps later: {hit.instead}."
            if hit.instead
            else "Describe what the reader sees.",
        )


def _parts(subject: KitSubject) -> Iterator[Part]:
    site, guide = subject.kit.settings.site, subject.kit.settings.guide
    yield Part(("site", "headline"), site.headline, places.SETTINGS)
    yield Part(("site", "standfirst"), site.standfirst, places.SETTINGS)
    yield Part(("guide", "question"), guide.question, places.SETTINGS)
    for slug, problem in subject.kit.problems.items():
        path = places.problem(subject, slug)
        for field in _EARLY:
            yield from texts(getattr(problem, field), (field,), path)


RULE = Rule("selling-early", Severity.WARNING, __doc__ or "", "kit", _check)
