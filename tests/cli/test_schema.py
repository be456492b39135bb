from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from kitgen.cli.schema import schema
from kitgen.load.schema import schemas


def test_schemas_are_written_into_the_kit(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    result = CliRunner().invoke(schema, [str(tmp_path)])
    assert result.exit_code == 0
    assert {path.name for path in (tmp_path / "content/schema").iterdir()} == set(schemas())
    assert result.output.count("wrote ") == len(schemas())


def test_schemas_are_written_where_one_says(tmp_path: Path) -> None:
    result = CliRunner().invoke(schema, [str(tmp_path), "--out", str(tmp_path / "x")])
    assert result.exit_code == 0
    assert (tmp_path / "x" / "kit.json").is_file()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/schema").write_text("a file")
    result = CliRunner().invoke(schema, [str(tmp_path)])
    assert result.exit_code == 1
    assert "cannot be written" in result.output


def test_a_folder_without_a_kit_is_left_alone(tmp_path: Path) -> None:
    result = CliRunner().invoke(schema, [str(tmp_path)])
    assert result.exit_code == 2
    assert not list(tmp_path.iterdir())
