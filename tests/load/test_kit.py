from __future__ import annotations

import shutil
from pathlib import Path

from kitgen.load.kit import load

SAMPLE = Path(__file__).parents[2]


def test_the_sample_kit_loads_without_findings() -> None:
    loaded = load(SAMPLE)
    assert [str(finding) for finding in loaded.findings] == []
    assert loaded.kit is not None
    dates = [entry.published for entry in loaded.kit.entries if entry.published]
    assert dates == sorted(dates, reverse=True)
    orders = [problem.order for problem in loaded.kit.problems.values()]
    assert orders == sorted(orders)
    assert set(loaded.interviews) == {entry.slug for entry in loaded.kit.entries}


def test_a_folder_without_a_kit_is_a_finding(tmp_path: Path) -> None:
    kit, findings, *_ = load(tmp_path)
    assert kit is None
    assert [finding.rule for finding in findings] == ["kit-missing"]


def test_errors_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE / "content", tmp_path / "content")
    (tmp_path / "content/problems/bad.yaml").write_text("title: [")
    (tmp_path / "content/interviews/Bad").mkdir()
    (tmp_path / "content/interviews/Bad/interview.md").write_text("x")
    (tmp_path / "content/kit.yaml").write_text("busyness: x")
    loaded = load(tmp_path)
    assert loaded.kit is None
    assert {"yaml-syntax", "bad-slug", "unknown-key"} <= {f.rule for f in loaded.findings}
    assert loaded.interviews
