"""Which ambassador is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.report.names import Named, Told, names
from kitgen.report.pages import Pages

from .making import DANIEL, LEDGER, MARA, MARA_LINK, PEOPLE, kit

NAMES = names(Pages(kit(), LEDGER))


def who(text: str) -> tuple[str, ...]:
    return tuple(one.ambassador for one in NAMES.told(text).named)


@pytest.mark.parametrize(
    ("text", "ambassador"),
    [
        ("Mara Lindqvist", "mara"),
        ("mara lindqvist", "mara"),
        ("Lindqvist, Mara", "mara"),
        ("Dr. Mara Lindqvist", "mara"),
        ("my friend Mara Lindqvist from Havn", "mara"),
        ("Mara", "mara"),
        ("Mara L.", "mara"),
        ("mara@havn.example", "mara"),
        ("Mara <MARA@havn.example>", "mara"),
        ("marasays", "mara"),
        ("Ines", "ines"),
        ("INÊS CARRASCO", "ines"),
        ("Nê", "ines"),
        ("daniel-rao", "daniel-rao"),
        ("Anna Weiß", "anna-weiss"),
        ("Anna Weiss", "anna-weiss"),
        ("Anna B", "anna-berg"),
    ],
)
def test_they_are_known_by_whatever_they_are_called(text: str, ambassador: str) -> None:
    assert NAMES.told(text) == Told((Named(ambassador),))


@pytest.mark.parametrize(
    "text",
    [
        "Anna",
        "Petra",
        "Mara Johnson",
        "Johnson, Mara",
        "Mara, Johnson",
        "a friend",
        "山田",
        "Lindqvist",
    ],
)
def test_nobody_is_guessed(text: str) -> None:
    assert NAMES.told(text) == Told((), unclear=True)


@pytest.mark.parametrize("text", ["", "   ", "—", "?!"])
def test_saying_nothing_is_not_unclear(text: str) -> None:
    assert NAMES.told(text) == Told()


@pytest.mark.parametrize(
    "text",
    [
        "Mara and Daniel Rao",
        "Mara Lindqvist & Daniel",
        "Mara, Daniel",
        "Mara/Daniel",
        "Mara und Daniel",
    ],
)
def test_several_may_be_named_at_once(text: str) -> None:
    assert who(text) == ("mara", "daniel-rao")


def test_of_several_the_clear_ones_count() -> None:
    found = NAMES.told("Mara and Anna")
    assert found == Told((Named("mara"),), unclear=True)


@pytest.mark.parametrize(
    "text",
    [
        DANIEL.code,
        DANIEL.code.upper(),
        "DNPR NTBB B2",
        "dnprntbbb2.",
        f"https://guide.example.org/s/{DANIEL.code}/",
        f"https://guide.example.org/guide/leaks/?via={DANIEL.code}",
        "dnprntbbd2",
    ],
)
def test_a_code_said_aloud_is_found_even_with_a_slip(text: str) -> None:
    assert NAMES.told(text) == Told((Named("daniel-rao", DANIEL),))


def test_the_address_of_a_name_is_the_link_it_stands_for() -> None:
    assert NAMES.told("guide.example.org/marasays").named == (Named("mara", MARA_LINK),)


def test_two_of_the_same_name_are_both_unclear() -> None:
    twin = {**PEOPLE[0], "id": "mara-2", "email": "other@havn.example", "vanity": "mara2"}
    found = names(Pages(kit(people=[*PEOPLE, twin]), LEDGER))
    assert found.told("Mara Lindqvist") == Told((), unclear=True)
    assert found.told("other@havn.example") == Told((Named("mara-2"),))
    assert found.told("mara-2") == Told((Named("mara-2"),))


def test_an_id_that_is_a_word_is_no_better_than_a_first_name() -> None:
    other = {"id": "mara-mint", "name": "Mara Mint", "relation": "friend"}
    found = names(Pages(kit(people=[*PEOPLE, other]), LEDGER))
    assert found.told("mara") == Told((), unclear=True)


@given(st.text(max_size=600) | st.text("MaraDniel ,&\n", max_size=40))
def test_any_text_names_ambassadors_or_nobody(text: str) -> None:
    found = NAMES.told(text)
    assert {one.ambassador for one in found.named} <= {one["id"] for one in PEOPLE} | {
        link.ambassador for link in LEDGER.links
    }
    assert len(set(found.named)) == len(found.named)


def test_a_very_long_answer_is_read_in_part() -> None:
    assert who(f"Mara{' ' * 1000}") == ("mara",)
    assert not who(f"{'x' * 1000} {MARA.code}")
