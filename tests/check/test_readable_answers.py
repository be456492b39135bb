"""The quick look at an answer never passes over one that is hard to read."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kitgen.check import readable_answers

PIECES = st.sampled_from(
    [
        "so ",
        "and then we sent it ",
        ". ",
        "? ",
        ".\n\n",
        "\n\n",
        "\n",
        " ",
        "we paid it back late ",
        "so",
        ".",
    ]
)


@given(st.lists(st.tuples(PIECES, st.integers(1, 60)), max_size=10))
@settings(max_examples=500, deadline=None)
def test_what_the_quick_look_lets_pass_is_easy(parts: list[tuple[str, int]]) -> None:
    text = "".join(piece * count for piece, count in parts).strip()
    if not readable_answers._may_be_hard(text):
        assert list(readable_answers._turn(text, ())) == []


def test_the_quick_look_sees_all_three() -> None:
    sentence = "we " * 71
    assert readable_answers._may_be_hard(sentence.strip() + ".")
    assert readable_answers._may_be_hard("So we went. " * 70)
    assert readable_answers._may_be_hard(("we " * 46 + "did. ") * 2 + "we " * 46 + "did.")
    assert not readable_answers._may_be_hard("So we went. " * 20 + "\n\n" + "So we went. " * 20)
