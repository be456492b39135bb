"""Words to post: what a marketer wrote first, a guest's lines whole, no network's limit passed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.load.resources import templates
from kitgen.model.interview import Interview
from kitgen.model.kit import Entry, Settings
from kitgen.outputs.common.strings import interface
from kitgen.outputs.site.pack.words import Words, guest_words, guide_words
from kitgen.text.networks import LINK, NETWORKS, Kind

from ...check.conftest import SETTINGS, entry, interview, merged

URL = "https://guide.example.org/s/k7m2p9x4qd/"
ENGLISH = interface("en", (templates(),)).strings
LINE = "Our clients were exactly as slow as we had taught them to be."
PARTS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
TEXTS = st.lists(PARTS, min_size=1, max_size=60).map(" ".join)
LINES = TEXTS.map(lambda text: text[:400].strip())


def _guest(*, quoted: bool = True, language: str | None = None, **changes: Any) -> Words:
    found = interview(quotes=[{"text": LINE}], **changes).interview
    one = entry()._replace(language=language)
    return guest_words(one, found, ENGLISH, quoted=quoted)


def _said(words: Words, network: str) -> str:
    return words.for_network(NETWORKS[network], URL)


def test_what_was_written_for_a_guest_comes_first() -> None:
    posts = {"post": "A post.", "short": "Short.", "message": "A message.", "email": "A letter."}
    words = _guest(posts=posts)
    assert _said(words, "linkedin") == "A post."
    assert _said(words, "bluesky") == "Short."
    assert _said(words, "whatsapp") == "A message."
    assert _said(words, "email") == "A letter."
    assert words.own


def test_what_is_left_out_is_made_from_the_headline_and_the_figures() -> None:
    said = _said(_guest(interviewer="Ann Editor"), "linkedin")
    assert said.startswith("“We were our clients’ bank.”\n\n")
    assert "talking to Ann Editor" in said
    assert "Days to money in: 74 before, 31 after." in said
    assert said.endswith(LINK)


def test_a_headline_that_is_nobodys_line_is_not_put_into_a_guests_mouth() -> None:
    said = _said(_guest(title="How a studio was paid"), "x")
    assert said.startswith(f"“{LINE}”")
    assert "How a studio" not in said


def test_words_too_long_for_one_network_are_still_those_of_another() -> None:
    short = "word " * 80
    words = _guest(posts={"short": short})
    assert _said(words, "mastodon") == short.strip()
    assert _said(words, "x").startswith("“We were our clients’ bank.”")


def test_a_guest_who_did_not_agree_is_not_quoted() -> None:
    words = _guest(quoted=False, posts={"post": "In their voice."}, share_words="On being paid")
    for name in NETWORKS:
        said = _said(words, name)
        assert said
        for line in ("We were our clients", LINE, "In their voice", "74"):
            assert line not in said, name
    assert not words.own
    assert words.subject == "On being paid"


def test_sentences_of_the_interface_are_not_mixed_with_another_language() -> None:
    words = _guest(language="de", interviewer="Ann Editor")
    said = {name: _said(words, name) for name in NETWORKS if name != "reddit"}
    assert all(one.split("“")[0] == "" for one in said.values())
    assert all("conversation" not in one and "asked" not in one for one in said.values())
    same = _guest(language="en-GB")
    assert "conversation" in _said(same, "linkedin")


def test_the_subject_of_a_letter_is_what_the_guest_would_say() -> None:
    assert _guest(share_words="Mara on being paid").subject == "Mara on being paid"
    assert _guest().subject == "A conversation with Mara Lindqvist"


def test_the_guide_is_passed_on_with_its_question() -> None:
    words = guide_words(_settings(), ENGLISH)
    for name, network in NETWORKS.items():
        said = _said(words, name)
        assert "Field Guide" in said or "Why is the money" in said, name
        assert LINK in said or network.kind is Kind.TITLE
    posts = {"short": "Read this. {link}"}
    assert _said(guide_words(_settings(guide={"posts": posts}), ENGLISH), "x") == posts["short"]


def _settings(**changes: Any) -> Settings:
    return Settings.model_validate(merged(SETTINGS, changes))


@given(
    title=LINES,
    quote=LINES,
    posts=st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("post", "short", "message", "email"), TEXTS)
    ),
    guest=LINES,
    quoted=st.booleans(),
)
@pytest.mark.parametrize("url", [URL, "https://a.example/s/bcdfghjkmn/"])
def test_no_words_ever_pass_a_limit_and_no_line_is_ever_cut(
    url: str, title: str, quote: str, posts: dict[str, str], guest: str, quoted: bool
) -> None:
    found = _read(title, quote, posts, guest)
    words = guest_words(_named(guest), found, ENGLISH, quoted=quoted)
    plain = guest_words(_named(guest), _read("T", "Q", {}, guest), ENGLISH, quoted=False)
    for name, network in NETWORKS.items():
        said = words.for_network(network, url)
        assert said in {*words.of(network.kind), ""}, "whole, or not at all"
        if said:
            assert network.count(network.post(said, url)) <= network.limit, name
        # Plain words are always left, but for a title of somebody with a very long name.
        assert said or network.kind is Kind.TITLE or not plain.for_network(network, url)


def _read(title: str, quote: str, posts: dict[str, str], guest: str) -> Interview:
    return Interview.model_validate(
        {
            "title": f"“{title}”"[:400],
            "guest": {"name": guest},
            "standfirst": "S.",
            "description": "D.",
            "posts": posts,
            "quotes": [{"text": quote}],
        }
    )


def _named(guest: str) -> Entry:
    return entry()._replace(name=guest)
