"""kitgen check explains and lists its rules, and fails when there is an error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kitgen.check import RULES
from kitgen.check.preflight.networks import NETWORKS
from kitgen.cli.check import check

from ..build.passing import HOME, TITLE, Built


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


def test_what_networks_show_is_a_table_for_each_page_with_the_findings_after(
    tmp_path: Path,
) -> None:
    built = Built(tmp_path)
    built.page("s/aaaaaaaaaa/index.html", **{"og:title": TITLE})
    built.page(
        "offer/index.html", **{"og:title": "Bring what you have, and leave with a plan. " * 3}
    )
    result = CliRunner().invoke(check, [str(tmp_path), "--artifacts"])
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert "conversations/mara/ and 1 share link" in lines
    assert "/" in lines
    table = result.output[result.output.index("\noffer/\n") :]
    for network in NETWORKS:
        assert network.name in table
    row = next(line for line in table.splitlines() if line.startswith("iMessage"))
    assert row.split("  ")[0] == "iMessage"
    assert "…" in row
    assert row.rstrip().endswith("ok")
    assert "content/kit.yaml:" in table
    assert "(preview-cut)" in table
    assert lines[-1].startswith("1 remark in")


def test_an_error_of_the_built_site_fails_and_programs_read_findings_only(tmp_path: Path) -> None:
    built = Built(tmp_path, "public")
    built.page("s/aaaaaaaaaa/index.html", robots="")
    command = [str(tmp_path), "--artifacts", "--out", str(built.site), "--format", "json"]
    result = CliRunner().invoke(check, command)
    assert result.exit_code == 1
    assert [finding["rule"] for finding in json.loads(result.output)] == ["preview-robots"]


def test_a_site_that_is_not_there_fails_with_the_way_out(tmp_path: Path) -> None:
    built = Built(tmp_path)
    result = CliRunner().invoke(check, [str(tmp_path), "--artifacts", "--out", f"{tmp_path}/none"])
    assert result.exit_code == 1
    assert "none:1:1: error: there is no site here to look at (site-missing)" in result.output
    assert "kitgen build" in result.output
    assert built.rules() == []


@pytest.mark.parametrize(
    ("options", "why"),
    [(["--out", "site"], "needs --artifacts"), (["--artifacts", "--drafts"], "changes nothing")],
)
def test_options_that_make_no_sense_are_a_wrong_call(
    tmp_path: Path, options: list[str], why: str
) -> None:
    result = CliRunner().invoke(check, [str(tmp_path), *options])
    assert result.exit_code == 2
    assert why in result.output


def test_words_that_would_move_the_cursor_are_shown_as_escapes(tmp_path: Path) -> None:
    built = Built(tmp_path)
    hostile = "\x1b[31mred\u202e [bold]words[/bold]"
    built.page("offer/index.html", **{"og:title": hostile, "og:description": hostile})
    result = CliRunner().invoke(check, [str(tmp_path), "--artifacts"])
    assert "\x1b[31m" not in result.output
    assert "\u202e" not in result.output
    assert "[bold]words[/bold]" in result.output


def test_only_so_many_tables_are_printed(tmp_path: Path) -> None:
    built = Built(tmp_path)
    for number in range(20):
        built.write(f"content/interviews/guest-{number}/interview.md", "")
        built.page(f"conversations/guest-{number}/index.html", **{"og:url": HOME})
    result = CliRunner().invoke(check, [str(tmp_path), "--artifacts"])
    assert "and 12 more: kitgen serve shows all of them at /_preview/" in result.output
    assert result.exit_code == 1
    assert "and 19 more like it" in result.output
