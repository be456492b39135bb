"""Many texts at once give what each alone gives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitgen.text import markdown
from kitgen.text.batch import inline_each, render_each
from tests.text.test_markdown import ALPHABET, PIECES, SAMPLES

TEXTS = st.lists(
    st.text(ALPHABET, max_size=30)
    | st.text(max_size=12)
    | st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
    | st.sampled_from(
        ["We sent it late.", "“No.” It’s “fine”\n\n- so...", 'He said "no" -- twice.']
    ),
    max_size=8,
)


@given(TEXTS)
@settings(max_examples=600, deadline=None)
def test_each_text_is_rendered_as_it_is_alone(texts: list[str]) -> None:
    assert render_each(texts) == [markdown.render(text) for text in texts]


@given(TEXTS)
@settings(max_examples=600, deadline=None)
def test_each_line_is_rendered_as_it_is_alone(texts: list[str]) -> None:
    assert inline_each(texts) == [markdown.inline(text) for text in texts]


def test_the_samples_are_the_same_in_one_go_and_one_by_one() -> None:
    blocks = [block for path in SAMPLES.glob("*.md") for block in path.read_text().split("\n\n")]
    assert len(blocks) >= 30
    assert render_each(blocks) == [markdown.render(block) for block in blocks]
    assert inline_each(blocks) == [markdown.inline(block) for block in blocks]


@pytest.mark.parametrize("odd", ["\0", "a\0b", "\ud800", "<script>", "e\u0301", "&copy;", "1. a"])
def test_an_odd_text_changes_nothing_for_its_neighbours(odd: str) -> None:
    alone = markdown.render("So 'it' was.")
    before, _, after = render_each(["So 'it' was.", odd, "So 'it' was."])
    assert before == after == alone
