"""The letter in a printed copy: one page, for one person, that asks nothing."""

from __future__ import annotations

import pytest

from .printing import shop_of
from .reading import Pdf

SAMPLE = shop_of("sample")


@pytest.mark.parametrize(("page", "size"), [("a5", (210, 297)), ("letter", (215.9, 279.4))])
def test_it_is_one_page_of_what_printers_hold(page: str, size: tuple[float, float]) -> None:
    shop = SAMPLE.on(page)
    made = shop.printed(shop.letter().manuscript())
    assert made.pages == 1
    assert Pdf(made.data).sizes[0] == pytest.approx(size, abs=0.1)


def test_without_words_of_ones_own_it_says_plain_ones() -> None:
    said = Pdf(SAMPLE.printed(SAMPLE.letter().manuscript()).data).text
    assert "This is your copy of The Studio Cash-Flow Field Guide." in said
    assert "not called, put on a list or asked for anything" in said
    assert "Priya Nair" in said


def test_words_of_ones_own_take_their_place() -> None:
    own = SAMPLE.set(book={"letter": "Dear reader,\n\nthis is *ours*.\n\n- one\n- two"})
    said = Pdf(own.printed(own.letter().manuscript()).data).text
    assert "this is ours." in said
    assert "This is your copy" not in said


def test_a_letter_of_many_words_takes_more_pages_and_says_so() -> None:
    long = SAMPLE.set(book={"letter": "We are very glad of it. " * 300})
    assert long.printed(long.letter().manuscript()).pages > 1


def test_it_is_for_somebody_and_leads_to_the_guide() -> None:
    base = SAMPLE.printed(SAMPLE.letter().manuscript()).base
    assert set(base.boxes) == {"for", "address/print/guide"}
    assert [slot for slot, _ in base.codes] == [("guide", "print")]


def test_the_notice_of_a_sample_is_on_it() -> None:
    notice = SAMPLE.kit.settings.site.notice
    assert notice is not None
    assert notice in Pdf(SAMPLE.printed(SAMPLE.letter().manuscript()).data).text
    without = SAMPLE.set(site={"notice": None})
    assert notice not in Pdf(without.printed(without.letter().manuscript()).data).text
