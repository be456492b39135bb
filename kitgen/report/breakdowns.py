"""Breakdowns: the period by ambassador, channel, interview and problem."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kitgen.model.kit import Kit
from kitgen.model.lead import Stage
from kitgen.model.report import Breakdown, Figure, Row
from kitgen.report.figures import Known, measured, revenue_figure, stage_figure, wholes
from kitgen.report.pages import Pages
from kitgen.report.period import Period
from kitgen.report.privacy import withhold
from kitgen.report.referrals import Referral, Weight
from kitgen.report.touches import channel_names
from kitgen.report.traffic import Group, Traffic

_OF = Callable[[Group], Sequence[str]]


class _By(NamedTuple):
    """One way to break the period down."""

    by: str
    names: Mapping[str, str]
    """All that there is, by id."""
    rest: str
    """What the row of everything else is called."""
    visit: _OF
    """Where visits belong."""
    share: Callable[[str], Sequence[str]]
    """Where the share of a code belongs."""


def breakdowns(
    traffic: Traffic, referred: Sequence[Referral], pages: Pages, period: Period, known: Known
) -> tuple[Breakdown, ...]:
    """The four of them.

    Introductions are divided, so that their rows add up. A page that is about two problems is a
    visit to each of them.
    """
    return tuple(_breakdown(by, traffic, referred, period, known) for by in _ways(pages))


def _ways(pages: Pages) -> Iterator[_By]:
    kit, codes = pages.kit, pages.ledger.by_code

    def ambassador(code: str) -> Sequence[str]:
        return (codes[code].ambassador if code else "",)

    def channel(code: str) -> Sequence[str]:
        return (codes[code].channel if code else "",)

    def interview(code: str) -> Sequence[str]:
        return (pages.interview_of(codes[code]),)

    def problem(code: str) -> Sequence[str]:
        return pages.problems_of(codes[code]) or ("",)

    named = {one.id: one.name for one in kit.ambassadors}
    guests = {entry.slug: entry.name for entry in kit.entries}
    titles = {slug: one.title for slug, one in kit.problems.items()}
    ways = _channels(kit)
    yield _By("ambassador", named, "Nobody named", lambda one: ambassador(one.code), ambassador)
    yield _By("channel", ways, "Without a link", lambda one: channel(one.code), channel)
    yield _By("interview", guests, "No conversation", lambda one: (one.interview,), interview)
    yield _By("problem", titles, "No one problem", lambda one: one.problems or ("",), problem)


def _channels(kit: Kit) -> Mapping[str, str]:
    every = channel_names(kit.settings)
    return {id: every.get(id, id) for id in kit.settings.channel_ids}


def _breakdown(
    by: _By, traffic: Traffic, referred: Sequence[Referral], period: Period, known: Known
) -> Breakdown:
    visits, reads, downloads = Counter[str](), Counter[str](), Counter[str]()
    for group in traffic.groups:
        for id in by.visit(group):
            visits[id] += group.visits
            reads[id] += group.reads
            downloads[id] += group.downloads
    shares = Counter(id for code, _ in traffic.shares for id in by.share(code))
    credits: dict[str, list[tuple[Referral, Weight]]] = {}
    for one in referred:
        for id, part in one.weights[by.by].items():
            credits.setdefault(id, []).append((one, part))

    def row(id: str, name: str) -> Row:
        counts = (shares[id], visits[id], reads[id], downloads[id])
        return _row(id, name, counts, credits.get(id, ()), period, known)

    blank = _row("", "", (0, 0, 0, 0), (), period, known)
    there = {*visits, *shares, *credits}
    rows = [
        row(id, by.names.get(id, id)) if id in there else blank._replace(id=id, name=by.names[id])
        for id in sorted({*by.names, *there} - {""})
    ]
    # What no link led to is nobody's circle of friends, and told by other figures anyhow.
    every = (*_private(rows), row("", by.rest))
    groups = traffic.groups
    counts = (
        len(traffic.shares),
        sum(one.visits for one in groups),
        sum(one.reads for one in groups),
        sum(one.downloads for one in groups),
    )
    together = _row("", "Together", counts, wholes(referred), period, known)
    return Breakdown(by.by, tuple(sorted(filter(_matters, every), key=_place)), together)


def _row(
    id: str,
    name: str,
    counts: tuple[int, int, int, int],
    credits: Sequence[tuple[Referral, Weight]],
    period: Period,
    known: Known,
) -> Row:
    shares, visits, reads, downloads = counts
    return Row(
        id,
        name,
        shares=measured(shares, known.visits),
        visits=measured(visits, known.visits),
        reads=measured(reads, known.visits),
        downloads=measured(downloads, known.downloads),
        introductions=stage_figure(credits, Stage.INTRODUCTION, period, known),
        meetings=stage_figure(credits, Stage.MEETING, period, known),
        opportunities=stage_figure(credits, Stage.OPPORTUNITY, period, known),
        won=stage_figure(credits, Stage.WON, period, known),
        revenue=revenue_figure(credits, period, known),
    )


def _private(rows: Sequence[Row]) -> Iterator[Row]:
    columns = (
        withhold([row.visits for row in rows]),
        withhold([row.reads for row in rows]),
        withhold([row.downloads for row in rows]),
    )
    for row, visits, reads, downloads in zip(rows, *columns, strict=True):
        yield row._replace(visits=visits, reads=reads, downloads=downloads)


def _figures(row: Row) -> Iterable[Figure]:
    return row[2:]


def _matters(row: Row) -> bool:
    return any(figure.value or figure.withheld for figure in _figures(row))


def _place(row: Row) -> tuple[bool, float, float, float, str, str]:
    """The most introductions first; by what is shown, so that the order tells nothing more."""
    shown = (row.introductions.value, row.won.value, row.visits.value)
    most, won, seen = (-(value or 0.0) for value in shown)
    return not row.id, most, won, seen, row.name.casefold(), row.id
