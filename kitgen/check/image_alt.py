"""Finds pictures on the finished pages that have no text for those who cannot see them.

A screen reader reads the file's name aloud instead, letter by letter. Search engines do not know
what they look at either.

Describe the picture where it is named. A picture that only decorates gets an empty description in
its template.

    ![Mara Lindqvist at her drawing table](table.jpg)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kitgen.check.few import listed
from kitgen.check.rule import PageFacts, Remark, Rule, SiteSubject
from kitgen.model.finding import Severity

_SRC = re.compile(r"\ssrc=[\"']?([^\s\"'>]+)")


def _check(subject: SiteSubject) -> Iterator[Remark]:
    found: dict[str, list[PageFacts]] = {}
    for page in subject.pages:
        for image in page.images_without_alt:
            source = _SRC.search(image)
            found.setdefault(source[1] if source else image, []).append(page)
    for image, pages in found.items():
        yield Remark(
            f"the picture {image} has no alt text, on {listed((p.path for p in pages), 2)}",
            (),
            pages[0].source,
            hint='Describe it, or write alt="" if it only decorates.',
        )


RULE = Rule("image-alt", Severity.ERROR, __doc__ or "", "site", _check)
