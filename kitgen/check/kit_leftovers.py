"""Finds what editing left behind in the kit's own texts: [TODO], TK, Lorem ipsum.

Such marks are notes to ourselves. A reader who meets one on the opening page does not read on, and
the customer who sent them is embarrassed.

Write what was meant, or take the sentence out.

    what: Bookkeeping for [TODO]        # bad
    what: Bookkeeping for studios       # good
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.placeholder import placeholder
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.check.texts import kit_texts
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    for part in kit_texts(subject):
        if found := placeholder(part.text):
            hint = "Write what was meant, or take it out."
            yield Remark(f"“{found}” was left behind", part.loc, part.path, hint)


RULE = Rule("kit-leftovers", Severity.WARNING, __doc__ or "", "kit", _check)
