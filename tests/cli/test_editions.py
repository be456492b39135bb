"""kitgen editions says what it made, for whom and where, and what it did not make and why."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kitgen.build.editions.delivery import Outcome
from kitgen.cli import main
from kitgen.cli.editions import how_far, summary, unfit

from ..build.conftest import Kit
from ..build.editions.conftest import CROWD, crowd
from .conftest import content

__all__ = ["crowd"]


def editions(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["editions", *map(str, arguments)])


def test_the_last_line_says_what_was_made_and_where(book: Kit) -> None:
    before = content(book)
    result = editions(book.root, "--for", "mara", "--for", "karin", "--formats", "pdf,letter")
    assert result.exit_code == 0, result.output
    folder = book.root / "editions"
    assert result.stdout.startswith("Made 4 editions in ")
    assert result.stdout.endswith(f" s. They are in {folder}.\n")
    made = {path: data for path, data in content(book).items() if path not in before}
    assert [*made] == [
        "editions/karin-letter.pdf",
        "editions/karin.pdf",
        "editions/mara-letter.pdf",
        "editions/mara.pdf",
    ]
    assert all(data.startswith(b"%PDF-") and data.endswith(b"%%EOF\n") for data in made.values())
    assert {**content(book), **before} == content(book)
    again = editions(book.root, "--all")
    assert again.stdout.startswith("Made 1 edition in ")
    assert "; 2 were there already." in again.stdout


def test_for_whom_must_be_said_and_only_once(book: Kit) -> None:
    for arguments in ([], ["--all", "--for", "mara"]):
        result = editions(book.root, *arguments)
        assert result.exit_code == 2
        assert "Say for whom: --for ID, or --all." in result.stderr


def test_a_misspelt_id_names_the_near_ones(book: Kit) -> None:
    result = editions(book.root, "--for", "marra")
    assert result.exit_code == 2
    assert "There is no ambassador marra. Did you mean mara?" in result.stderr
    strange = editions(book.root, "--for", "\x1b[31m??")
    assert strange.exit_code == 2
    assert "\x1b" not in strange.stderr
    assert "has their ids" in strange.stderr


def test_a_misspelt_format_names_all(book: Kit) -> None:
    result = editions(book.root, "--all", "--formats", "pdf,ebook")
    assert result.exit_code == 2
    assert "'ebook' is none of pdf, leaflet, letter, epub, slides" in result.stderr


@pytest.mark.parametrize(
    ("out", "words"),
    [
        (".", "holds the kit itself"),
        ("..", "holds the kit itself"),
        ("content", "what you write stands"),
        ("templates/x", "your own templates stand"),
        (".kitgen", "remembers its last build"),
        ("site", "everybody would find them"),
        ("site/d", "everybody would find them"),
        ("public/d", "everybody would find them"),
    ],
)
def test_editions_go_neither_where_the_kit_stands_nor_where_a_site_does(
    book: Kit, out: str, words: str
) -> None:
    (book.root / "public").mkdir()
    (book.root / "public" / ".kitgen.json").write_text("{}")
    before = content(book)
    result = editions(book.root, "--all", "--out", book.root / out)
    assert result.exit_code == 2
    assert words in result.stderr.replace("\n", " ")
    assert content(book) == before
    assert not unfit(book.root, str(book.root.parent / "elsewhere"))
    assert not unfit(book.root, "s3://bucket/site")


def test_errors_come_first_and_nothing_is_made(book: Kit) -> None:
    book.edit("content/kit.yaml", "business:", "busines:")
    result = editions(book.root, "--all")
    assert result.exit_code == 1
    assert "content/kit.yaml:" in result.stdout
    assert "No edition was written: the errors come first." in result.stderr
    assert not (book.root / "editions").exists()


def test_without_links_one_is_told_to_build_first(book: Kit) -> None:
    (book.root / "content/links.csv").unlink()
    (book.root / "content/links.key").unlink()
    result = editions(book.root, "--all")
    assert result.exit_code == 1
    assert "mara, karin, beatrix lack share links" in result.stdout
    assert "build once first" in result.stdout


def test_a_name_that_cannot_be_set_is_a_warning(book: Kit) -> None:
    book.edit("content/ambassadors.yaml", "Karin Holm", "Karin \U00012000")
    result = editions(book.root, "--for", "karin")
    assert result.exit_code == 0
    assert "warning: the edition of karin leaves the name out" in result.stdout
    assert "Made 1 edition" in result.stdout


def test_a_folder_that_takes_nothing_is_a_finding_and_no_traceback(book: Kit) -> None:
    (book.root / "editions").write_text("a file of that name")
    result = editions(book.root, "--all")
    assert result.exit_code == 1
    assert "error: " in result.stdout
    assert "cannot be read: Not a directory" in result.stdout
    assert "Traceback" not in result.output


FULL = """
import resource, sys
from kitgen.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
main(["editions", sys.argv[1], "--all", "--jobs", "1"])
"""


@pytest.mark.skipif(os.name != "posix", reason="a limit of POSIX stands for a disk that is full")
def test_a_full_disk_is_a_finding_and_leaves_no_half_file(book: Kit) -> None:
    # What comes first is dear and kept: only the editions themselves are too large.
    assert editions(book.root, "--for", "mara").exit_code == 0
    whole = (book.root / "editions" / "mara.pdf").stat().st_size
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(book.root), str(whole // 2)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert ".pdf cannot be written: File too large" in done.stdout
    assert "the next run goes on from here" in done.stdout
    assert "Not all were made: 1 of 3 editions are in" in done.stderr
    assert [path.name for path in (book.root / "editions").iterdir()] == ["mara.pdf"]
    assert editions(book.root, "--all").stdout.startswith("Made 2 editions in ")


def test_what_a_run_needs_and_has_not_is_told(book: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = editions(book.root, "--all", "--on", "tcp://127.0.0.1:9")
    assert result.exit_code == 1
    assert result.stderr == "Error: --on needs Dask: pip install 'kitgen[dask]'\n"
    result = editions(book.root, "--all", "--out", "nonsense://x")
    assert result.exit_code == 1
    assert "Error: nonsense://x is no place for files" in result.stderr


@pytest.mark.skipif(os.name != "posix", reason="a terminal's Ctrl-C reaches a group of processes")
def test_ctrl_c_says_how_far_it_got_and_the_same_command_goes_on(crowd: Kit) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kitgen", "editions", "--all", "--jobs", "2", str(crowd.root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        # A shell that starts the tests in the background lets its children ignore Ctrl-C.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    kept = crowd.root / ".kitgen"
    while process.poll() is None:
        time.sleep(0.01)
        if any(path.stat().st_size > 10_000 for path in kept.glob("editions-*.tsv")):
            break
    os.killpg(process.pid, signal.SIGINT)
    said, _ = process.communicate()
    assert process.returncode == 130, said
    folder = crowd.root / "editions"
    words = said.strip()
    assert words.startswith("Stopped: ")
    assert words.endswith(
        f" of {CROWD} editions are in {folder}. The same command goes on with the rest."
    )
    there = int(words.split()[1])
    left = [path.name for path in folder.iterdir()]
    assert 0 < there <= len(left) < CROWD
    assert not [name for name in left if name.startswith(".")]
    result = editions(crowd.root, "--all", "--jobs", "1")
    assert result.stdout.startswith(f"Made {CROWD - there} editions in ")


def test_what_is_said_counts_in_plain_words() -> None:
    outcome = Outcome((), "s3://bucket/guide", 15_000, 12_000, 1, 31.24)
    assert summary(outcome) == (
        "Made 12,000 editions in 31.2 s; 1 was there already. They are in s3://bucket/guide."
    )
    assert how_far(outcome, "Stopped") == (
        "Stopped: 12,001 of 15,000 editions are in s3://bucket/guide. "
        "The same command goes on with the rest."
    )
