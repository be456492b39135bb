"""kitgen build says in a line what it did, and what is wrong."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from kitgen.build.create import create
from kitgen.build.pipeline import Outcome
from kitgen.build.scaffold import Answers, scaffold
from kitgen.build.store import digest, private, write_json
from kitgen.cli import main
from kitgen.cli.build import given_out, stopped, summary, unfit


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


def test_new_share_links_are_told_with_what_must_be_kept(tmp_path: Path) -> None:
    create(tmp_path, scaffold(Answers()))
    first = CliRunner().invoke(main, ["build", str(tmp_path), "--jobs", "1"])
    assert first.exit_code == 0, first.output
    assert "12 new share links in content/links.csv: keep it with the kit" in first.stdout
    again = CliRunner().invoke(main, ["build", str(tmp_path), "--jobs", "1"])
    assert "share link" not in again.stdout
    assert given_out(1).startswith("1 new share link in ")


def test_the_last_line_names_another_folder(tmp_path: Path) -> None:
    outcome = Outcome((), tmp_path / "public", 1)
    assert f"Built 1 page into {tmp_path / 'public'} in" in summary(tmp_path, outcome)


@pytest.mark.skipif(os.name != "posix", reason="a terminal's Ctrl-C reaches a group of processes")
def test_ctrl_c_says_that_nothing_was_changed_and_no_more(tmp_path: Path) -> None:
    create(tmp_path, scaffold(Answers()))
    process = subprocess.Popen(
        [sys.executable, "-m", "kitgen", "build", str(tmp_path), "--drafts", "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        # A shell that starts the tests in the background lets its children ignore Ctrl-C.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    # The first thing has been made; pictures and fonts follow for some seconds.
    while process.poll() is None and not list(tmp_path.glob(".kitgen/cache/jobs/*/*.json")):
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    said, _ = process.communicate()
    assert process.returncode == 130
    assert said.strip() == f"Stopped. Nothing in {tmp_path / 'site'} was changed."
    assert not (tmp_path / "site").exists()


def test_a_site_that_was_left_half_written_is_said_to_be(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert "Nothing in" in stopped(tmp_path, site)
    journal = private(tmp_path) / f"journal-{digest(str(site))}.json"
    write_json(journal, {"moves": [], "gone": [], "manifest": {}})
    assert "Build again to finish it." in stopped(tmp_path, site)


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
