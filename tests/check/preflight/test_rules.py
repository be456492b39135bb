"""Each rule about previews: what it says, what it leaves alone, and how briefly."""

from __future__ import annotations

import pytest

from kitgen.check import RULES
from kitgen.check.preflight.subject import Fault, Picture, PreviewPage, families
from kitgen.check.rule import Remark
from kitgen.check.run import check_previews, weigh
from kitgen.model.finding import Place, Severity

from .making import CARD, HOME, link, picture, previews, public


def remarks(
    rule: str, *pages: PreviewPage, card: Picture | Fault | None = None, robots: str = ""
) -> list[Remark]:
    return list(RULES[rule].check(previews(*pages, card=card, robots=robots)))


def said(
    rule: str, *pages: PreviewPage, card: Picture | Fault | None = None, robots: str = ""
) -> list[str]:
    return [remark.message for remark in remarks(rule, *pages, card=card, robots=robots)]


def many(count: int, **meta: str) -> list[PreviewPage]:
    return [link(f"code{number:06}", **meta) for number in range(count)]


def test_a_share_page_must_name_itself_and_have_no_canonical_address() -> None:
    guide = f"{HOME}guide/"
    [named] = said("preview-address", link(**{"og:url": guide}))
    assert named == (
        "s/abcdefghij/ names https://guide.example.org/guide/ as its address: its previews "
        "should have https://guide.example.org/s/abcdefghij/"
    )
    [silent] = said("preview-address", link(**{"og:url": ""}))
    assert "names no address" in silent
    [canonical] = said("preview-address", link(canonical=guide))
    assert "has a canonical address" in canonical


@pytest.mark.parametrize("canonical", [None, HOME, f"{HOME}guide"])
def test_a_public_page_must_be_its_own_canonical_address(canonical: str | None) -> None:
    [found] = said("preview-address", public(canonical=canonical))
    assert "as its canonical address" in found


def test_a_fault_of_thousands_of_share_pages_is_said_once() -> None:
    pages = many(3600, **{"og:url": f"{HOME}guide/"})
    [address] = said("preview-address", *pages)
    assert address.endswith("and 3599 more like it")
    [robots] = said("preview-robots", *many(24, robots="all"))
    assert robots == (
        "s/code000000/ is a share page that search engines may list, and 23 more like it"
    )


def test_a_public_page_must_not_hide() -> None:
    [found] = said("preview-robots", public(robots="noindex, nofollow"))
    assert "hidden from search engines" in found


def test_robots_txt_that_keeps_networks_away_is_found() -> None:
    some = "User-agent: LinkedInBot\nUser-agent: Twitterbot\nDisallow: /s/\n"
    [found] = said("preview-robots", public(), link(), robots=some)
    assert found == "robots.txt keeps LinkedIn and X away from s/abcdefghij/"
    [every] = said("preview-robots", *many(3), robots="User-agent: *\nDisallow: /s/\n")
    assert "Facebook" in every
    assert every.endswith("and 2 more like it")
    assert said("preview-robots", robots="User-agent: *\nAllow: /\n") == []


@pytest.mark.parametrize(
    ("fault", "words"),
    [(Fault.MISSING, "is not there"), (Fault.BROKEN, "is no picture that can be read")],
)
def test_a_picture_that_nobody_can_fetch_is_an_error(fault: Fault, words: str) -> None:
    [found] = said("preview-picture", *many(9), card=fault)
    assert f"names a picture that {words}: {CARD}" in found
    assert found.endswith("and 8 more like it")
    assert RULES["preview-picture"].severity is Severity.ERROR


def test_a_picture_on_another_site_is_only_a_warning() -> None:
    assert said("preview-picture", public(), card=Fault.ELSEWHERE) == []
    [found] = said("preview-fit", public(), card=Fault.ELSEWHERE)
    assert "on another site" in found


@pytest.mark.parametrize(
    ("card", "words"),
    [
        (picture(size=650_000), "that WhatsApp will not show: 650 KB; it shows none above 600 KB"),
        (picture(size=300_001), "of 301 KB, which WhatsApp may leave out"),
        (picture(width=180, height=180), "LinkedIn, X, Facebook, WhatsApp and Slack will not"),
        (picture(width=599), "of 599 × 630, which is shown small"),
        (picture(kind="WEBP"), "of the kind WEBP"),
        (picture(width=1080, height=1920), "cut a part: the middle stays"),
        (picture(size=6_000_000), "LinkedIn, X, WhatsApp, Slack, Mastodon and iMessage will not"),
    ],
)
def test_a_picture_that_does_not_fit_says_where(card: Picture, words: str) -> None:
    assert [found for found in said("preview-fit", public(), card=card) if words in found]


@pytest.mark.parametrize(
    "card",
    [picture(), picture(kind="JPEG", size=300_000), picture(width=1200, height=600),
     picture(width=600, height=315)],
)  # fmt: skip
def test_a_picture_that_fits_is_left_alone(card: Picture) -> None:
    assert said("preview-fit", public(), link(), card=card) == []


def test_a_page_without_a_picture_or_without_asking_for_a_large_one_is_found() -> None:
    [none] = said("preview-fit", public(**{"og:image": ""}))
    assert "has no picture" in none
    [small] = said("preview-fit", public(**{"twitter:card": "summary"}))
    assert "does not ask X" in small


def test_tags_that_come_too_late_are_found() -> None:
    page = public()
    late = page._replace(tags=page.tags._replace(within=32_769))
    assert said("preview-tags", late) == ["guide/ says what its preview shows too late for Slack"]
    later = page._replace(tags=page.tags._replace(within=300_001))
    [found] = said("preview-tags", later)
    assert "WhatsApp" in found


def test_a_title_that_is_cut_names_the_networks_and_what_is_left() -> None:
    title = "A sample is a lamp that nobody paid for, says Sofie Brandt"
    [remark] = remarks("preview-cut", public(**{"og:title": title}))
    assert remark.message == (
        "the title is cut on iMessage: A sample is a lamp that nobody paid for, sa…"
    )
    assert remark.loc == ("guide", "title")


def test_share_pages_say_no_more_of_a_cut_than_their_target() -> None:
    words = {"og:description": "Every word of this is read by nobody on a small telephone. " * 2}
    found = said("preview-cut", public(**words), *many(30, **words))
    assert len(found) == 1


def test_many_cut_titles_are_counted() -> None:
    pages = [
        public(f"conversations/guest-{n}/index.html", **{"og:title": f"Guest number {n} " * 6})
        for n in range(40)
    ]
    assert said("preview-cut", *pages)[-1] == "37 more pages have a title that is cut"
    assert len(said("preview-cut", *pages)) == 4


def test_all_rules_are_run_and_kit_yaml_may_silence_them() -> None:
    subject = previews(link(robots="all", **{"og:title": "Late " * 30}))
    found = check_previews(subject, lambda path, loc: Place(path, 1 + len(loc)))
    assert {finding.rule for finding in found} == {"preview-cut", "preview-robots"}
    [left] = weigh(found, {"preview-cut": False, "preview-robots": Severity.WARNING})
    assert left.severity is Severity.WARNING


def test_pages_that_look_alike_are_one_family() -> None:
    other = {"og:title": "Another title"}
    subject = previews(public(), *many(12), link("zzzzzzzzzz", **other))
    first, second = families(subject)
    assert first.page.name == "guide/"
    assert first.links == 12
    assert second.page.name == "s/zzzzzzzzzz/"
    assert second.links == 1
