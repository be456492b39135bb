"""Markets: industries and places in which nobody had been won before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kitgen.model.lead import Stage
from kitgen.model.report import Market
from kitgen.report.fold import fold
from kitgen.report.people import Person
from kitgen.report.period import Period
from kitgen.report.referrals import Leads, Referral

_KINDS = ("industry", "place")


def markets(leads: Leads, period: Period) -> tuple[Market, ...]:
    """Those that somebody who was introduced is the first customer of, by date.

    By everybody whom the records know, wherever they come from. A customer of whom nobody knows
    since when may have been there before.
    """
    first: dict[tuple[str, str], dt.date] = {}
    everybody = [*(one.person for one in leads.referred), *leads.others, *leads.sourceless]
    for person in everybody:
        for market, _, day in _won(person):
            first[market] = min(day, first.get(market, day))
    found: dict[tuple[str, str], Market] = {}
    for one in sorted(leads.referred, key=_name):
        for market, name, day in _won(one.person):
            if period.holds(day) and first[market] == day and market not in found:
                kind, _ = market
                found[market] = Market(kind, name, day, _name(one)[0], one.doors)
    return tuple(sorted(found.values(), key=lambda one: (one.day, one.kind, one.name)))


def _won(person: Person) -> Iterator[tuple[tuple[str, str], str, dt.date]]:
    for record in person.records:
        reached = record.at(Stage.WON)
        if reached is None:
            continue
        for kind in _KINDS:
            name = getattr(record, kind).strip()
            if name:
                yield (kind, fold(name) or name), name, reached.day or dt.date.min


def _name(one: Referral) -> tuple[str, str]:
    person = one.person
    return person.told_of("company") or person.name, person.email
