"""Where a page belongs."""

from __future__ import annotations

import pytest

from kitgen.report.pages import Pages

from .making import DANIEL, DANIEL_OFFER, GONE, INES, LEDGER, MARA, MARA_LINK, MARA_NAMED, kit

PAGES = Pages(kit(), LEDGER)


@pytest.mark.parametrize(
    ("page", "interview", "problems"),
    [
        ("", "", ()),
        ("conversations/", "", ()),
        ("conversations/mara/", "mara", ("waiting",)),
        ("conversations/taken-down/", "", ()),
        (MARA.path, "mara", ("waiting",)),
        (INES.path, "ines", ("waiting", "leaks")),
        (MARA_NAMED.path, "mara", ("waiting",)),
        (DANIEL.path, "", ()),
        (DANIEL_OFFER.path, "", ()),
        (GONE.path, "", ()),
        ("guide/", "", ()),
        ("guide/leaks/", "", ("leaks",)),
        ("guide/self-check/", "", ()),
        ("s/unknown/", "", ()),
        (f"d/{DANIEL.code}.pdf", "", ()),
    ],
)
def test_a_page_shows_an_interview_and_is_about_problems(
    page: str, interview: str, problems: tuple[str, ...]
) -> None:
    assert PAGES.interview(page) == interview
    assert PAGES.problems(page) == problems


def test_a_guide_of_one_part_is_about_its_problem() -> None:
    pages = Pages(kit(problems=["leaks"]), LEDGER)
    assert pages.problems("guide/") == ("leaks",)
    assert pages.problems(DANIEL.path) == ("leaks",)
    assert pages.problems(GONE.path) == ("leaks",), "its target is gone: it leads to the guide"
    assert pages.problems(DANIEL_OFFER.path) == ()


@pytest.mark.parametrize(
    ("page", "code", "found"),
    [
        ("guide/leaks/", MARA.code, MARA.code),
        ("guide/leaks/", "", ""),
        ("guide/leaks/", "nobodyknow", ""),
        (MARA.path, "", MARA.code),
        (f"d/{DANIEL.code}-leaflet.pdf", "", DANIEL.code),
        ("marasays/", "marasays", MARA_LINK.code),
        ("marasays/", "", MARA_LINK.code),
    ],
)
def test_a_page_knows_the_link_that_led_to_it(page: str, code: str, found: str) -> None:
    assert PAGES.led_by(page, code) == found
