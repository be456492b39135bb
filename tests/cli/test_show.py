"""Findings are shown to people, programs and GitHub; hostile content cannot steer any of them."""

from __future__ import annotations

import json

import click
import pytest

from kitgen.cli.show import as_github, as_json, as_text, harmless, show_findings
from kitgen.model.finding import Finding, Place, Severity

KIT = "content/kit.yaml"
ERROR = Finding(Place(KIT, 3, 5), Severity.ERROR, "no such thing", "dead-link", "Look again.")
WARNING = Finding(Place(KIT, 1, 1), Severity.WARNING, "too long", "title-length")
INFO = Finding(Place("content/a.md", 2, 1), Severity.INFO, "fog", "marketing-fog")


def lines(*findings: Finding) -> list[str]:
    """The text without colours."""
    return [click.unstyle(line) for line in as_text(findings)]


def test_text_is_grouped_by_file_and_ends_with_the_sum() -> None:
    assert lines(ERROR, INFO, WARNING) == [
        "content/a.md:2:1: info: fog (marketing-fog)",
        "",
        "content/kit.yaml:1:1: warning: too long (title-length)",
        "content/kit.yaml:3:5: error: no such thing (dead-link)",
        "    hint: Look again.",
        "",
        "1 error, 1 warning, 1 remark in 2 files",
    ]


def test_nothing_found_is_said() -> None:
    assert lines() == ["No findings."]


def test_a_pipe_gets_no_colours(capsys: pytest.CaptureFixture[str]) -> None:
    show_findings([ERROR])
    assert "\x1b" not in capsys.readouterr().out
    assert any("\x1b[" in line for line in as_text([ERROR]))


HOSTILE = "a\x1b[2J\x9b1m\r\nb\u202ec\u2028\x00d\ud800"


def test_control_characters_are_shown_and_not_sent() -> None:
    assert harmless(HOSTILE) == "a\\x1b[2J\\x9b1m\\x0d\\x0ab\\u202ec\\u2028\\x00d\\ud800"
    finding = Finding(Place("a\x1b.md"), Severity.ERROR, HOSTILE, "dead-link", HOSTILE)
    for line in lines(finding):
        line.encode()
        assert harmless(line) == line


def test_json_is_a_list_of_objects_whatever_they_hold(capsys: pytest.CaptureFixture[str]) -> None:
    finding = Finding(Place(KIT, 3, 5), Severity.ERROR, HOSTILE, "dead-link", "h\u00e9")
    assert json.loads(as_json([finding])) == [
        {
            "path": KIT,
            "line": 3,
            "column": 5,
            "severity": "error",
            "message": HOSTILE,
            "rule": "dead-link",
            "hint": "h\u00e9",
        }
    ]
    show_findings([finding], "json")
    out = capsys.readouterr().out
    assert not set(out) & set("\x1b\x9b\u202e\u2028\r")


def test_json_of_nothing_is_an_empty_list() -> None:
    assert json.loads(as_json([])) == []


def test_github_gets_one_escaped_line_a_finding() -> None:
    finding = Finding(
        Place("a,b:c.md", 3, 5), Severity.INFO, "100% of\n::error::x", "dead-link", "Look."
    )
    assert list(as_github([finding])) == [
        "::notice file=a%2Cb%3Ac.md,line=3,col=5,title=dead-link"
        "::100%25 of\\x0a::error::x (dead-link)%0Ahint: Look."
    ]
