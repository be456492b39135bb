"""kitgen build says in a line what it did, and what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kitgen.build.pipeline import Outcome
from kitgen.build.scaffold import Answers, scaffold
from kitgen.cli import main
from kitgen.cli.build import summary, unfit


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    for path, data in scaffold(Answers()).items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.replace(b"business:\n", b"busines:\n"))
    return tmp_path


def test_an_error_is_shown_and_nothing_is_written(broken: Path) -> None:
    result = CliRunner().invoke(main, ["build", str(broken), "--jobs", "1"])
    assert result.exit_code == 1
    assert "content/kit.yaml:" in result.stdout
    assert "error" in result.stdout
    assert "Nothing was written" in result.stderr
    assert not (broken / "site").exists()


def test_json_is_all_that_standard_output_holds(broken: Path) -> None:
    arguments = ["build", str(broken), "--jobs", "1", "--format", "json", "--verbose"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert {"path", "line", "rule"} <= json.loads(result.stdout)[0].keys()
    assert "1 load" in result.stderr


def test_the_last_line_counts_what_was_done(tmp_path: Path) -> None:
    outcome = Outcome((), (tmp_path / "site").resolve(), 31, 4, 27, 0, 2.14)
    assert summary(tmp_path, outcome) == (
        "Built 31 pages in 2.1 s: 4 written, 27 unchanged, 0 removed. "
        f"Look at it: kitgen serve {tmp_path}"
    )


def test_the_last_line_names_another_folder(tmp_path: Path) -> None:
    outcome = Outcome((), tmp_path / "public", 1)
    assert f"Built 1 page into {tmp_path / 'public'} in" in summary(tmp_path, outcome)


@pytest.mark.parametrize(
    "out", ["", ".", "..", "/", "content", "content/site", "templates", ".kitgen"]
)
def test_a_site_never_goes_where_the_kit_stands(broken: Path, out: str) -> None:
    arguments = ["build", str(broken), "--jobs", "1", "--out", str(broken / out)]
    before = sorted(broken.rglob("*"))
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "Choose a folder" in result.stderr
    assert sorted(broken.rglob("*")) == before


def test_a_link_does_not_lead_a_site_into_the_content(broken: Path) -> None:
    (broken / "site").symlink_to(broken / "content")
    assert unfit(broken, broken / "site")
    assert not unfit(broken, broken / "public")
    assert not unfit(broken, broken.parent / "public")
