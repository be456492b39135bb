"""Exports of the three CRMs and of a German sheet become records, with the dirt of real ones."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kitgen.load.leads import read_leads
from kitgen.model.columns import Columns, DateOrder, Decimals, Meaning, Origin, StageWord
from kitgen.model.finding import Severity
from kitgen.model.lead import Stage

from .making import TODAY, days, export, one, read, rules


def test_a_deals_export_of_hubspot() -> None:
    found = export("hubspot-deals.csv")
    assert (found.origin, found.rows, found.unclear) == (Origin.HUBSPOT, 4, ("Verbal yes",))
    won, lost, met, new = found.records
    assert (won.key, won.name, won.email) == ("9876543210", "Ada Byron", "ada@havn.example")
    assert (won.company, won.source, won.told) == ("Havn AB", "Referrals", "Lea Ost")
    assert days(won) == {
        Stage.INTRODUCTION: "2026-01-12",
        Stage.MEETING: "2026-01-20",
        Stage.OPPORTUNITY: "2026-02-10",
        Stage.WON: "2026-02-20",
    }
    assert [step.amount for step in won.reached] == [None, None, 12000, 12000]
    assert (lost.name, lost.email) == ("Ole Strand", "ole@lys.example")
    assert list(days(lost)) == [Stage.INTRODUCTION, Stage.MEETING, Stage.LOST]
    # The day on which an open deal is hoped to close is not the day of anything.
    assert days(met) == {Stage.INTRODUCTION: "2026-02-03", Stage.MEETING: "2026-02-11"}
    assert met.told == "=cmd|' /C calc'!A0", "a formula is text on its way in"
    assert (new.name, list(days(new))) == ("Fjord", [Stage.INTRODUCTION])
    assert [f"{finding}" for finding in found.findings] == [
        "hubspot-deals.csv:5:3: warning: “Verbal yes” is no stage that is known: the row counts as "
        "an introduction (leads-stage)"
    ]
    assert '"Verbal yes": meeting' in found.findings[0].hint


def test_a_report_of_salesforce() -> None:
    found = export("salesforce-report.csv")
    assert (found.origin, found.rows) == (Origin.SALESFORCE, 4)
    won, lost, offered, met = found.records
    assert (won.key, won.place, won.industry) == ("0068d00000AbCdE", "Malmö, Sweden", "Design")
    assert (won.currency, won.reached[-1].amount) == ("EUR", 12000)
    assert days(won) == {
        Stage.INTRODUCTION: "2026-01-12",
        Stage.MEETING: None,
        Stage.OPPORTUNITY: None,
        Stage.WON: "2026-02-20",
    }
    assert days(lost) == {Stage.INTRODUCTION: "2026-01-15", Stage.LOST: "2026-02-28"}
    assert offered.reached[-1] == (Stage.OPPORTUNITY, None, Decimal("9000.00"))
    assert list(days(met)) == [Stage.INTRODUCTION, Stage.MEETING]
    assert [(finding.severity, finding.rule) for finding in found.findings] == [
        (Severity.INFO, "leads-no-record")
    ]


def test_a_deals_export_of_pipedrive() -> None:
    found = export("pipedrive-deals.csv")
    assert (found.origin, found.rows) == (Origin.PIPEDRIVE, 4)
    won, lost, new = found.records
    assert (won.key, won.name, won.email) == ("101", "Ada Byron", "ada@havn.example")
    assert list(days(won)) == [
        Stage.INTRODUCTION,
        Stage.MEETING,
        Stage.OPPORTUNITY,
        Stage.WON,
    ]
    # It was lost when it had come as far as a demo.
    assert days(lost) == {
        Stage.INTRODUCTION: "2026-01-15",
        Stage.MEETING: None,
        Stage.LOST: "2026-02-28",
    }
    assert lost.email == "ole@home.example"
    assert days(new) == {Stage.INTRODUCTION: "2026-02-03"}
    assert rules(found) == ["leads-skipped"]


def test_a_german_sheet_that_excel_saved() -> None:
    found = export("blatt.csv")
    assert (found.origin, found.rows) == (Origin.SHEET, 3)
    won, lost, offered = found.records
    assert (won.key, won.name, won.told) == ("asa@havn.example", "Åsa Größe", "Lea Öst")
    assert (won.currency, won.reached[-1]) == ("EUR", (Stage.WON, dt.date(2026, 2, 20), 1234.5))
    assert days(won)[Stage.MEETING] == "2026-01-20"
    assert lost.reached[-1] == (Stage.LOST, None, 4500)
    assert days(lost)[Stage.MEETING] == "2026-01-25"
    assert offered.reached[0].day == dt.date(2026, 3, 3)
    assert [f"{finding}" for finding in found.findings] == [
        "blatt.csv:5:5: warning: “12k” is no amount that is clear (leads-amount)"
    ]


def test_a_record_is_found_again_by_its_number_its_address_or_its_name() -> None:
    assert one("7,Ada,a@x.example,Won,5,2026-01-01,2026-02-01").key == "7"
    assert one("7.0,Ada,a@x.example,Won,5,2026-01-01,").key == "7"
    assert one(",Ada,A@X.example,Won,5,2026-01-01,2026-02-01").key == "a@x.example"
    assert one("Ada Byron,Havn,", head="Name,Company,Email").key == "ada byron|havn"
    long = "x" * 390
    record = one(f"{long},{long}", head="Name,Company")
    assert len(record.key) < 300
    assert record.key != one(f"{long},{long}x", head="Name,Company").key


def test_a_number_that_a_spreadsheet_cut_short_tells_no_record() -> None:
    found = read(
        "9.87654E+09,Ada,a@x.example,Won,5,2026-01-01,2026-02-01",
        "9.87654E+09,Bo,b@x.example,New,,2026-01-01,",
    )
    assert [record.key for record in found.records] == ["a@x.example", "b@x.example"]
    assert rules(found) == ["leads-id", "leads-id"]


def test_names_come_in_one_column_or_two_and_else_it_is_the_deals() -> None:
    assert one("Ada,Byron,Deal 1", head="First Name,Last Name,Deal Name").name == "Ada Byron"
    assert one(",,Deal 1", head="First Name,Last Name,Deal Name").name == "Deal 1"
    record = one("Ada Byron <a@x.example>", head="Contact")
    assert (record.name, record.email) == ("Ada Byron", "a@x.example")
    assert one("a@x.example", head="Contact").email == "a@x.example"


def test_a_row_about_nobody_is_told_and_left_out() -> None:
    found = read("1,Ada,,,,,", ",,,Won,5,2026-01-01,2026-01-02", ",-,n/a,Won,5,,")
    assert [record.key for record in found.records] == ["1"]
    assert [finding.place.line for finding in found.findings] == [3, 4]
    assert set(rules(found)) == {"leads-nobody"}


def test_an_address_that_is_none_is_left_out() -> None:
    found = read("1,Ada,ada at x,New,,2026-01-01,")
    assert found.records[0].email == ""
    assert [f"{finding.place}" for finding in found.findings] == ["leads.csv:2:3"]


def test_of_a_record_that_stands_twice_the_furthest_stage_and_the_earliest_days_win() -> None:
    found = read(
        "1,Ada,,Meeting,,2026-01-09,",
        "2,Bo,,New,,2026-01-01,",
        "1,Ada B,a@x.example,Won,5,2026-01-12,2026-02-01",
        "1,Ada,,Lost,,2026-01-05,2026-01-20",
    )
    ada, _ = found.records
    assert (ada.name, ada.email) == ("Ada B", "a@x.example")
    assert days(ada) == {
        Stage.INTRODUCTION: "2026-01-05",
        Stage.MEETING: None,
        Stage.OPPORTUNITY: None,
        Stage.WON: "2026-02-01",
    }
    assert [f"{finding.place}: {finding.message[:20]}" for finding in found.findings] == [
        "leads.csv:4:1: 2 rows are about a r"
    ]


def test_a_win_before_the_first_contact_is_told_with_both_days_and_stays_as_written() -> None:
    found = read("1,Ada,,Won,5,2026-02-10,2026-02-01")
    assert days(found.records[0])[Stage.WON] == "2026-02-01"
    assert days(found.records[0])[Stage.INTRODUCTION] == "2026-02-10"
    (finding,) = found.findings
    assert finding.message == "won on 2026-02-01, before it was introduced on 2026-02-10"


def test_what_lies_ahead_has_not_happened() -> None:
    head = "Name,Stage,Created,Meeting date,Close date"
    found = read("Ada,New,2026-03-01,2026-04-01,2026-05-01", head=head)
    assert days(found.records[0]) == {Stage.INTRODUCTION: "2026-03-01"}
    found = read("Ada,Won,2027-03-01,,2027-05-01", head=head)
    assert set(days(found.records[0]).values()) == {None}
    assert set(rules(found)) >= {"leads-future"}


def test_tomorrow_is_no_future_for_somebody_is_there_already() -> None:
    found = read("1,Ada,,New,,2026-03-06,", "2,Bo,,New,,2026-03-07,")
    assert [record.reached[0].day for record in found.records] == [dt.date(2026, 3, 6), None]


def test_a_sheet_without_stages_tells_them_by_its_days() -> None:
    head = "Name,Created,Meeting date,Won on,Lost on"
    found = read(
        "Ada,2026-01-01,2026-01-05,2026-02-01,",
        "Bo,2026-01-01,,,2026-02-01",
        "Cy,2026-01-01,2026-01-05,,",
        head=head,
    )
    assert [record.reached[-1].stage for record in found.records] == [
        Stage.WON,
        Stage.LOST,
        Stage.MEETING,
    ]


def test_a_day_of_winning_does_not_win_what_is_open() -> None:
    found = one("Ada,Proposal,2026-01-01,2026-02-01", head="Name,Stage,Created,Won on")
    assert found.reached[-1].stage is Stage.OPPORTUNITY


def test_a_win_without_an_amount_is_told() -> None:
    found = read("1,Ada,,Won,,2026-01-01,2026-02-01", "2,Bo,,Won,0,2026-01-01,2026-02-01")
    assert [(finding.place.line, finding.rule) for finding in found.findings] == [
        (2, "leads-no-amount")
    ]
    assert found.records[1].reached[-1].amount == 0


def test_what_a_lost_deal_would_have_brought_stands_with_the_loss() -> None:
    found = one("1,Ada,,Lost,900,2026-01-01,2026-02-01")
    assert found.reached[-1] == (Stage.LOST, dt.date(2026, 2, 1), 900)
    assert found.at(Stage.WON) is None


def test_dates_are_decided_by_the_whole_column_and_by_the_others() -> None:
    found = read("1,Ada,,Won,5,1/5/2026,2/25/2026", "2,Bo,,New,,1/7/2026,")
    assert [record.reached[0].day for record in found.records] == [
        dt.date(2026, 1, 5),
        dt.date(2026, 1, 7),
    ]
    assert rules(found) == []


def test_dates_that_nothing_decides_are_told_and_the_file_decides_them() -> None:
    row = "1,Ada,,New,,1/2/2026,"
    found = read(row)
    assert found.records[0].reached[0].day == dt.date(2026, 1, 2)
    assert rules(found) == ["leads-dates"]
    assert found.findings[0].hint.endswith("content/columns/leads.yaml: dates: day first")
    found = read(row, saved=Columns(dates=DateOrder.DAY_FIRST))
    assert found.records[0].reached[0].day == dt.date(2026, 2, 1)
    assert rules(found) == []


def test_a_column_of_both_orders_is_read_where_it_is_clear() -> None:
    found = read("1,Ada,,New,,25/1/2026,", "2,Bo,,New,,1/26/2026,", "3,Cy,,New,,1/2/2026,")
    assert [record.reached[0].day for record in found.records] == [
        dt.date(2026, 1, 25),
        dt.date(2026, 1, 26),
        None,
    ]
    assert rules(found) == ["leads-dates", "leads-date"]


def test_decimals_are_decided_by_the_whole_column_or_by_the_file() -> None:
    rows = ('1,Ada,,Won,"1,234",2026-01-01,2026-02-01', "2,Bo,,Won,12.50,2026-01-01,2026-02-01")
    assert read(*rows).records[0].reached[-1].amount == 1234
    found = read(rows[0], saved=Columns(decimals=Decimals.COMMA))
    assert found.records[0].reached[-1].amount == Decimal("1.234")
    found = read(*rows, '3,Cy,,Won,"1.234,50",2026-01-01,2026-02-01')
    assert [record.reached[-1].amount for record in found.records] == [
        None,
        Decimal("12.5"),
        1234.5,
    ]
    assert "leads-decimals" in rules(found)


@pytest.mark.parametrize(
    ("cell", "currency", "rule"),
    [
        ("€5", "EUR", None),
        ("5 GBP", "GBP", None),
        ("$5", "USD", "leads-dollars"),
        ("kr 5", "", "leads-currency"),
        ("5", "", None),
    ],
)
def test_a_currency_is_told_by_a_sign(cell: str, currency: str, rule: str | None) -> None:
    found = read(f"1,Ada,,Won,{cell},2026-01-01,2026-02-01")
    assert found.records[0].currency == currency
    assert (found.records[0].reached[-1].amount is None) == (rule == "leads-currency")
    assert (rule is None and not rules(found)) or rule in rules(found)


def test_a_currency_is_told_by_a_column_a_heading_or_the_file() -> None:
    head = "Name,Stage,Amount,Currency"
    assert one("Ada,Won,5,sek", head=head).currency == "SEK"
    assert one("Ada,Won,5,Swiss Franc", head=head).currency == "CHF"
    assert one("Ada,Won,kr 5,NOK", head=head).currency == "NOK"
    assert one("Ada,Won,5", head="Name,Stage,Amount (USD)").currency == "USD"
    assert one("Ada,Won,5", head="Name,Stage,Amount", saved=Columns(amounts_in="CAD")) == one(
        "Ada,Won,$5", head="Name,Stage,Amount", saved=Columns(amounts_in="CAD")
    )
    found = read("Ada,Won,5,Taler", head=head)
    assert found.records[0].reached[-1].amount is None
    assert "leads-currency" in rules(found)


def test_what_the_kits_file_says_decides() -> None:
    saved = Columns(
        columns={"Wer": Meaning.NAME, "Email": Meaning.NOTHING, "Step": Meaning.STAGE},
        stages={"Ja": StageWord.WON, "Egal": StageWord.SKIP},
        pipelines=("Sales",),
        origin=Origin.HUBSPOT,
    )
    head = "Wer,Name,Email,Step,Pipeline"
    found = read(
        "Ada,x,a@x.example,ja,sales",
        "Bo,x,,Egal,Sales",
        "Cy,x,,Ja,Renewals",
        head=head,
        saved=saved,
    )
    (ada,) = found.records
    assert (ada.origin, ada.key, ada.name, ada.email) == ("hubspot", "ada", "Ada", "")
    assert ada.reached[-1].stage is Stage.WON
    assert found.stages == {}
    assert "leads-skipped" in rules(found)


def test_what_is_missing_is_told_with_what_to_write() -> None:
    found = read("Ada", head="Name")
    assert [finding.severity for finding in found.findings] == [Severity.WARNING] * 4
    assert all("content/columns/leads.yaml" in finding.hint for finding in found.findings)
    found = read("2026-01-01,Won", head="Created,Stage")
    assert (found.records, found.failed, rules(found)) == ((), True, ["leads-who"])


def test_controls_and_long_notes_do_not_get_in() -> None:
    record = one(f'1,"A\x1bda\u202e \n Byron",,{"New"},,2026-01-01,')
    assert record.name == "Ada Byron"
    assert len(one("1," + "x" * 5000).name) == 400


def test_an_error_lets_nothing_in() -> None:
    found = read("1,Ada,,New,,2026-01-01,", '2,"Bo,,New,,2026-01-01,')
    assert (found.records, found.failed) == ((), True)


@given(st.binary(max_size=400))
@example(b"Name,Email\n" + b"\xff,\xfe@x.example\n")
@example(b'"Name')
@example(b"sep=\nName")
@example(b"Name\n\x00")
def test_any_bytes_give_records_or_findings_and_never_an_exception(data: bytes) -> None:
    found = read_leads("leads.csv", data, None, TODAY)
    assert found.records or found.findings


@given(
    st.lists(
        st.lists(st.text(max_size=20) | st.sampled_from(["Won", "5,5", "3/5/2026", "a@x.example"])),
        max_size=6,
    ),
    st.sampled_from(",;\t"),
)
def test_any_cells_below_known_headings_give_records_that_are_in_order(
    rows: list[list[str]], sign: str
) -> None:
    head = sign.join(
        ("Record ID", "Email", "Name", "Deal Stage", "Amount", "Create Date", "Won on")
    )
    text = "\n".join((head, *(sign.join(row) for row in rows)))
    found = read_leads("leads.csv", text.encode("utf-8", "replace"), None, TODAY)
    order = list(Stage)
    for record in found.records:
        reached = [order.index(step.stage) for step in record.reached]
        assert reached == sorted(set(reached))
        assert record.key
        assert record.reached[0].stage is Stage.INTRODUCTION
    assert len({record.key for record in found.records}) == len(found.records)
