"""Words for stages are understood in the languages of the CRMs, and what is not is not guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.load.leads.stages import meaning_of
from kitgen.model.columns import Origin, StageWord


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("Appointment scheduled", StageWord.MEETING),
        ("appointmentscheduled", StageWord.MEETING),
        ("Qualified to buy", StageWord.OPPORTUNITY),
        ("Presentation Scheduled", StageWord.OPPORTUNITY),
        ("Decision maker bought-in", StageWord.OPPORTUNITY),
        ("Contract sent", StageWord.OPPORTUNITY),
        ("Proposal/Price Quote", StageWord.OPPORTUNITY),
        ("Negotiation/Review", StageWord.OPPORTUNITY),
        ("Closed Won", StageWord.WON),
        ("Closed lost", StageWord.LOST),
        ("Lead In", StageWord.INTRODUCTION),
        ("Contact Made", StageWord.INTRODUCTION),
        ("Demo Scheduled", StageWord.MEETING),
        ("Needs Analysis", StageWord.MEETING),
        ("Gewonnen", StageWord.WON),
        ("Verloren", StageWord.LOST),
        ("Termin vereinbart", StageWord.MEETING),
        ("Angebot gesendet", StageWord.OPPORTUNITY),
        ("Rendez-vous planifié", StageWord.MEETING),
        ("Contrat envoyé", StageWord.OPPORTUNITY),
        ("Gagnée", StageWord.WON),
        ("Cierre ganado", StageWord.WON),
        ("Propuesta hecha", StageWord.OPPORTUNITY),
        ("Onderhandelingen gestart", StageWord.OPPORTUNITY),
        ("Afspraak gepland", StageWord.MEETING),
        ("open", StageWord.OPEN),
        ("Deleted", StageWord.SKIP),
        ("3 - Proposal out", StageWord.OPPORTUNITY),
        ("🚀 Angebot verschickt", StageWord.OPPORTUNITY),
        ("Lost: no budget", StageWord.LOST),
        ("Meeting not held", None),
        ("Before the demo", None),
        ("Verbal yes", None),
        ("", None),
    ],
)
def test_a_word_means_its_stage(word: str, meaning: StageWord | None) -> None:
    assert meaning_of(word, Origin.SHEET) is meaning


def test_pipedrives_first_stage_is_no_opportunity() -> None:
    assert meaning_of("Qualified", Origin.PIPEDRIVE) is StageWord.INTRODUCTION
    assert meaning_of("Qualified", Origin.HUBSPOT) is StageWord.OPPORTUNITY


@given(st.text())
def test_any_word_is_some_stage_or_none(word: str) -> None:
    assert meaning_of(word, Origin.SHEET) in (None, *StageWord)
