"""Links with a name: which link each stands for, and how people type it."""

from __future__ import annotations

import pytest

from kitgen.links.ledger import Ledger
from kitgen.links.names import meant, names, spellings
from kitgen.model.link import GUIDE, OFFER, VANITY, Link

NAMED = Link("mara", GUIDE, VANITY, "mara-ek", "")
COPIED = Link("mara", GUIDE, "link", "bcdfghjkmn", "k")
LINKEDIN = Link("mara", GUIDE, "linkedin", "cdfghjkmnp", "k")
ELSEWHERE = Link("mara", OFFER, "link", "dfghjkmnpq", "k")
SOMEBODY = Link("lea", GUIDE, "link", "fghjkmnpqr", "k")


def test_a_name_stands_for_the_same_persons_copied_link_to_the_same_target() -> None:
    ledger = Ledger((SOMEBODY, ELSEWHERE, LINKEDIN, COPIED, NAMED))
    assert meant(NAMED, ledger) == COPIED
    assert meant(LINKEDIN, ledger) == LINKEDIN
    assert names(ledger) == {"mara-ek": "s/bcdfghjkmn/"}


def test_without_a_copied_link_it_stands_for_another_and_without_any_for_itself() -> None:
    assert names(Ledger((SOMEBODY, LINKEDIN, NAMED))) == {"mara-ek": "s/cdfghjkmnp/"}
    assert names(Ledger((SOMEBODY, ELSEWHERE, NAMED))) == {"mara-ek": "mara-ek/"}


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("maria", ("maria", "Maria", "MARIA")),
        ("mara-ek", ("mara-ek", "Mara-Ek", "Mara-ek", "MARA-EK")),
        ("2026", ("2026",)),
    ],
)
def test_a_name_is_written_with_capitals_where_names_have_them(
    name: str, ways: tuple[str, ...]
) -> None:
    assert spellings(name) == ways
