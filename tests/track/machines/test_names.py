"""Names that machines go by."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kitgen.track.machines.names import Names, first

WORDS = st.text("abc", min_size=3, max_size=5)


def test_a_name_counts_where_a_word_begins() -> None:
    assert first("firephp/1 php/2", {"php/": "PHP"}) == "PHP"
    assert first("firephp/1", {"php/": "PHP"}) == ""


def test_the_longest_name_at_a_place_is_meant() -> None:
    names = Names({"bot": "a bot", "bot-image": "a bot for images"})
    assert names.first("a bot-image/1") == "a bot for images"
    assert names.first("a bot-i") == "a bot"
    assert names.first("bo") == ""


@given(st.sets(WORDS, min_size=1), st.text("abc", max_size=20))
def test_what_is_found_is_there_and_what_is_there_is_found(names: set[str], agent: str) -> None:
    found = Names({name: name for name in names}).first(agent)
    assert found in agent
    assert bool(found) == any(name in agent for name in names)
