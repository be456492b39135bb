"""Week by week, month by month."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from kitgen.model.lead import Record
from kitgen.model.report import Basis, Figure
from kitgen.model.tally import Tally, What

from .making import INES, MARA, PERIOD, day, form, record, report, seen, value

MISSING = Figure(None, Basis.MISSING)


def test_a_week_has_what_happened_in_it() -> None:
    found = report(
        [seen(day=PERIOD.first), seen(count=4), seen(count=2, what=What.READ)],
        [form()],
        [record("b@x.example", met=day(1), won=day(8), amount=70)],
    )
    weeks = {week.first: week for week in found.weeks}
    fourth, next_ = weeks[dt.date(2026, 5, 4)], weeks[dt.date(2026, 5, 11)]
    assert [figure.value for figure in fourth[2:]] == [4, 2, 2, 1, 0, 0]
    assert [figure.value for figure in next_[2:]] == [0, 0, 0, 0, 1, 70]
    assert fourth.introductions.basis is Basis.BOTH
    assert next_.introductions.basis is Basis.MEASURED


def test_before_the_collector_began_visits_are_not_measured() -> None:
    weeks = report([seen(day=dt.date(2026, 4, 8))]).weeks
    assert [week.visits.value for week in weeks[:3]] == [None, 1, 0]
    assert weeks[0].reads == MISSING


def test_what_nobody_imported_is_not_measured() -> None:
    (week, *_) = report([seen()], [form()]).weeks
    assert week.meetings == week.won == week.revenue == MISSING


@given(
    st.lists(
        st.builds(
            seen,
            st.sampled_from([MARA, INES]),
            st.integers(0, 9),
            st.dates(PERIOD.first - dt.timedelta(9), PERIOD.last),
            st.sampled_from([What.VISIT, What.READ]),
        ),
        max_size=20,
    ),
    st.lists(
        st.builds(
            record,
            introduced=st.dates(PERIOD.first - dt.timedelta(9), PERIOD.last),
            won=st.none() | st.dates(PERIOD.first, PERIOD.last),
            amount=st.sampled_from([None, 10, 0.1]),
            key=st.uuids().map(str),
        ),
        max_size=8,
    ),
)
def test_weeks_and_months_add_up_to_the_period(tallies: list[Tally], records: list[Record]) -> None:
    own = [one._replace(email=f"{one.key}@x.example") for one in records]
    found = report(tallies, [], own)
    for spans in (found.weeks, found.months):
        for name, step in (
            ("visits", "visited"),
            ("reads", "read"),
            ("introductions", "introduced"),
            ("won", "won"),
            ("revenue", "revenue"),
        ):
            total = sum(getattr(span, name).value or 0 for span in spans)
            assert round(total, 6) == (value(found, step) or 0)
