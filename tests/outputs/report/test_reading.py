from __future__ import annotations

import datetime as dt

from kitgen.model.lead import Stage
from kitgen.model.report import Basis, Breakdown, Figure
from kitgen.outputs.report import reading

from . import samples


def test_others_together_rest_on_all_that_their_figures_rest_on() -> None:
    of = samples.sample().breakdowns[0]
    part = reading.part(of, 4)
    assert part.others == 6
    assert part.rest is not None
    assert part.rest.shares == samples.measured(86)
    assert part.rest.introductions == samples.both(8)
    # What is withheld is not told by the sum of the others.
    assert part.rest.reads == samples.measured(81)


def test_a_sum_of_nothing_but_withheld_figures_is_withheld() -> None:
    row = samples.row("a", "A", 1, 1, 1, 1, 1, 1, 1, 1, 1)._replace(visits=samples.WITHHELD)
    part = reading.part(Breakdown("ambassador", (row,) * 3, row), 1)
    assert part.rest is not None
    assert part.rest.visits == Figure(None, Basis.MEASURED, withheld=True)


def test_a_sum_of_what_is_not_measured_is_not_measured() -> None:
    row = samples.row("a", "A", 1, 1, 1, 1, 1, 1, 1, 1, 1)._replace(visits=samples.MISSING)
    part = reading.part(Breakdown("ambassador", (row,) * 3, row), 1)
    assert part.rest is not None
    assert part.rest.visits == samples.MISSING


def test_whoever_has_come_to_a_stage_and_no_further_waits_there() -> None:
    report = samples.sample()
    for stage in (Stage.INTRODUCTION, Stage.MEETING, Stage.OPPORTUNITY):
        found = reading.waiting_at(report, stage)
        assert found
        assert all(one.days[-1][0] is stage for one in found)
        days = [reading.day_of(one, stage) or dt.date.max for one in found]
        assert days == sorted(days)


def test_a_win_after_the_period_is_no_new_customer_of_it() -> None:
    report = samples.sample()
    wins = [one for one in report.introductions if reading.reached(one, Stage.WON)]
    assert len(reading.won(report)) == len(wins) - 1
    later = report._replace(last=dt.date(2026, 12, 31))
    assert len(reading.won(later)) == len(wins)
