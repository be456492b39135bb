"""What the tallies say."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.model.link import Link
from kitgen.model.tally import Tally, What
from kitgen.report.pages import Pages
from kitgen.report.traffic import Traffic, traffic

from .making import (
    DANIEL,
    INES,
    LEDGER,
    MARA,
    MARA_LINK,
    MARA_NAMED,
    MAY,
    PERIOD,
    day,
    kit,
    seen,
)

PAGES = Pages(kit(), LEDGER)
BEFORE = PERIOD.first - dt.timedelta(1)


def count(*tallies: Tally) -> Traffic:
    return traffic(tallies, PAGES, PERIOD)


def test_visits_and_reads_are_those_of_people_in_the_period() -> None:
    found = count(
        seen(count=3),
        seen(count=2, day=day(1)),
        seen(count=1, what=What.READ),
        seen(count=7, machine="a mail scanner"),
        seen(count=9, day=BEFORE),
        seen(count=9, day=PERIOD.last + dt.timedelta(1)),
    )
    assert found.visits == {MAY: 3, day(1): 2}
    assert found.reads == {MAY: 1}
    assert found.machines == (("a mail scanner", "visit", 7),)


def test_a_link_opened_twice_in_a_month_is_shared_once() -> None:
    found = count(seen(), seen(day=day(5)), seen(MARA, page="guide/leaks/"), seen(day=day(28)))
    assert {month for _, month in found.shares} == {2026 * 12 + 5, 2026 * 12 + 6}
    assert {code for code, _ in found.shares} == {MARA.code}


def test_a_link_that_only_machines_opened_was_not_shared() -> None:
    found = count(seen(machine="a preview fetcher"), seen(INES, what=What.ASKED, source="nginx"))
    assert not found.shares
    assert not found.opened


def test_a_link_with_a_name_is_the_copied_link_that_it_stands_for() -> None:
    found = count(seen(MARA_NAMED), seen(MARA_LINK))
    assert {code for code, _ in found.shares} == {MARA_LINK.code}


def test_the_first_opening_may_lie_before_the_period() -> None:
    found = count(seen(day=day(3)), seen(day=BEFORE), seen(day=day(-34), page="guide/"))
    assert found.opened == {MARA.code: BEFORE}


def test_what_servers_were_asked_for_is_no_visit() -> None:
    found = count(
        seen(what=What.ASKED, count=40, source="nginx"),
        seen(what=What.ASKED, count=9, source="nginx", machine="a crawler"),
        seen(what=What.PAGEVIEW, count=50, source="plausible"),
    )
    assert not found.visits
    assert found.asked == (("plausible", 50), ("nginx", 40))
    assert found.machines == (("a crawler", "asked", 9),)
    assert not found.measured


@pytest.mark.parametrize(
    ("tallies", "measured"),
    [
        ((), False),
        ((seen(),), True),
        ((seen(machine="a crawler"),), True),
        ((seen(day=BEFORE),), True),
        ((seen(day=BEFORE), seen(what=What.ASKED, source="nginx")), False),
    ],
)
def test_visits_are_measured_where_the_collector_counted(
    tallies: tuple[Tally, ...], measured: bool
) -> None:
    assert count(*tallies).measured is measured


def test_a_download_that_two_sources_saw_is_one() -> None:
    page = f"d/{DANIEL.code}.pdf"
    found = count(
        seen(DANIEL, 3, what=What.DOWNLOAD, page=page),
        seen(DANIEL, 2, what=What.DOWNLOAD, page=page, source="nginx"),
        seen(DANIEL, 1, what=What.DOWNLOAD, page=page, source="nginx"),
        seen(DANIEL, 4, day(1), what=What.DOWNLOAD, page=page, source="nginx"),
    )
    (group,) = found.groups
    assert (group.code, group.downloads, group.visits) == (DANIEL.code, 7, 0)


def test_visits_by_links_that_were_never_given_out_have_no_link() -> None:
    stranger = Link("", "guide", "", "nobodyknow", "")
    found = count(
        seen(stranger, 4, page="guide/"), seen(None, 3, page="s/"), seen(None, 2, page="")
    )
    assert found.strangers == 7
    assert not found.shares
    assert {group.code for group in found.groups} == {""}


TALLIES = st.lists(
    st.builds(
        seen,
        st.sampled_from([MARA, INES, DANIEL, MARA_NAMED, None]),
        st.integers(0, 9),
        st.dates(BEFORE - dt.timedelta(40), PERIOD.last),
        st.sampled_from(What),
        page=st.sampled_from(["", "guide/leaks/", "conversations/mara/"]),
        machine=st.sampled_from(["", "", "a crawler"]),
        source=st.sampled_from(["collector", "nginx"]),
    ),
    max_size=30,
)


@given(TALLIES, st.randoms(use_true_random=False))
def test_the_order_never_matters_and_groups_hold_every_visit(
    tallies: list[Tally], chance: random.Random
) -> None:
    found = count(*tallies)
    mixed = tallies[:]
    chance.shuffle(mixed)
    again = count(*mixed)
    assert again._replace(groups=()) == found._replace(groups=())
    assert sorted(again.groups) == sorted(found.groups)
    assert sum(group.visits for group in found.groups) == sum(found.visits.values())
    assert sum(group.reads for group in found.groups) == sum(found.reads.values())
    visited = {(t.code, t.day.month) for t in tallies if t.what is What.VISIT and t.count}
    assert len(found.shares) <= len(visited)
