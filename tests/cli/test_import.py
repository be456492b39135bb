from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kitgen.cli.import_ import import_
from kitgen.load.read import read_interview

TALK = "Mara Lindqvist: What did it cost?\n\nPriya Nair: Sleep, mostly, and a year.\n\n"
TALK += "Mara Lindqvist: And what did you win?\n\nPriya Nair: Two years.\n"
JPEG = b"\xff\xd8\xff\xe0 a picture"
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Mara Lindqvist>What changed?</v>\n\n"
CAPTIONS += "00:02.000 --> 01:30.000\n<v Priya Nair>Everything, in a year.</v>\n"


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    (tmp_path / "kit" / "content").mkdir(parents=True)
    return tmp_path / "kit"


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "priya.nair.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(import_, [str(argument) for argument in arguments])


def written(kit: Path) -> set[str]:
    return {path.relative_to(kit).as_posix() for path in kit.rglob("*") if path.is_file()}


def test_a_file_becomes_an_interview_and_a_line_of_the_table(kit: Path, talk: Path) -> None:
    result = run("--kit", kit, talk)
    assert result.exit_code == 0, result.output
    assert written(kit) == {"content/interviews/priya-nair/interview.md"}
    row = next(line for line in result.output.splitlines() if line.startswith("priya.nair.txt"))
    assert " ".join(row.split()) == (
        "priya.nair.txt content/interviews/priya-nair Priya Nair 2 16 - pending"
    )
    assert "Next: open content/interviews/priya-nair/interview.md" in result.output
    path = "content/interviews/priya-nair/interview.md"
    interview = read_interview(path, (kit / path).read_bytes()).value
    assert interview is not None
    assert interview.consent.status == "pending"
    assert not interview.draft


def test_a_portrait_of_the_same_name_comes_along(kit: Path, talk: Path) -> None:
    talk.with_name("priya.nair.JPG").write_bytes(JPEG)
    assert run("--kit", kit, talk).exit_code == 0
    folder = kit / "content/interviews/priya-nair"
    assert (folder / "portrait.jpg").read_bytes() == JPEG
    interview = read_interview(
        "content/interviews/priya-nair/interview.md", (folder / "interview.md").read_bytes()
    ).value
    assert interview is not None
    assert interview.guest.portrait is not None
    assert interview.guest.portrait.alt == "Portrait of Priya Nair"


def test_a_picture_that_is_none_stays_out(kit: Path, talk: Path) -> None:
    talk.with_suffix(".jpg").write_bytes(b"<script>")
    result = run("--kit", kit, talk)
    assert result.exit_code == 0
    assert "import-beside" in result.output
    assert written(kit) == {"content/interviews/priya-nair/interview.md"}


def test_a_recording_comes_along_with_its_captions(kit: Path, tmp_path: Path) -> None:
    (tmp_path / "priya.vtt").write_text(CAPTIONS, encoding="utf-8")
    frame = b"\xff\xfb\x90\x64" + bytes(413)
    (tmp_path / "priya.mp3").write_bytes(frame * 80)
    result = run("--kit", kit, tmp_path / "priya.vtt")
    assert result.exit_code == 0, result.output
    folder = kit / "content/interviews/priya"
    assert {path.name for path in folder.iterdir()} == {
        "interview.md",
        "interview.mp3",
        "interview.vtt",
    }
    interview = read_interview(
        "content/interviews/priya/interview.md", (folder / "interview.md").read_bytes()
    ).value
    assert interview is not None
    assert interview.recording is not None
    assert interview.recording.kind == "audio"
    assert interview.recording.captions == "interview.vtt"
    assert 1 < interview.recording.seconds < 4


def test_nothing_is_overwritten_and_the_way_out_is_told(kit: Path, talk: Path) -> None:
    run("--kit", kit, talk)
    before = (kit / "content/interviews/priya-nair/interview.md").read_bytes()
    result = run("--kit", kit, talk)
    assert result.exit_code == 1
    assert f"{talk}:1:1: error:" in result.output
    assert "(import-exists)" in result.output
    assert "--slug priya-nair-2" in result.output
    assert (kit / "content/interviews/priya-nair/interview.md").read_bytes() == before
    assert run("--kit", kit, talk, "--slug", "priya-nair-2").exit_code == 0
    assert (kit / "content/interviews/priya-nair-2/interview.md").is_file()


def test_one_bad_file_does_not_stop_the_others(kit: Path, talk: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.docx").write_bytes(b"no zip")
    result = run("--kit", kit, tmp_path / "bad.docx", tmp_path / "none.md", tmp_path, talk)
    assert result.exit_code == 1
    assert result.output.count(": error:") == 3
    assert written(kit) == {"content/interviews/priya-nair/interview.md"}


def test_two_files_of_one_name_are_told_apart_even_in_a_dry_run(kit: Path, talk: Path) -> None:
    other = talk.with_name("priya-nair.md")
    other.write_text("## Why now?\n\nBecause.\n", encoding="utf-8")
    result = run("--kit", kit, talk, other, "--dry-run")
    assert result.exit_code == 1
    assert "import-exists" in result.output
    assert "dry run" in result.output
    assert written(kit) == set()


def test_quiet_says_only_what_is_wrong(kit: Path, talk: Path) -> None:
    assert run("--kit", kit, talk, "--quiet").output == ""


def test_names_can_be_given(kit: Path, talk: Path) -> None:
    result = run("--kit", kit, talk, "--guest", "Mara Lindqvist", "--interviewer", "Priya Nair")
    assert result.exit_code == 0
    path = "content/interviews/priya-nair/interview.md"
    interview = read_interview(path, (kit / path).read_bytes()).value
    assert interview is not None
    assert (interview.guest.name, interview.interviewer) == ("Mara Lindqvist", "Priya Nair")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["a.md", "b.md", "--slug", "x"],
        ["a.md", "--slug", "../x"],
        ["a.md", "--slug", "X"],
        ["a.md", "--kit", "nowhere"],
        ["a.md", "--what"],
    ],
)
def test_wrong_usage_exits_2(kit: Path, arguments: list[str]) -> None:
    assert run("--kit", kit, *arguments).exit_code == 2
    assert written(kit) == set()


def test_a_folder_that_is_no_kit_is_wrong_usage(tmp_path: Path, talk: Path) -> None:
    result = run("--kit", tmp_path, talk)
    assert result.exit_code == 2
    assert "no content folder" in result.output


def test_a_name_full_of_tricks_stays_in_the_kit(kit: Path, tmp_path: Path) -> None:
    path = tmp_path / "..%2f..%2fÉvil; rm -rf.txt"
    path.write_text(TALK, encoding="utf-8")
    assert run("--kit", kit, path).exit_code == 0
    assert written(kit) == {"content/interviews/2f-2fevil-rm-rf/interview.md"}


def test_a_link_in_the_kit_is_never_followed(kit: Path, talk: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (kit / "content" / "interviews").symlink_to(tmp_path / "elsewhere")
    result = run("--kit", kit, talk)
    assert result.exit_code == 1
    assert "import-write" in result.output
    assert list((tmp_path / "elsewhere").iterdir()) == []
