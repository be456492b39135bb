from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kitgen.text.harmless import CONTROL, harmless, without_controls


def test_controls_are_shown_as_escapes() -> None:
    assert harmless("a\x1b[2J\u202eb") == "a\\x1b[2J\\u202eb"


def test_on_pages_controls_are_left_out_and_breaks_are_spaces() -> None:
    assert without_controls("a\x1b[2J\u202eb\nc\ud800") == "a[2Jb c"


@given(st.text(st.characters(codec=None)))
def test_no_control_is_left(text: str) -> None:
    assert not CONTROL.search(harmless(text))
    assert not CONTROL.search(without_controls(text))
