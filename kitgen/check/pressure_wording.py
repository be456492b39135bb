"""Finds words that press the reader: last chance, act now, only today, you must.

The reader was sent by a friend. Pressure makes the friend feel used and the reader leave; somebody
competent and tired knows every one of these words. Nothing in a kit runs out.

Say what happens and leave the door open: "whenever it suits you".

    button: Ask for an hour      # not: Book now
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.check.wording import remarks
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    return remarks(subject, "pressure", "presses the reader", "Leave the door open instead.")


RULE = Rule("pressure-wording", Severity.WARNING, __doc__ or "", "kit", _check)
