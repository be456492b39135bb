"""What readers of the report should know."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from kitgen.model.lead import Reached, Stage
from kitgen.model.report import Report
from kitgen.model.tally import What
from kitgen.report.period import Period

from .making import INES, MARA, MAY, TODAY, day, form, kit, record, report, seen

PRIVACY = {"controller": "Ledgerline, Bristol", "retention_days": 400}


def undated(stage: Stage, amount: int | None = None) -> Reached:
    return Reached(stage, None, None if amount is None else Decimal(amount))


@pytest.mark.parametrize(
    ("found", "note"),
    [
        (
            report([seen(what=What.ASKED, source="nginx")]),
            "Visits are not measured: the collector counted nothing in this period, and what a "
            "server was asked for is no visit.",
        ),
        (report([seen()]), "Visits are counted since 4 May 2026: what was before is not known."),
        (
            report([seen(count=8), seen(None, 92, page="")]),
            "8 of 100 visits began with a shared link: visits a share are of those alone.",
        ),
        (
            report([seen(None, 1, page="s/")]),
            "One visit by links that were never given out: counted as without a link.",
        ),
        (
            report([seen(MARA, 9), seen(INES, 2)]),
            "Figures of fewer than 5 visitors are withheld in the breakdowns, and with a single "
            "one the next larger, so that nobody can be picked out.",
        ),
        (
            report(period=Period(dt.date(2025, 1, 1), TODAY), kit_=kit(privacy=PRIVACY)),
            "Requests that came to nothing are kept for 400 days: those sent before 24 May 2025 "
            "may be missing.",
        ),
        (
            report((), [form(None, told="Anna"), form(None, told="Petra", email="b@x.example")]),
            "Two introductions came with answers to “who told you?” that fit nobody, or several "
            "people: nobody is credited by guessing.",
        ),
        (
            report((), [form(MARA, email="mara@havn.example")]),
            "One ambassador asked for themselves: their own links are not credited to them.",
        ),
        (
            report((), (), [record(reached=(undated(Stage.INTRODUCTION),))]),
            "One introduction without any date: counted in no period.",
        ),
        (
            report((), (), [record(won=day(9), amount=5)]),
            "One introduction reached a stage without a date for it, or a later one: they count in "
            "rates, not in what a period reached.",
        ),
        (
            report((), (), [record(won=day(-3), amount=5)]),
            "One record with a win before the first contact: look at the dates.",
        ),
        (
            report((), (), [record(met=TODAY + dt.timedelta(3))]),
            "One record with stages in the future: not reached yet.",
        ),
        (
            report((), (), [record(won=day(9), amount=5, currency="USD")]),
            "One amount in other currencies (USD) not added.",
        ),
        (
            report((), (), [record(won=day(9))]),
            "One win without an amount: not in the revenue.",
        ),
        (
            report((), (), [record(reached=(undated(Stage.WON, 700),))]),
            "€700 won without a date: in no period.",
        ),
        (
            report(
                (), (), [record(origin=one, won=day(9), amount=5) for one in ("hubspot", "sheet")]
            ),
            "One customer won according to several CRMs: only the one that says the most is "
            "counted.",
        ),
        (
            report((), (), [record(source="")]),
            "One lead of whom nobody says where they come from: neither referred nor other "
            "sources.",
        ),
        (
            report(kit_=kit(targets={"won_a_month": 1, "likes_a_month": 9, "fame": 1})),
            "Two targets that the report does not know: fame and likes_a_month; it knows "
            "shares_a_month, visits_a_month, reads_a_month, introductions_a_month, "
            "meetings_a_month, opportunities_a_month, won_a_month and revenue_a_month.",
        ),
    ],
)
def test_what_figures_do_not_say_is_said(found: Report, note: str) -> None:
    assert note in found.notes


def test_where_there_is_nothing_to_say_nothing_is_said() -> None:
    whole = report(
        [seen(day=dt.date(2026, 3, 1)), seen(count=9)],
        [form(MARA)],
        [record(met=day(1), opportunity=day(2), won=day(3), amount=9)],
        kit_=kit(privacy=PRIVACY, targets={"won_a_month": 1}),
    )
    assert whole.notes == ()
    assert whole.introductions[0].days[0][1] == MAY
