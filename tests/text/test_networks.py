"""What networks take: lengths as each counts them, links that open composers."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.model.channel import KNOWN
from kitgen.text.networks import LINK, NETWORKS, Kind, with_link, without_link

URL = "https://guide.example/s/k7m2p9x4qd/"
SAID = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1, max_size=400
)


def test_every_network_is_a_channel_that_a_kit_may_name() -> None:
    assert {channel.id for channel in KNOWN} >= set(NETWORKS)


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("Plain words.", 12),
        ("Ünsere Wörter", 13),
        ("cafe\u0301", 4),
        ("日本", 4),
        ("👾", 2),
        ("“curly” – and …", 16),
        ("https://example.com", 23),
        ("https://example.com/very/long/path/with/so/much/in/it", 23),
        (f"See {URL}, then go.", 4 + 23 + 10),
        ("(https://example.com/a)", 25),
    ],
)
def test_x_weighs_text_as_its_documentation_says(text: str, weight: int) -> None:
    assert NETWORKS["x"].count(text) == weight


@pytest.mark.parametrize(("network", "counts"), [("mastodon", 9 + 23), ("bluesky", 9 + len(URL))])
def test_a_link_counts_as_the_network_counts_it(network: str, counts: int) -> None:
    assert NETWORKS[network].count(f"Read it: {URL}") == counts


def test_a_bare_name_counts_for_no_less_than_a_link() -> None:
    assert NETWORKS["x"].count("ask t.co") == 4 + 23
    long = "a-name-that-is-longer-than-a-link.example.org"
    assert NETWORKS["x"].count(long) == len(long)


@pytest.mark.parametrize(
    ("words", "post"),
    [
        ("Here it is.", f"Here it is. {URL}"),
        ("One.\n\nTwo.", f"One.\n\nTwo.\n\n{URL}"),
        (f"It is {LINK}, you see.", f"It is {URL}, you see."),
        ("", URL),
    ],
)
def test_the_link_goes_where_it_is_wanted_or_last(words: str, post: str) -> None:
    assert with_link(words, URL) == post


def test_words_that_are_too_long_do_not_fit() -> None:
    x = NETWORKS["x"]
    assert x.fits("a" * (280 - 24), URL)
    assert not x.fits("a" * (280 - 23), URL)


@pytest.mark.parametrize("name", NETWORKS)
@given(words=SAID)
def test_a_composer_is_the_networks_own_and_leads_to_the_link(name: str, words: str) -> None:
    network = NETWORKS[name]
    composer = network.composer(URL, words, "A subject & more")
    assert len(composer.address) <= network.longest
    assert composer.address.isascii()
    assert not set(composer.address) & set(" \"'<>\\")
    assert urlsplit(composer.address)[:2] == urlsplit(network.address(URL, "", ""))[:2]
    assert URL in unquote(composer.address)
    assert composer.filled <= network.takes_words


@pytest.mark.parametrize("name", NETWORKS)
@given(words=SAID.map(lambda words: f"«{words}»"))
def test_a_filled_composer_has_every_word(name: str, words: str) -> None:
    network = NETWORKS[name]
    composer = network.composer(URL, words, "Subject")
    address = urlsplit(composer.address)
    fields = parse_qs(address.query or address.fragment, keep_blank_values=True)
    texts = [text.replace("\r\n", "\n") for values in fields.values() for text in values]
    assert composer.filled == any(words in text for text in texts)


@pytest.mark.parametrize("name", ["linkedin", "facebook"])
def test_networks_that_ignore_words_are_not_given_any(name: str) -> None:
    composer = NETWORKS[name].composer(URL, "Words.", "Subject")
    assert not composer.filled
    assert "Words" not in composer.address


def test_a_composer_that_takes_the_link_apart_gets_no_words_with_the_link_amid() -> None:
    telegram = NETWORKS["telegram"]
    assert telegram.composer(URL, f"It is here: {LINK}").filled
    assert not telegram.composer(URL, f"It is {LINK}, you see.").filled


def test_a_letter_too_long_for_an_address_is_to_be_copied() -> None:
    email = NETWORKS["email"]
    assert email.fits("word " * 500, URL)
    composer = email.composer(URL, "word " * 500, "Subject")
    assert not composer.filled
    assert composer.address.startswith("mailto:?subject=Subject&body=https")


def test_lines_of_a_letter_end_as_letters_want_it() -> None:
    address = NETWORKS["email"].composer(URL, "One.\n\nTwo.", "S").address
    assert "One.%0D%0A%0D%0ATwo." in address


def test_a_title_stands_without_its_link() -> None:
    reddit = NETWORKS["reddit"]
    assert reddit.kind is Kind.TITLE
    assert reddit.post(f"A title {LINK}", URL) == "A title" == without_link(f"A title {LINK}")
