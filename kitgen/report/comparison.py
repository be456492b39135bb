"""Comparison: introductions against leads from other sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from kitgen.model.lead import Stage
from kitgen.model.report import Comparison, Source
from kitgen.report.fold import fold
from kitgen.report.people import Person
from kitgen.report.period import Period
from kitgen.report.referrals import Leads, source
from kitgen.report.wilson import difference, rate
from kitgen.report.words import money

_MOST = 12
"""Other sources that are worth a line each."""
_ENOUGH = 10
"""Customers of whom an average says something."""


class Compared(NamedTuple):
    """A comparison and what it does not show."""

    comparison: Comparison | None
    left_out: int
    """Smaller sources without a line of their own."""


def comparison(leads: Leads, period: Period, currency: str) -> Compared:
    """What became of those introduced in the period, and of the others who came in it."""
    others = [one for one in leads.others if period.holds(one.introduced)]
    if not others:
        return Compared(None, 0)
    referred = (one.person for one in leads.referred if period.holds(one.person.introduced))
    groups: dict[str, list[Person]] = {}
    for one in others:
        groups.setdefault(fold(source(one)), []).append(one)
    each = [_source(_name(group), group) for group in groups.values()]
    each.sort(key=lambda one: (-one.introductions, one.name.casefold(), one.name))
    ours, theirs = _source("Referred", referred), _source("Other sources", others)
    verdict = _verdict(ours, theirs, currency)
    return Compared(Comparison(ours, theirs, tuple(each[:_MOST]), verdict), len(each[_MOST:]))


def _name(group: Sequence[Person]) -> str:
    """As most write it."""
    spellings = Counter(source(one).strip() for one in group)
    return min(spellings, key=lambda text: (-spellings[text], text))


def _source(name: str, group: Iterable[Person]) -> Source:
    people = list(group)
    won = [one for one in people if one.came(Stage.WON)]
    amounts = [
        sum((deal.amount for deal in one.won if deal.amount is not None), Decimal())
        for one in won
        if any(deal.amount is not None for deal in one.won)
    ]
    revenue = float(sum(amounts, Decimal()))
    return Source(
        name,
        len(people),
        rate(sum(1 for one in people if one.came(Stage.MEETING)), len(people)),
        rate(len(won), len(people)),
        revenue,
        revenue / len(amounts) if amounts else None,
    )


def _verdict(ours: Source, theirs: Source, currency: str) -> str:
    """Better or worse only where chance is no likely reason: see kitgen.report.wilson."""
    if not ours.introductions:
        return "Nobody was introduced in this period: there is nothing to compare."
    low, high = difference(ours.won, theirs.won)
    shares = f"{_of(ours)} introduced became customers, {_of(theirs)} who came otherwise"
    if low > 0:
        said = f"Referrals do better: {shares}."
    elif high < 0:
        said = f"Referrals do worse: {shares}."
    else:
        said = f"Too few to tell: {shares}. A difference like this may be chance."
    if ours.average is not None and theirs.average is not None:
        said += (
            f" On average a customer who was introduced brought {money(ours.average, currency)}, "
            f"another {money(theirs.average, currency)}"
        )
        few = min(ours.won.part, theirs.won.part) < _ENOUGH
        said += ": of so few, one more may change that." if few else "."
    return said


def _of(one: Source) -> str:
    share = f" ({100 * one.won.value:.0f}%)" if one.won.value is not None else ""
    return f"{one.won.part:,} of {one.won.whole:,}{share}"
