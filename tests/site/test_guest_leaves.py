"""A guest of the sample leaves: all that was passed on goes on answering."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner

from kitgen.build.pipeline import Options, build
from kitgen.cli import main

from ..kits.making import Built

WHO = "ines-carrasco"


def _without(path: Path) -> None:
    """Take a guest out of a file, as the findings ask for."""
    text = path.read_text("utf-8")
    text = re.sub(rf"\n    - interview: {WHO}\n      text: .*", "", text)
    text = re.sub(rf", {WHO}|{WHO}, ", "", text)
    # The next person begins at the margin.
    path.write_text(re.sub(rf"- id: {WHO}\n(?:\s.*\n|\n)*?(?=- id)", "", text), "utf-8")


def test_the_links_of_a_guest_who_leaves_go_on_answering(
    built: Callable[[str], Built], tmp_path: Path
) -> None:
    kit = tmp_path / "kit"
    # What was dear to make comes along.
    shutil.copytree(built("sample").root, kit)
    ledger = (kit / "content/links.csv").read_text("utf-8")
    codes = re.findall(rf"^{WHO},interview:.*,(\w+),\w+$", ledger, re.M)
    assert len(codes) == 5
    (book,) = re.findall(rf"^{WHO},guide,pdf,(\w+),\w+$", ledger, re.M)
    assert (kit / f"site/d/{book}.pdf").is_file()
    shutil.rmtree(kit / "content/interviews" / WHO)
    for path in (*kit.glob("content/problems/*.yaml"), kit / "content/ambassadors.yaml"):
        _without(path)
        assert f"{WHO}" not in path.read_text("utf-8")
    outcome = build(kit, Options())
    assert outcome.ok, outcome.findings
    assert (kit / "content/links.csv").read_text("utf-8") == ledger
    for code in codes:
        page = (kit / f"site/s/{code}/index.html").read_text("utf-8")
        assert "The conversation that this link led to is no longer here." in page
        assert "Passed on to you by somebody you know." in page
        assert "Why is a good studio short" in page
        assert "Carrasco" not in page.partition("<main")[2].partition("</header>")[0]
    copy = (kit / f"site/d/{book}.pdf").read_bytes()
    assert b"Somebody you know" in copy
    assert b"Carrasco" not in copy.rpartition(b"startxref")[0].rpartition(b"startxref")[2]
    checked = CliRunner().invoke(main, ["links", "check", str(kit)])
    assert checked.exit_code == 0, checked.output
    assert f"{ledger.count(chr(10)) - 1} links answer" in checked.output
    assert not (kit / f"site/conversations/{WHO}").exists()
