from __future__ import annotations

import pytest

from kitgen.load.paths import join


@pytest.mark.parametrize(
    ("name", "joined"),
    [
        ("portrait.jpg", "content/interviews/mara/portrait.jpg"),
        ("./a/../b.jpg", "content/interviews/mara/b.jpg"),
        ("../../logo.svg", "content/logo.svg"),
        ("../..", None),
        ("../../..", None),
        ("../../../content/logo.svg", "content/logo.svg"),
        ("../../../../etc/passwd", None),
        ("/etc/passwd", None),
        ("file:///etc/passwd", None),
        ("c:evil", None),
        ("a\\..\\b", None),
    ],
)
def test_a_name_means_a_file_of_the_content_or_nothing(name: str, joined: str | None) -> None:
    assert join("content/interviews/mara/interview.md", name) == joined
