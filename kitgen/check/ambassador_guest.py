"""Finds an ambassador whose interview is with somebody else.

`interview` is the ambassador's own. Their share page would show another person's face and their
letter would thank them for words that they never said.

Correct the interview or the name. A nickname is fine as long as one part of the name is the same.

    - {id: mara, name: Mara Lindqvist, interview: mara-lindqvist, relation: customer}
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    entries = {entry.slug: entry for entry in subject.kit.entries}
    for row, ambassador in enumerate(subject.kit.ambassadors):
        entry = entries.get(ambassador.interview or "")
        if entry and not _words(ambassador.name) & (_words(entry.name) | _words(entry.short)):
            yield Remark(
                f"the interview {entry.slug} is with {entry.name}, not with {ambassador.name}",
                (row, "interview"),
                places.ambassadors(subject),
                hint="Name the ambassador's own interview, or none.",
            )


def _words(name: str) -> set[str]:
    bare = unicodedata.normalize("NFKD", name)
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    return set(re.findall(r"\w+", letters.lower()))


RULE = Rule("ambassador-guest", Severity.WARNING, __doc__ or "", "kit", _check)
