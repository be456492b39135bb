"""The list of introductions: everybody for whom something happened in the period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from kitgen.model.report import Introduction
from kitgen.report.people import Person
from kitgen.report.period import Period
from kitgen.report.referrals import Referral


def introductions(
    referred: Iterable[Referral], period: Period, titles: Mapping[str, str]
) -> tuple[Introduction, ...]:
    """Those who were introduced in the period or reached a stage in it, the latest first."""
    found = [
        _introduction(one, titles)
        for one in referred
        if any(period.holds(day) for day in one.person.reached.values())
    ]
    return tuple(sorted(found, key=_latest))


def _latest(one: Introduction) -> tuple[int, str, str]:
    first = one.days[0][1]
    return -(first.toordinal() if first else 0), one.name.casefold(), one.email.casefold()


def _introduction(one: Referral, titles: Mapping[str, str]) -> Introduction:
    person = one.person
    problems = [titles[slug] for slug in one.weights["problem"] if slug]
    return Introduction(
        person.name,
        person.email,
        person.told_of("company"),
        person.told_of("industry"),
        person.told_of("place"),
        ", ".join(problems),
        one.basis,
        tuple(person.reached.items()),
        _amount(person),
        tuple(part.credit for part in one.parts),
        "; ".join(one.unclear),
    )


def _amount(person: Person) -> float | None:
    """What was won, else what the opportunity is worth."""
    for deals in (person.won, person.open):
        amounts = [deal.amount for deal in deals if deal.amount is not None]
        if amounts:
            return float(sum(amounts, Decimal()))
    return None
