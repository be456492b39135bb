"""The report: every figure with what it rests on."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

from kitgen.model.lead import Stage


class Basis(StrEnum):
    """What a figure rests on."""

    MEASURED = "measured"
    """Counted by the collector, in logs or by the form."""
    REPORTED = "reported"
    """Somebody entered it: a CRM, an answer to "who told you?"."""
    BOTH = "measured and reported"
    MISSING = "not measured"


class Figure(NamedTuple):
    """A number of the report."""

    value: float | None
    """None: not measured, or withheld."""
    basis: Basis
    withheld: bool = False
    """Too few visitors to be told of, or beside such a row: shown as "few"."""


class Rate(NamedTuple):
    """How many of some went on, with the Wilson score interval at 95 % (Wilson 1927)."""

    part: int
    whole: int
    low: float
    """0 to 1."""
    high: float

    @property
    def value(self) -> float | None:
        """0 to 1; None where there was nobody."""
        return self.part / self.whole if self.whole else None


class Step(NamedTuple):
    """A row from a share to a signature."""

    id: str
    """shared, visited, read, introduced, met, opportunity, won, revenue."""
    actual: Figure
    """In the period."""
    target: float | None
    """For the period, from the kit's targets a month; None: no target."""
    rate: Rate | None = None
    """Of those of the step before that came in the period, how many have come this far by now."""
    each: float | None = None
    """Instead of a rate: visits a share, revenue a customer."""


class Span(NamedTuple):
    """A week or a month."""

    first: dt.date
    last: dt.date
    """Inclusive; it may lie after the period's end: then the span is not over yet."""
    visits: Figure
    reads: Figure
    introductions: Figure
    meetings: Figure
    won: Figure
    revenue: Figure


class Row(NamedTuple):
    """One ambassador, channel, interview or problem. Credit that is shared makes fractions."""

    id: str
    """Nothing for what cannot be told: visits without a link, introductions without credit."""
    name: str
    shares: Figure
    visits: Figure
    reads: Figure
    downloads: Figure
    introductions: Figure
    meetings: Figure
    opportunities: Figure
    won: Figure
    revenue: Figure


class Breakdown(NamedTuple):
    """The same period in rows."""

    by: str
    """ambassador, channel, interview or problem."""
    rows: tuple[Row, ...]
    """The most introductions first."""
    together: Row
    """Counted anew, not added up: somebody may have come by two links."""


class Credit(NamedTuple):
    """An ambassador's part in an introduction, and the evidence for it."""

    ambassador: str
    name: str
    part: float
    """0 to 1; the parts of an introduction add up to 1."""
    channel: str
    """Nothing where only a name was given."""
    target: str
    day: dt.date
    basis: Basis
    evidence: str
    """In plain words: the form came by link bcdf…, WhatsApp; HubSpot says who told them."""


class Introduction(NamedTuple):
    """Somebody who was introduced in the period, or whose later stages lie in it."""

    name: str
    email: str
    company: str
    industry: str
    place: str
    problem: str
    basis: Basis
    """measured: the form; reported: a CRM; both."""
    days: tuple[tuple[Stage, dt.date | None], ...]
    """The stages reached and when."""
    amount: float | None
    """Of the opportunity or of what was won, in the report's currency."""
    credits: tuple[Credit, ...]
    """Nobody: came by itself, or nobody can tell."""
    unclear: str = ""
    """What was said of who told them, but could not be matched to one ambassador."""


class Waiting(NamedTuple):
    """Days from the first opening of the link to a stage."""

    stage: Stage
    count: int  # type: ignore[assignment]  # nobody asks a value how often it holds something
    """Introductions that both days are known of."""
    low: float | None
    """First quartile, days."""
    median: float | None
    high: float | None


class Source(NamedTuple):
    """Leads of one origin against each other: introduced in the period, and what became of them."""

    name: str
    """Referred, Other sources, or the source as the CRM writes it."""
    introductions: int
    met: Rate
    won: Rate
    revenue: float
    average: float | None
    """Revenue a customer."""


class Comparison(NamedTuple):
    """Referred against other sources."""

    referred: Source
    others: Source
    each: tuple[Source, ...]
    """The others one by one."""
    verdict: str
    """In plain words, also where referrals do worse or nothing can be said."""


class Market(NamedTuple):
    """An industry or a place in which nobody had been won before."""

    kind: str
    """industry or place."""
    name: str
    day: dt.date
    customer: str
    ambassador: str
    """Who opened the door; nothing if nobody can tell."""


class Leverage(NamedTuple):
    """Introductions that an ambassador makes in a quarter, before the system and since."""

    since: dt.date | None
    """The day it began; None: the kit does not say."""
    before: float | None
    """None: nothing is known of the time before."""
    after: float | None
    quarters_before: float
    quarters_after: float
    ambassadors: int


class Machine(NamedTuple):
    """What machines did, and why they are taken for machines."""

    reason: str
    what: str
    """visit, download, asked, request, ..."""
    count: int  # type: ignore[assignment]  # nobody asks a value how often it holds something


class Read(NamedTuple):
    """Something that the report was made from."""

    name: str
    """The database, or a file."""
    kind: str
    """In words: the collector's database; an access log of nginx."""
    lines: int
    """Read and understood."""
    unread: int = 0
    """Lines that could not be read."""
    first: dt.date | None = None
    last: dt.date | None = None
    note: str = ""


class Report(NamedTuple):
    """What the referral system did in a period."""

    title: str
    """The kit's."""
    notice: str
    """The kit's own line above everything: sample content. Nothing if there is none."""
    first: dt.date
    last: dt.date
    """Inclusive."""
    made: dt.date
    currency: str
    """ISO 4217."""
    language: str
    headline: str
    """The finding in one or two sentences."""
    credit: str
    """first, last or shared."""
    window_days: int
    steps: tuple[Step, ...]
    weeks: tuple[Span, ...]
    months: tuple[Span, ...]
    breakdowns: tuple[Breakdown, ...]
    introductions: tuple[Introduction, ...]
    waiting: tuple[Waiting, ...]
    comparison: Comparison | None
    """None: no other sources were imported."""
    markets: tuple[Market, ...]
    leverage: Leverage
    machines: tuple[Machine, ...]
    asked: tuple[tuple[str, int], ...]
    """What logs and exports counted, by source: not visits, and never added to them."""
    reads: tuple[Read, ...]
    notes: tuple[str, ...]
    """What readers of the report should know: what was left out, what was not clear."""
