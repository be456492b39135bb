"""Finds words that promise a reward for a referral: points, gift cards, commissions, prizes.

People pass on what helps a friend. A reward turns that into a sale to the friend, and both of them
know it. What is asked for is appreciation: a thank-you that comes as a surprise, with one true
detail. Saying that there are no rewards is fine, and what a guest said is theirs.

Take the promise out, and say what the friend will find useful.

    invitation: If you know a studio that waits, send them this.     # not: earn a discount
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.check.wording import remarks
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    return remarks(subject, "reward", "promises a reward", "Appreciate, do not reward.")


RULE = Rule("reward-wording", Severity.WARNING, __doc__ or "", "kit", _check)
