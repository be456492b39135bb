"""Notes: what readers of the report should know, because figures alone do not say it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain

from kitgen.model.kit import Kit
from kitgen.model.lead import Record, Stage
from kitgen.model.report import Breakdown, Row
from kitgen.report.people import LATER, Person, known
from kitgen.report.period import Period
from kitgen.report.privacy import FEW
from kitgen.report.referrals import Leads, Referral
from kitgen.report.targets import KEYS, unknown
from kitgen.report.traffic import Traffic
from kitgen.report.words import counted, date, listed, money, sentence


def notes(
    kit: Kit,
    leads: Leads,
    traffic: Traffic,
    breakdowns: Iterable[Breakdown],
    period: Period,
    today: dt.date,
    *,
    backwards: int,
    small_sources: int,
) -> tuple[str, ...]:
    """One sentence each; nothing where there is nothing to say."""
    said = chain(
        _visits(traffic, period, breakdowns),
        _kept(kit, period, today),
        _credits(kit, leads, period),
        _stages(leads, today),
        _money(kit, leads),
        _rest(kit, leads, backwards=backwards, small_sources=small_sources),
    )
    return tuple(map(sentence, said))


def _visits(traffic: Traffic, period: Period, breakdowns: Iterable[Breakdown]) -> Iterator[str]:
    if not traffic.measured:
        yield (
            "visits are not measured: the collector counted nothing in this period, and what a "
            "server was asked for is no visit"
        )
    elif traffic.since and traffic.since > period.first:
        yield f"visits are counted since {date(traffic.since)}: what was before is not known"
    linked = sum(group.visits for group in traffic.groups if group.code)
    visits = sum(traffic.visits.values())
    if linked < visits and traffic.shares:
        yield (
            f"{linked:,} of {counted(visits, 'visit')} began with a shared link: visits a share "
            "are of those alone"
        )
    if traffic.strangers:
        yield (
            f"{counted(traffic.strangers, 'visit')} by links that were never given out: "
            "counted as without a link"
        )
    if any(_withheld(row) for one in breakdowns for row in one.rows):
        yield (
            f"figures of fewer than {FEW} visitors are withheld in the breakdowns, and with a "
            "single one the next larger, so that nobody can be picked out"
        )


def _withheld(row: Row) -> bool:
    return row.visits.withheld or row.reads.withheld or row.downloads.withheld


def _kept(kit: Kit, period: Period, today: dt.date) -> Iterator[str]:
    days = kit.settings.privacy.retention_days if kit.settings.privacy else None
    if days and (today - period.first).days > days:
        yield (
            f"requests that came to nothing are kept for {days:,} days: those sent before "
            f"{date(today - dt.timedelta(days))} may be missing"
        )


def _credits(kit: Kit, leads: Leads, period: Period) -> Iterator[str]:
    shown = [one for one in leads.referred if any(map(period.holds, one.person.reached.values()))]
    unclear = sum(1 for one in shown if one.unclear)
    if unclear:
        answers = "an answer" if unclear == 1 else "answers"
        yield (
            f"{counted(unclear, 'introduction')} came with {answers} to "
            "“who told you?” that fit nobody, or several people: nobody is credited by guessing"
        )
    own = {one.email.casefold() for one in kit.ambassadors if one.email}
    selves = sum(1 for one in shown if one.person.email.strip().casefold() in own)
    if selves:
        yield (
            f"{counted(selves, 'ambassador')} asked for themselves: their own links are not "
            "credited to them"
        )


def _stages(leads: Leads, today: dt.date) -> Iterator[str]:
    people = [one.person for one in leads.referred]
    undated = sum(1 for one in people if one.introduced is None)
    if undated:
        yield f"{counted(undated, 'introduction')} without any date: counted in no period"
    dateless = sum(1 for one in people if any(one.came(s) and not _dated(one, s) for s in LATER))
    if dateless:
        yield (
            f"{counted(dateless, 'introduction')} reached a stage without a date for it, or a "
            "later one: they count in rates, not in what a period reached"
        )
    records = [record for one in people for record in one.records]
    early = sum(1 for record in records if _early(record))
    if early:
        yield f"{counted(early, 'record')} with a win before the first contact: look at the dates"
    ahead = sum(1 for record in records if any(r.day and r.day > today for r in record.reached))
    if ahead:
        yield f"{counted(ahead, 'record')} with stages in the future: not reached yet"


def _dated(person: Person, stage: Stage) -> bool:
    return person.day(stage) is not None


def _early(record: Record) -> bool:
    won, first = record.at(Stage.WON), known(record)
    return won is not None and won.day is not None and first is not None and won.day < first


def _money(kit: Kit, leads: Leads) -> Iterator[str]:
    ours = kit.settings.report.currency
    wins = [
        (record.currency.strip().upper() or ours, won)
        for one in leads.referred
        for record in one.person.records
        if (won := record.at(Stage.WON))
    ]
    foreign = [currency for currency, won in wins if currency != ours and won.amount is not None]
    if foreign:
        names = listed(tuple(sorted(set(foreign))))
        yield f"{counted(len(foreign), 'amount')} in other currencies ({names}) not added"
    bare = sum(1 for _, won in wins if won.amount is None)
    if bare:
        yield f"{counted(bare, 'win')} without an amount: not in the revenue"
    dateless = sum(
        float(won.amount)
        for currency, won in wins
        if currency == ours and won.amount is not None and won.day is None
    )
    if dateless:
        yield f"{money(dateless, ours)} won without a date: in no period"
    twice = sum(1 for one in leads.referred if _in_several(one))
    if twice:
        yield (
            f"{counted(twice, 'customer')} won according to several CRMs: only the one that says "
            "the most is counted"
        )


def _in_several(one: Referral) -> bool:
    origins = {record.origin for record in one.person.records if record.at(Stage.WON)}
    return len(origins) > 1


def _rest(kit: Kit, leads: Leads, *, backwards: int, small_sources: int) -> Iterator[str]:
    if leads.sourceless:
        yield (
            f"{counted(len(leads.sourceless), 'lead')} of whom nobody says where they come from: "
            "neither referred nor other sources"
        )
    if small_sources:
        yield f"{counted(small_sources, 'smaller source')} without a line of their own"
    if backwards:
        yield (
            f"{counted(backwards, 'stage')} before anybody opened the link that is credited: left "
            "out of the waiting times"
        )
    strange = unknown(kit.settings.targets)
    if strange:
        names = listed(strange)
        yield (
            f"{counted(len(strange), 'target')} that the report does not know: {names}; it knows "
            f"{listed(tuple(KEYS.values()))}"
        )
