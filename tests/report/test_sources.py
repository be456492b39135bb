"""Where a lead comes from."""

from __future__ import annotations

import pytest

from kitgen.report.sources import is_referral, is_somebody

from .making import record


@pytest.mark.parametrize(
    "source",
    [
        "Referral",
        "External Referral",
        "Employee referral",
        "referred by Mara",
        "Word of mouth",
        "word-of-mouth",
        "Recommendation",
        "Empfehlung",
        "Weiterempfehlung",
        "Mundpropaganda",
        "Bouche-à-oreille",
        "Recommandation client",
        "Recomendación",
        "boca a boca",
        "Passaparola",
        "Mond-tot-mond",
        "Aanbeveling",
        "Rekommendation",
        "Polecenie",
        "Рекомендация",
        "ご紹介",
        "口コミ",
        "Introduction",
    ],
)
def test_somebody_told_them(source: str) -> None:
    assert is_referral(record(source=source))


@pytest.mark.parametrize(
    "source",
    [
        "",
        "Google Ads",
        "Cold call",
        "Trade fair",
        "Messe",
        "google / organic",
        "t.co / referral",
        "Web referral",
        "Referral traffic",
        "No referral",
        "Preferred partner list",
        "LinkedIn",
    ],
)
def test_nobody_told_them(source: str) -> None:
    assert not is_referral(record(source=source))


def test_hubspots_referrals_are_links_on_other_sites() -> None:
    assert not is_referral(record(source="Referrals", origin="hubspot"))
    assert is_referral(record(source="Referrals", origin="sheet"))


@pytest.mark.parametrize("told", ["Mara", "a friend", "my accountant", "山田"])
def test_an_answer_may_be_a_person(told: str) -> None:
    assert is_somebody(told)


@pytest.mark.parametrize("told", ["", " ", "Google", "N/A", "nobody", "Internet!", "-"])
def test_or_it_is_none(told: str) -> None:
    assert not is_somebody(told)
