"""Finds a person who is twice in the list of ambassadors: the same e-mail or the same interview.

The person would be asked twice, which is the quickest way to lose an ambassador. Their shares would
be counted as those of two people.

Keep the line whose id was given out first, and move the rest of what you know into it.

    - {id: mara, name: Mara Lindqvist, email: mara@havn.example, interview: mara-lindqvist}
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    first: dict[tuple[str, str], str] = {}
    for row, ambassador in enumerate(subject.kit.ambassadors):
        for field, value in (("email", ambassador.email), ("interview", ambassador.interview)):
            if not value:
                continue
            other = first.setdefault((field, value.lower()), ambassador.id)
            if other != ambassador.id:
                yield Remark(
                    f"{ambassador.id} and {other} have the same {field}: are they one person?",
                    (row, field),
                    places.ambassadors(subject),
                    hint="Keep the one whose links were given out.",
                )


RULE = Rule("ambassador-twice", Severity.WARNING, __doc__ or "", "kit", _check)
