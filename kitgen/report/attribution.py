"""Attribution: who is credited with an introduction, by the first, the last or every part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kitgen.model.collect import CreditRule
from kitgen.model.link import Link
from kitgen.model.report import Basis, Credit
from kitgen.report.people import LATER, Person
from kitgen.report.touches import Touch


class Part(NamedTuple):
    """A credit and the link that it rests on; None where only a name was given."""

    credit: Credit
    link: Link | None


def parts(
    person: Person,
    touches: Sequence[Touch],
    rule: CreditRule,
    window: dt.timedelta,
    called: Mapping[str, str],
) -> tuple[Part, ...]:
    """The credits of an introduction: they add up to 1, or there are none.

    Touches come in the order of time. Those after the first meeting (or a later stage, if that is
    all that is known) have no part in it, nor have those further before the last than the window.
    """
    counted = _counted(person, touches, window)
    if not counted:
        return ()
    everybody = tuple(dict.fromkeys(touch.ambassador for touch in counted))
    chosen = {
        CreditRule.FIRST: (counted[0].ambassador,),
        CreditRule.LAST: (counted[-1].ambassador,),
        CreditRule.SHARED: everybody,
    }[rule]
    return tuple(
        _part(who, counted, 1 / len(chosen), first=rule is CreditRule.FIRST, called=called)
        for who in chosen
    )


def _counted(person: Person, touches: Sequence[Touch], window: dt.timedelta) -> tuple[Touch, ...]:
    met = min((day for stage in LATER if (day := person.day(stage))), default=None)
    if met:
        before = tuple(touch for touch in touches if touch.moment.date() <= met)
        # Who met first and asked afterwards was met because of nobody: then all of it counts.
        touches = before or touches
    if not touches:
        return ()
    last = touches[-1].moment.date()
    return tuple(touch for touch in touches if last - touch.moment.date() <= window)


def _part(
    who: str, counted: Sequence[Touch], part: float, *, first: bool, called: Mapping[str, str]
) -> Part:
    own = [touch for touch in counted if touch.ambassador == who]
    others = [touch for touch in counted if touch.ambassador != who]
    # A link says more than a name: which channel it was, and what it led to.
    best = [one for one in own if one.measured] or [one for one in own if one.link] or own
    shown = best[0 if first else -1]
    link = shown.link
    kinds = {touch.measured for touch in own}
    basis = Basis.BOTH if len(kinds) == 2 else Basis.MEASURED if True in kinds else Basis.REPORTED
    words = list(dict.fromkeys(touch.evidence for touch in own))
    for other in dict.fromkeys(others):
        agrees = "a part as well" if other.measured in kinds else "this does not agree"
        name = called.get(other.ambassador, other.ambassador)
        words.append(f"{agrees}: {other.evidence} ({name})")
    credit = Credit(
        who,
        called.get(who, who),
        part,
        link.channel if link else "",
        link.target if link else "",
        shown.moment.date(),
        basis,
        "; ".join(words),
    )
    return Part(credit, link)
