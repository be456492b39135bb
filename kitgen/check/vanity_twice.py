"""Finds a link with a name that two people want: it can only be one's.

Whoever comes by /maria/ is counted as sent by one person, and that person is named on the page.
Whose the name was first keeps it, even after they have left the list: somebody may have printed it.

Give the other one a name of their own.

    - {id: maria-lopez, name: Maria López, relation: customer, vanity: maria}
    - {id: maria-beck, name: Maria Beck, relation: friend, vanity: maria-beck}
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    first: dict[str, str] = {}
    for row, ambassador in enumerate(subject.kit.ambassadors):
        if ambassador.vanity is None:
            continue
        other = first.setdefault(ambassador.vanity, ambassador.id)
        if other != ambassador.id:
            yield Remark(
                f"{ambassador.id} and {other} both want the link /{ambassador.vanity}/",
                (row, "vanity"),
                places.ambassadors(subject),
                hint="Choose another name for whoever has not passed it on yet.",
            )


RULE = Rule("vanity-twice", Severity.ERROR, __doc__ or "", "kit", _check)
