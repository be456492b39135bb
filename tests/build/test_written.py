"""A link that leads wrong is named at the line on which somebody wrote it."""

from __future__ import annotations

from typing import Any

import pytest

MARA = "content/interviews/mara/interview.md"


def _found(kit: Any, rule: str) -> Any:
    (found,) = (found for found in kit.build().findings if found.rule == rule)
    return found


def _line(kit: Any, found: Any) -> str:
    lines = (kit.root / found.place.path).read_text("utf-8").splitlines()
    return str(lines[found.place.line - 1][found.place.column - 1 :])


def test_a_dead_link_is_named_where_an_answer_has_it(kit: Any) -> None:
    kit.edit_interview("mara", "It went on for a year.", "See [Ines](/conversations/inez/), too.")
    found = _found(kit, "dead-link")
    assert found.place.path == MARA
    assert _line(kit, found) == "/conversations/inez/), too."
    assert found.hint == "Did you mean /conversations/ines/?"


def test_a_dead_link_of_all_pages_is_named_in_the_file_that_they_share(kit: Any) -> None:
    kit.edit(
        "content/kit.yaml",
        "colophon: Conversations and a guide.",
        "colophon: Conversations and [a guide](/gide/).",
    )
    found = _found(kit, "dead-link")
    assert found.place.path == "content/kit.yaml"
    assert _line(kit, found) == "/gide/)."
    assert found.hint == "Did you mean /guide/?"


def test_a_dead_link_to_nothing_like_it_says_what_to_do(kit: Any) -> None:
    kit.edit_interview("mara", "It went on for a year.", "See [this](/xyzzy-plugh.pdf).")
    assert _found(kit, "dead-link").hint == "Open what you mean, and copy its address."


def test_a_dead_link_in_a_template_is_named_there(kit: Any) -> None:
    page = '{% block main %}\n<h1>Gone</h1><a href="/nowhere/">x</a>{% endblock %}'
    kit.write("templates/site/missing.html", f"{{% extends 'site/base.html' %}}\n{page}")
    found = _found(kit, "dead-link")
    assert (found.place.path, found.place.line) == ("templates/site/missing.html", 3)


def test_a_dead_anchor_is_named_where_it_is_written(kit: Any) -> None:
    kit.edit(
        "content/problems/waiting.yaml",
        "They are in the week.",
        "They are [in the week](/conversations/mara/#lisen).",
    )
    found = _found(kit, "dead-anchor")
    assert found.place.path == "content/problems/waiting.yaml"
    assert _line(kit, found).startswith("/conversations/mara/#lisen")


@pytest.mark.parametrize(
    "written",
    ["/a b/", "/a%20b/", "/a?x=1&y=2", "/über/"],
)
def test_an_address_is_found_as_it_was_written(kit: Any, written: str) -> None:
    kit.edit_interview("mara", "It went on for a year.", f"See [this](<{written}>).")
    found = _found(kit, "dead-link")
    assert _line(kit, found).startswith(written)


def test_an_address_within_a_longer_one_is_not_taken_for_it(kit: Any) -> None:
    kit.edit_interview(
        "mara", "It went on for a year.", "At https://x.example/gone/on/ or [here](/gone/)."
    )
    assert _line(kit, _found(kit, "dead-link")) == "/gone/)."
