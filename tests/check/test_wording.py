"""The word lists find promises and pressure, and leave plain words alone."""

from __future__ import annotations

import pytest

from kitgen.check.texts import Part, interview_texts, kit_texts
from kitgen.check.wording import Kind, said

from .conftest import interview, kit


def words(text: str, kind: Kind, language: str = "en") -> list[str]:
    """What is found in a text."""
    return [hit.words for hit in said([Part((), text)], kind, language)]


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("reward", "Earn points for each friend", "Earn points"),
        ("reward", "a $20 Gift-Card waits", "Gift-Card"),
        ("reward", "get a discount for\nreferring us", "discount for referring"),
        ("reward", "20% off", "20% off"),
        ("reward", "our **referral** program", "referral program"),
        ("pressure", "LAST CHANCE!", "LAST CHANCE"),
        ("pressure", "Don\u2019t miss it", "Don\u2019t miss"),
        ("pressure", "only 3 places", "only 3 places"),
        ("pressure", "Only a few left", "Only a few left"),
        ("pressure", "You must act", "You must"),
        ("fog", "a best-in-class tool", "best-in-class"),
        ("fog", "We utilise it", "utilise"),
        ("selling", "Book a demo", "Book a demo"),
    ],
)
def test_phrases_are_found_however_they_are_set(kind: Kind, text: str, found: str) -> None:
    assert words(text, kind) == [found]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("reward", "You take the commission you would have declined, for its deposit."),
        ("reward", "Two national awards and a prize that they won."),
        ("reward", "No points, no gift cards."),
        ("reward", "We never pay a commission."),
        ("reward", "A rewarding year in which we earned little."),
        ("pressure", "Nobody is in a hurry."),
        ("pressure", "It isn\u2019t urgent."),
        ("pressure", "The bank called now and then."),
        ("fog", "The resolution of the drawing leads to a solution."),
        ("selling", "Our clients pay late."),
    ],
)
def test_plain_words_are_left_alone(kind: Kind, text: str) -> None:
    assert words(text, kind) == []


def test_a_language_without_a_list_has_no_findings() -> None:
    assert words("Letzte Chance: last chance", "pressure", "de-AT") == []


def test_a_region_uses_the_list_of_its_language() -> None:
    assert words("last chance", "pressure", "en-GB") == ["last chance"]


def test_a_language_is_never_a_path() -> None:
    assert words("last chance", "pressure", "../en") == []


def test_a_hint_offers_other_words() -> None:
    [hit] = said([Part((), "Leverage your team")], "fog", "en")
    assert hit.instead == "use"


def test_the_words_of_a_kit_leave_guests_and_promises_out() -> None:
    texts = {part.text for part in kit_texts(kit())}
    assert "Bring twenty invoices." in texts
    assert "It is in the week." in texts
    assert "No pitch, no last chance, no gift cards" not in texts
    assert "We were our clients' bank." not in texts
    assert "hello@ledgerline.example" not in texts


def test_the_words_of_an_interview_leave_answers_out() -> None:
    texts = {part.text for part in interview_texts(interview())}
    assert "But the practice was profitable?" in texts
    assert "Mara meets us at the door." in texts
    assert not any("lending money" in text for text in texts)
    assert not any("bank" in text for text in texts)
