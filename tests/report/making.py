"""A small kit, its links, and what may have happened to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from kitgen.links.ledger import Ledger
from kitgen.model.ambassador import Ambassador
from kitgen.model.kit import Kit
from kitgen.model.lead import Reached, Record, Request, Stage
from kitgen.model.link import Link
from kitgen.model.problem import Problem
from kitgen.model.report import Breakdown, Report, Row, Step
from kitgen.model.tally import Tally, What
from kitgen.report.compute import compute
from kitgen.report.facts import Facts
from kitgen.report.period import Period

from ..check.conftest import PROBLEM, entry
from ..check.conftest import kit as good_kit

TODAY = dt.date(2026, 6, 28)
PERIOD = Period(dt.date(2026, 3, 30), TODAY)
MAY = dt.date(2026, 5, 4)

PEOPLE: Sequence[Mapping[str, Any]] = (
    {
        "id": "mara",
        "name": "Mara Lindqvist",
        "relation": "customer",
        "email": "mara@havn.example",
        "interview": "mara",
        "vanity": "marasays",
    },
    {"id": "ines", "name": "Inês Carrasco", "relation": "customer", "interview": "ines"},
    {"id": "daniel-rao", "name": "Daniel Rao", "relation": "friend"},
    {"id": "anna-berg", "name": "Anna Berg", "relation": "friend"},
    {"id": "anna-weiss", "name": "Anna Weiß", "relation": "colleague"},
)

MARA = Link("mara", "interview:mara", "whatsapp", "mrwhtsppbb", "k")
MARA_LINK = Link("mara", "interview:mara", "link", "mrcpdlnkbb", "k")
MARA_GUIDE = Link("mara", "guide", "email", "mrgdmlbbbb", "k")
MARA_NAMED = Link("mara", "interview:mara", "vanity", "marasays", "")
INES = Link("ines", "interview:ines", "whatsapp", "nswhtsppbb", "k")
DANIEL = Link("daniel-rao", "guide", "print", "dnprntbbb2", "k")
DANIEL_OFFER = Link("daniel-rao", "offer", "email", "dnffrmlbbb", "k")
GONE = Link("somebody-gone", "interview:taken-down", "email", "gnbdymlbbb", "k")
LEDGER = Ledger(
    tuple(sorted((MARA, MARA_LINK, MARA_GUIDE, MARA_NAMED, INES, DANIEL, DANIEL_OFFER, GONE))), "k"
)

ENTRIES = (
    entry(problems=("waiting",)),
    entry(slug="ines", name="Inês Carrasco", short="Nê", problems=("waiting", "leaks", "gone")),
)


def kit(
    *,
    people: Iterable[Mapping[str, Any]] = PEOPLE,
    problems: Sequence[str] = ("waiting", "leaks"),
    **settings: Any,
) -> Kit:
    """The kit, with some of its settings changed."""
    titles = {"waiting": "Waiting to be paid", "leaks": "Fees that leak"}
    kit = good_kit(settings={"channels": ["link", "whatsapp", "email", "print"], **settings}).kit
    return kit._replace(
        problems={
            slug: Problem.model_validate({**PROBLEM, "title": titles[slug]}) for slug in problems
        },
        entries=ENTRIES,
        ambassadors=tuple(Ambassador.model_validate(one) for one in people),
    )


def seen(
    link: Link | None = MARA,
    count: int = 1,
    day: dt.date = MAY,
    what: What = What.VISIT,
    *,
    page: str | None = None,
    machine: str = "",
    source: str = "collector",
) -> Tally:
    """A share page seen, or another page."""
    code = link.code if link else ""
    if page is None:
        page = link.path if link else ""
    return Tally(day, what, page, code, machine, count, source)


def form(
    link: Link | None = MARA,
    day: dt.date = MAY,
    email: str = "ann@studio.example",
    *,
    name: str = "Ann Olsen",
    told: str = "",
    machine: str = "",
    hour: int = 9,
    code: str | None = None,
) -> Request:
    """The offer's form."""
    at = dt.datetime.combine(day, dt.time(hour), dt.UTC)
    code = (link.code if link else "") if code is None else code
    return Request(f"{email}{at:%m%d%H}{code}{told}", at, name, email, code, told, {}, machine)


def record(
    email: str = "ann@studio.example",
    *,
    introduced: dt.date | None = MAY,
    met: dt.date | None = None,
    opportunity: dt.date | None = None,
    won: dt.date | None = None,
    lost: dt.date | None = None,
    amount: float | None = None,
    reached: tuple[Reached, ...] | None = None,
    **fields: Any,
) -> Record:
    """A record of a CRM: referred, unless it says otherwise."""
    worth = None if amount is None else Decimal(str(amount))
    days = (
        (Stage.INTRODUCTION, introduced, None),
        (Stage.MEETING, met, None),
        (Stage.OPPORTUNITY, opportunity, worth),
        (Stage.WON, won, worth),
        (Stage.LOST, lost, None),
    )
    if reached is None:
        reached = tuple(Reached(stage, day, worth) for stage, day, worth in days if day)
    values = {"origin": "hubspot", "key": email, "source": "Referral", "name": "Ann Olsen"}
    return Record(**{**values, "email": email, "reached": reached, **fields})


def facts(
    tallies: Iterable[Tally] = (),
    requests: Sequence[Request] = (),
    records: Sequence[Record] = (),
    kit_: Kit | None = None,
    ledger: Ledger = LEDGER,
    today: dt.date = TODAY,
) -> Facts:
    """What is known."""
    return Facts(kit_ or kit(), ledger, tallies, requests, records, (), today)


def report(
    tallies: Iterable[Tally] = (),
    requests: Sequence[Request] = (),
    records: Sequence[Record] = (),
    period: Period = PERIOD,
    kit_: Kit | None = None,
    **more: Any,
) -> Report:
    """The report of it."""
    return compute(facts(tallies, requests, records, kit_, **more), period)


def step(report: Report, id: str) -> Step:
    """One step."""
    return next(one for one in report.steps if one.id == id)


def value(report: Report, id: str) -> float | None:
    """What a step reached."""
    return step(report, id).actual.value


def breakdown(report: Report, by: str) -> Breakdown:
    """One breakdown."""
    return next(one for one in report.breakdowns if one.by == by)


def rows(report: Report, by: str) -> Mapping[str, Row]:
    """The rows of a breakdown by id."""
    return {row.id: row for row in breakdown(report, by).rows}


def day(offset: int, start: dt.date = MAY) -> dt.date:
    """Days later, or before."""
    return start + dt.timedelta(offset)
