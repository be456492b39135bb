"""kitgen check explains and lists its rules, and fails when there is an error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kitgen.check import RULES
from kitgen.cli.check import check


def test_a_rule_is_explained() -> None:
    result = CliRunner().invoke(check, ["--explain", "quote-verbatim"])
    assert result.exit_code == 0
    assert result.output.startswith("quote-verbatim\nError. Looks at each interview, alone.")
    assert "did not say in these words" in result.output


def test_an_unknown_rule_is_a_wrong_call_with_the_nearest_name() -> None:
    result = CliRunner().invoke(check, ["--explain", "quote-verbatm\x1b"])
    assert result.exit_code == 2
    assert "Did you mean quote-verbatim?" in result.output
    assert "\x1b" not in result.output


def test_all_rules_are_listed() -> None:
    result = CliRunner().invoke(check, ["--list"])
    assert result.exit_code == 0
    assert len(result.output.splitlines()) == len(RULES)


def test_an_error_in_the_kit_is_shown_and_fails(tmp_path: Path) -> None:
    pytest.importorskip("kitgen.build.inspect")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "kit.yaml").write_text("business: [\n", "utf-8")
    result = CliRunner().invoke(check, [str(tmp_path), "--format", "json"])
    assert result.exit_code == 1
    assert {finding["path"] for finding in json.loads(result.output)} == {"content/kit.yaml"}
