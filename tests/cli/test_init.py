"""kitgen init asks, writes a kit that builds, and overwrites nothing."""

from __future__ import annotations

import json
from pathlib import Path

import yaml
from click.testing import CliRunner, Result

from kitgen.cli import main


def run(*arguments: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=answers)


def test_a_new_kit_builds_at_once_without_errors(tmp_path: Path) -> None:
    kit = tmp_path / "my-kit"
    assert run("init", str(kit), "--yes").exit_code == 0
    result = run("build", str(kit), "--drafts", "--jobs", "1", "--format", "json")
    assert result.exit_code == 0, result.output
    assert not [f for f in json.loads(result.stdout) if f["severity"] == "error"]
    home = (kit / "site" / "index.html").read_text("utf-8")
    assert "The money is always late" in home
    assert (kit / "site/conversations/your-first-guest/index.html").is_file()

    published = run("build", str(kit), "--jobs", "1")
    assert published.exit_code == 0, published.output
    assert not (kit / "site/conversations/your-first-guest/index.html").exists()


def test_the_answers_stand_in_the_kit(tmp_path: Path) -> None:
    answers = (
        'Hollis: boats & ropes\nBoats # for two\nAnn "Annie" O\'Neil\n'
        "no address\nann@hollis.example\n"
        "guide.hollis.example\nblue\n123abc\nNobody: finds us?\nZoë Ångström\n"
    )
    result = run("init", str(tmp_path / "kit"), answers=answers)
    assert result.exit_code == 0, result.output
    assert "This must be an e-mail address" in result.output
    assert "This must be a colour" in result.output
    content = tmp_path / "kit/content"
    settings = yaml.safe_load((content / "kit.yaml").read_text("utf-8"))
    assert settings["business"]["name"] == "Hollis: boats & ropes"
    assert settings["business"]["what"] == "Boats # for two"
    assert settings["business"]["contact"]["name"] == 'Ann "Annie" O\'Neil'
    assert settings["site"]["url"] == "https://guide.hollis.example"
    assert settings["brand"]["color"] == "#123abc"
    assert settings["guide"]["question"] == "Nobody: finds us?"
    assert (content / "problems/nobody-finds-us.yaml").is_file()
    assert (content / "interviews/zoe-angstrom/interview.md").is_file()
    assert json.loads((content / "schema/kit.json").read_text("utf-8"))["properties"]


def test_an_answer_given_as_an_option_is_not_asked(tmp_path: Path) -> None:
    result = run("init", str(tmp_path / "kit"), "--business", "Hollis", answers="\n" * 7)
    assert result.exit_code == 0, result.output
    assert "What is your business called?" not in result.output


def test_a_bad_option_is_wrong_usage(tmp_path: Path) -> None:
    result = run("init", str(tmp_path / "kit"), "--yes", "--email", "nobody")
    assert result.exit_code == 2
    assert "--email" in result.output
    assert not (tmp_path / "kit").exists()


def test_without_anybody_to_answer_it_names_the_option(tmp_path: Path) -> None:
    result = run("init", str(tmp_path / "kit"), answers="")
    assert result.exit_code == 2
    assert "--yes" in result.output
    assert not (tmp_path / "kit").exists()


def test_a_kit_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    result = run("init", str(tmp_path), "--yes")
    assert result.exit_code == 1
    assert "nothing was written" in result.output
    assert list((tmp_path / "content").iterdir()) == []


def test_files_beside_the_kit_are_left_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", "utf-8")
    (tmp_path / ".gitignore").write_text("mine", "utf-8")
    result = run("init", str(tmp_path), "--yes")
    assert result.exit_code == 0, result.output
    assert "add the lines .kitgen/, editions/ and site/" in result.output
    assert (tmp_path / "README.md").read_text("utf-8") == "mine"
    assert (tmp_path / ".gitignore").read_text("utf-8") == "mine"
    assert (tmp_path / "content/kit.yaml").is_file()


def test_the_sample_is_copied_whole(tmp_path: Path) -> None:
    result = run("init", str(tmp_path / "kit"), "--sample")
    assert result.exit_code == 0, result.output
    content = tmp_path / "kit/content"
    assert (content / "interviews/mara-lindqvist/interview.md").is_file()
    assert (content / "schema/kit.json").is_file()
    assert not (content / "links.csv").exists()
