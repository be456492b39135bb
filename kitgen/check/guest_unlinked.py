"""Finds guests who have a page, but no links of their own and no share pack.

Links and packs are made for those who stand in ambassadors.yaml. A guest who is not among them can
only pass on the plain address of their page, and nobody knows whom to thank.

Add them. Whether pages may say their name is their own decision (`name_public`).

    - { id: mara-lindqvist, name: Mara Lindqvist, relation: customer, interview: mara-lindqvist }
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.consents import finished
from kitgen.check.few import few
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity
from kitgen.model.interview import Use


def _check(subject: KitSubject) -> Iterator[Remark]:
    linked = {one.interview for one in subject.kit.ambassadors}
    path = places.ambassadors(subject)
    yield from few(
        (
            Remark(
                f"{entry.name} is not among the ambassadors: no link and no share pack is theirs",
                ("guest", "name"),
                entry.path,
                f"Add to {path}: {{id: {entry.slug}, interview: {entry.slug}, ...}}",
            )
            for entry in finished(subject)
            if entry.slug not in linked and entry.consent.covers(Use.SITE, subject.today)
        ),
        "{count} more guests are not among the ambassadors",
    )


RULE = Rule("guest-unlinked", Severity.INFO, __doc__ or "", "kit", _check)
