"""Columns are told by their headings, by what the kit's file says, and never against it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.load.leads.guess import absent, guess
from kitgen.load.leads.headings import origin_of
from kitgen.model.columns import Columns, Meaning, Origin


def told(*headings: str, saved: Columns | None = None) -> dict[str, str]:
    found = guess(headings, saved, origin_of(headings))
    assert [headings[one.column] for one in found] == [one.heading for one in found]
    return {one.heading: one.meaning.value for one in found}


@pytest.mark.parametrize(
    ("headings", "origin"),
    [
        ("Record ID,Deal Name,Deal Stage,Close Date,Amount,Create Date", Origin.HUBSPOT),
        ("Datensatz-ID,Deal-Name,Deal-Phase,Abschlussdatum,Betrag", Origin.HUBSPOT),
        ("ID de fiche d'informations,Phase de la transaction,Montant", Origin.HUBSPOT),
        ("Opportunity ID,Account Name,Stage,Created Date", Origin.SALESFORCE),
        ("Name der Opportunity,Accountname,Phase,Schlusstermin", Origin.SALESFORCE),
        ("Deal - ID,Deal - Title,Deal - Stage,Person - Email", Origin.PIPEDRIVE),
        ("Affaire - Titre,Affaire - Valeur,Affaire - Étape", Origin.PIPEDRIVE),
        ("Name,Email,Stage", Origin.SHEET),
        ("", Origin.SHEET),
    ],
)
def test_a_crm_is_told_by_its_headings(headings: str, origin: Origin) -> None:
    assert origin_of(headings.split(",")) is origin


def test_headings_of_other_languages_are_known() -> None:
    assert told("Deal - Titel", "Deal - Wert", "Deal - Kontaktperson", "Deal - Deal erstellt") == {
        "Deal - Titel": "title",
        "Deal - Wert": "amount",
        "Deal - Kontaktperson": "name",
        "Deal - Deal erstellt": "introduced_on",
    }
    assert told("Affaire - Date de gain", "Affaire - Heure de l'échec", "Affaire - Étape") == {
        "Affaire - Date de gain": "won_on",
        "Affaire - Heure de l'échec": "lost_on",
        "Affaire - Étape": "stage",
    }
    assert told("Trato - Título", "Trato - Etapa", "Empresa", "Recomendado por") == {
        "Trato - Título": "title",
        "Trato - Etapa": "stage",
        "Empresa": "company",
        "Recomendado por": "told",
    }
    assert told("Dealnaam", "Dealfase", "Aanmaakdatum", "Aanbevolen door") == {
        "Dealnaam": "title",
        "Dealfase": "stage",
        "Aanmaakdatum": "introduced_on",
        "Aanbevolen door": "told",
    }


def test_of_several_columns_the_best_is_taken_and_of_addresses_all() -> None:
    assert told("Name", "Contact Name", "Person - Email - Work", "Person - Email - Home") == {
        "Contact Name": "name",
        "Person - Email - Work": "email",
        "Person - Email - Home": "email",
    }


def test_the_day_on_which_a_deal_came_to_a_stage_is_that_stages() -> None:
    assert told(
        'Date entered "Appointment Scheduled (Sales Pipeline)"',
        'Date entered "Contract Sent (Sales Pipeline)"',
        'Date entered "Decision Maker Bought-In"',
        'Date entered "Something else (Sales Pipeline)"',
    ) == {
        'Date entered "Appointment Scheduled (Sales Pipeline)"': "meeting_on",
        'Date entered "Contract Sent (Sales Pipeline)"': "opportunity_on",
        'Date entered "Decision Maker Bought-In"': "opportunity_on",
    }


def test_a_slip_in_a_heading_is_forgiven_and_another_column_is_not_taken_for_it() -> None:
    assert told("Creatd Date", "Companny", "Contact owner", "Deal owner", "Update time") == {
        "Creatd Date": "introduced_on",
        "Companny": "company",
    }
    assert told("Expected close date", "Last Modified Date", "Company ID", "Phone number") == {}


def test_a_currency_in_the_heading_is_that_of_the_amounts() -> None:
    (found,) = guess(["Amount (USD)"], None, Origin.SHEET)
    assert (found.meaning, found.currency) == (Meaning.AMOUNT, "USD")
    (found,) = guess(["Betrag in EUR"], None, Origin.SHEET)
    assert (found.meaning, found.currency) == (Meaning.AMOUNT, "EUR")


def test_without_a_stage_the_status_is_it() -> None:
    assert told("Name", "Status") == {"Name": "name", "Status": "stage"}
    assert told("Stage", "Status") == {"Stage": "stage", "Status": "status"}


def test_addresses_are_told_by_the_cells() -> None:
    rows = [["x", f"p{n}@x.example"] for n in range(5)]
    found = guess(["Qwert", "Asdfg"], None, Origin.SHEET, rows)
    assert [(one.heading, one.meaning) for one in found] == [("Asdfg", Meaning.EMAIL)]
    assert guess(["Qwert", "Asdfg"], None, Origin.SHEET, [["x", "y"]] * 5) == ()


def test_what_the_kits_file_says_is_taken_as_it_is() -> None:
    saved = Columns(columns={"Wer": Meaning.NAME, "Email": Meaning.NOTHING})
    found = guess(["Wer", "Contact Name", "Email", "Amount"], saved, Origin.SHEET)
    assert [(one.heading, one.meaning, one.saved) for one in found] == [
        ("Wer", Meaning.NAME, True),
        ("Email", Meaning.NOTHING, True),
        ("Amount", Meaning.AMOUNT, False),
    ]


def test_columns_that_an_export_of_the_same_kind_lacks_are_missed_with_a_hint() -> None:
    saved = Columns(
        columns={"Name": Meaning.NAME, "Email": Meaning.EMAIL, "Refered by": Meaning.TOLD}
    )
    assert absent(["Name", "Email", "Referred by"], saved) == {"Refered by": "Referred by"}
    assert absent(["Name", "Email", "Qwert"], saved) == {"Refered by": ""}
    assert absent(["Deal - Title", "Deal - Value"], saved) == {}


@given(st.lists(st.text(max_size=30), max_size=12))
def test_any_headings_give_columns_that_are_there(headings: list[str]) -> None:
    found = guess(headings, None, origin_of(headings))
    assert len({one.column for one in found}) == len(found)
    assert all(headings[one.column] == one.heading for one in found)
