from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kitgen.outputs.report.layout import Pair, Section, pairs

_SECTION = st.builds(
    Section,
    st.uuids().map(str),
    st.sampled_from(["table", "chart", "full"]),
    st.floats(0, 3000),
)


@given(st.lists(_SECTION, max_size=14))
def test_every_section_stands_once_and_tables_and_charts_in_their_order(
    sections: list[Section],
) -> None:
    found = pairs(sections)
    names = [name for pair in found for name in (*pair.left, *pair.right)]
    assert sorted(names) == sorted(one.name for one in sections)
    for charts in (True, False):
        wanted = [one.name for one in sections if (one.width == "chart") is charts]
        assert [name for name in names if name in wanted] == wanted
    assert all(pair.left for pair in found)


def test_short_charts_stand_below_each_other_beside_a_long_table() -> None:
    found = pairs(
        [
            Section("people", "table", 540),
            Section("channels", "chart", 210),
            Section("waiting", "chart", 200),
            Section("months", "chart", 400),
        ]
    )
    assert found == [Pair(("people",), ("channels", "waiting")), Pair(("months",), (), even=True)]


def test_a_broad_table_has_the_page_to_itself() -> None:
    found = pairs(
        [Section("steps", "table", 300), Section("people", "full", 500), Section("w", "chart", 300)]
    )
    assert found == [Pair(("steps",), ("w",)), Pair(("people",), ())]
