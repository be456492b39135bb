"""People: forms and records of the same person brought together, so that nobody counts twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import chain, groupby
from typing import NamedTuple

from kitgen.model.lead import Reached, Record, Request, Stage
from kitgen.report.fold import fold

LATER = (Stage.MEETING, Stage.OPPORTUNITY, Stage.WON)
"""The stages after an introduction, as far as it goes well."""


class Deal(NamedTuple):
    """What one record says is worth something."""

    day: dt.date | None
    amount: Decimal | None
    """In the currency of the report; None: nobody says, or another currency."""


class Person(NamedTuple):
    """Somebody who sent the form, or whom a CRM knows."""

    requests: tuple[Request, ...]
    """Those that people sent, in the order of time."""
    records: tuple[Record, ...]
    introduced: dt.date | None
    """The earliest of the forms and of the records' introductions. None: nobody wrote it down."""
    reached: Mapping[Stage, dt.date | None]
    """Every stage that was reached by today, and the first day that is known of."""
    won: tuple[Deal, ...] = ()
    open: tuple[Deal, ...] = ()
    """The opportunities."""

    def came(self, stage: Stage) -> bool:
        """Whether they came this far or further: who signed was an opportunity, noted or not."""
        if stage is Stage.INTRODUCTION:
            return True
        further = LATER[LATER.index(stage) :] if stage in LATER else (stage,)
        return any(one in self.reached for one in further)

    def day(self, stage: Stage) -> dt.date | None:
        """When they reached a stage; None where they did not, or nobody knows when."""
        return self.introduced if stage is Stage.INTRODUCTION else self.reached.get(stage)

    @property
    def name(self) -> str:
        """As they wrote it themselves, else as a CRM has it."""
        names = chain((one.name for one in self.requests), (one.name for one in self.records))
        return next((name for name in names if name.strip()), "")

    @property
    def email(self) -> str:
        """Their address."""
        emails = chain((one.email for one in self.requests), (one.email for one in self.records))
        return next((email for email in emails if email.strip()), "")

    def told_of(self, field: str) -> str:
        """A field of the first record that has it."""
        return next((text for one in self.records if (text := getattr(one, field).strip())), "")


def utc(moment: dt.datetime) -> dt.datetime:
    """The same moment in UTC; without a zone it is UTC already."""
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)


def people(
    requests: Iterable[Request], records: Iterable[Record], today: dt.date, currency: str
) -> tuple[Person, ...]:
    """Everybody once, in an order that does not depend on the order of what is given.

    The same e-mail address is the same person. A record without one belongs to the only person of
    the same name and company, if both are known.
    """
    groups: dict[tuple[str, ...], tuple[list[Request], list[Record]]] = {}
    once = {one.id: one for one in sorted(requests, key=repr) if not one.machine}
    for request in once.values():
        email = _address(request.email)
        key: tuple[str, ...] = ("email", email) if email else ("form", request.id)
        groups.setdefault(key, ([], []))[0].append(request)
    named: dict[tuple[str, str], set[str]] = {}
    kept: dict[tuple[str, str], Record] = {}
    for record in records:
        place = record.origin, record.key
        other = kept.get(place)
        # The same record twice is one: whichever, but always the same of them.
        kept[place] = record if other is None else max(record, other, key=repr)
    for record in kept.values():
        email, who = _address(record.email), _who(record)
        if email and all(who):
            named.setdefault(who, set()).add(email)
    for record in kept.values():
        email, who = _address(record.email), _who(record)
        if not email and len(named.get(who, ())) == 1:
            (email,) = named[who]
        if email:
            key = ("email", email)
        else:
            key = ("name", *who) if all(who) else ("record", record.origin, record.key)
        groups.setdefault(key, ([], []))[1].append(record)
    return tuple(
        _person(
            sorted(forms, key=lambda one: (utc(one.at), one.id)),
            sorted(cards, key=lambda one: (_known(one, today) or today, one.origin, one.key)),
            today,
            currency,
        )
        for _, (forms, cards) in sorted(groups.items())
    )


def known(record: Record) -> dt.date | None:
    """The day of a record's introduction, else the earliest that it has."""
    first = record.at(Stage.INTRODUCTION)
    if first and first.day:
        return first.day
    return min((one.day for one in record.reached if one.day), default=None)


def _known(record: Record, today: dt.date) -> dt.date | None:
    day = known(record)
    return day if day is not None and day <= today else None


def _address(email: str) -> str:
    return email.strip().casefold()


def _who(record: Record) -> tuple[str, str]:
    return fold(record.name), fold(record.company)


def _person(
    requests: Sequence[Request], records: Sequence[Record], today: dt.date, currency: str
) -> Person:
    days = [utc(one.at).date() for one in requests]
    days += [day for one in records if (day := _known(one, today))]
    introduced = min(days, default=None)
    reached: dict[Stage, dt.date | None] = {Stage.INTRODUCTION: introduced}
    for record in records:
        for stage, day, _ in record.reached:
            if stage is Stage.INTRODUCTION or (day is not None and day > today):
                continue
            other = reached.get(stage)
            reached[stage] = min(day, other) if day and other else day or other
    deals = {
        stage: _deals(records, stage, today, currency) for stage in (Stage.WON, Stage.OPPORTUNITY)
    }
    return Person(
        tuple(requests),
        tuple(records),
        introduced,
        {stage: reached[stage] for stage in Stage if stage in reached},
        deals[Stage.WON],
        deals[Stage.OPPORTUNITY],
    )


def _deals(
    records: Sequence[Record], stage: Stage, today: dt.date, currency: str
) -> tuple[Deal, ...]:
    """Several deals of one CRM add up; of several CRMs the one with the most counts.

    Two of them know the same signature more often than two different ones.
    """
    found = []
    for origin, group in groupby(sorted(records, key=_origin), key=_origin):
        deals = []
        for record in group:
            one = record.at(stage)
            if one is None or (one.day is not None and one.day > today):
                continue
            deals.append(Deal(one.day, _amount(record, one, currency)))
        found.append((sum(deal.amount or Decimal() for deal in deals), len(deals), origin, deals))
    best = max(found, key=lambda one: one[:3], default=None)
    return tuple(best[3]) if best else ()


def _origin(record: Record) -> str:
    return record.origin


def _amount(record: Record, reached: Reached, currency: str) -> Decimal | None:
    ours = (record.currency.strip().upper() or currency) == currency
    return reached.amount if ours else None
