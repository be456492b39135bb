"""Front matter: cut off, or its open end found."""

from __future__ import annotations

import pytest

from kitgen.load.front_matter import split


def test_front_matter_is_cut_off() -> None:
    cut = split("a.md", "---\ntitle: x\n---\nHello\n")
    assert (cut.front, cut.front_line, cut.body, cut.body_line) == ("title: x\n", 2, "Hello\n", 4)


def test_empty_front_matter_is_front_matter() -> None:
    assert split("a.md", "---\n---\nx").front == ""


def test_front_matter_may_be_missing() -> None:
    cut = split("a.md", "Hello\n\n---\n\nx")
    assert (cut.front, cut.body, cut.findings) == (None, "Hello\n\n---\n\nx", ())


def test_only_the_first_closing_line_counts() -> None:
    cut = split("a.md", "---\na: x --- y\nb: |\n  ---\n--- \nHello\n\n---\n\nyou")
    assert cut.front == "a: x --- y\nb: |\n  ---\n"
    assert cut.body == "Hello\n\n---\n\nyou"
    assert cut.body_line == 6


@pytest.mark.parametrize(
    "text", ["---", "---\n", "---\ntitle: x\n\n## Why?\n\nSo.\n", "---\n----\n"]
)
def test_front_matter_that_is_never_closed_is_a_finding(text: str) -> None:
    cut = split("a.md", text)
    assert cut.front is None
    assert [f.rule for f in cut.findings] == ["front-matter-open"]
    assert ("above line 4" in cut.findings[0].hint) == ("##" in text)
