"""Finds words that every business uses and no reader believes: seamless, world-class, leverage.

Fog costs the reader time and gives them nothing to tell a friend. A plain scene or a number does:
"seventy-four days" is passed on, "a best-in-class solution" is not.

Say what it is, what it does or how many. The hint has a plainer word where there is one.

    what: Bookkeeping for design studios      # not: leading provider of seamless solutions
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.check.wording import remarks
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    return remarks(subject, "fog", "is fog", "Say what it does, or how many.")


RULE = Rule("marketing-fog", Severity.INFO, __doc__ or "", "kit", _check)
