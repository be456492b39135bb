"""What each network makes of a page: words, cut where it cuts them, and the picture."""

from __future__ import annotations

import pytest

from kitgen.check.preflight.networks import NETWORKS, Network
from kitgen.check.preflight.shown import Shown, cut, refused, shown, weight
from kitgen.check.preflight.subject import Fault, Picture, Tags

from .making import CARD, network, picture, public

LONG = "Twelve studios on what they changed when the money was always late. " * 8


def look(id: str, card: Picture | Fault | None = None, **meta: str) -> Shown:
    page = public(**meta)
    return shown(network(id), page.tags, page.address, {CARD: card or picture()})


@pytest.mark.parametrize("one", NETWORKS, ids=lambda one: str(one.id))
def test_no_text_is_longer_than_a_network_shows(one: Network) -> None:
    found = look(one.id, **{"og:title": LONG, "og:description": LONG})
    for words, longest in (
        (found.title, found.network.title),
        (found.description, found.network.description),
    ):
        assert longest is None or len(words.text) <= longest
        assert words.whole == (longest is None or longest == 0)
        assert longest == 0 or words.text.endswith("…") == (longest is not None)


def test_a_text_that_fits_exactly_is_left_whole() -> None:
    assert cut("twelve chars", 12) == ("twelve chars", True)
    assert cut("twelve chars", 11) == ("twelve cha…", False)
    assert cut("twelve chars", 8) == ("twelve…", False)
    assert cut("twelve chars", 0) == ("", True)
    assert cut("", 0) == ("", True)


def test_x_prefers_its_own_tags_and_the_others_do_not_read_them() -> None:
    own = {"twitter:title": "For X", "twitter:description": "For X"}
    assert look("x", **own).title.text == "For X"
    assert look("linkedin", **own).title.text == "Why is the money always late?"
    assert look("slack", **own, **{"og:title": ""}).title.text == "For X"
    assert look("facebook", **own, **{"og:title": ""}).title.text == "Late money"


def test_the_pages_own_description_is_the_last_resort() -> None:
    found = look("slack", **{"og:description": "", "description": "From the page."})
    assert found.description.text == "From the page."


def test_the_site_and_its_host_are_named() -> None:
    found = look("slack", **{"og:site_name": "The Guide"})
    assert (found.site, found.host) == ("The Guide", "guide.example.org")


def test_x_shows_a_large_picture_on_request_and_a_description_only_beside_a_small_one() -> None:
    large, small = look("x"), look("x", **{"twitter:card": "summary"})
    assert large.large
    assert large.description.text == ""
    assert not small.large
    assert small.description.text.startswith("Four studios")


def test_linkedin_shows_every_picture_small() -> None:
    assert not look("linkedin").large
    assert look("facebook").large
    assert not look("facebook", picture(width=599)).large


@pytest.mark.parametrize(
    ("id", "card", "why"),
    [
        ("whatsapp", picture(size=600_001), "601 KB; it shows none above 600 KB"),
        ("whatsapp", picture(size=600_000), ""),
        ("x", picture(size=5_100_000), "5.1 MB; it shows none above 5 MB"),
        ("facebook", picture(width=199), "199 × 630; it shows none below 200 × 200"),
        ("mastodon", picture(width=40, height=40), ""),
        ("slack", Fault.MISSING, "is not there"),
        ("slack", Fault.ELSEWHERE, ""),
    ],
)
def test_a_picture_that_a_network_does_not_show_says_why(
    id: str, card: Picture | Fault, why: str
) -> None:
    assert refused(network(id), card) == why


def test_a_page_without_a_picture_says_so() -> None:
    found = shown(network("slack"), Tags("A page"), "https://guide.example.org/", {})
    assert found.refusal == "none is named"
    assert not found.large


def test_weights_are_never_rounded_below_a_limit() -> None:
    assert [weight(size) for size in (1, 300_000, 300_001, 5_250_000)] == [
        "1 KB",
        "300 KB",
        "301 KB",
        "5.25 MB",
    ]
