"""kitgen links lists what was given out, to people and to programs, and gives out nothing."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from kitgen.cli import main

from ..build.conftest import Kit
from .conftest import LINKS, code, content, given

HOME = "https://guide.example/"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["links", *map(str, arguments)])


def rows(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout)))


def on_a_terminal(*arguments: str | Path, columns: int = 80) -> str:
    """What a command shows on a terminal."""
    ours, theirs = pty.openpty()
    environment = os.environ | {
        "COLUMNS": str(columns),
        "TERM": "xterm",
        "PYTHONIOENCODING": "utf-8",
    }
    with subprocess.Popen(
        [sys.executable, "-m", "kitgen", "links", *map(str, arguments)],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as process:
        os.close(theirs)
        shown = b""
        try:
            while some := os.read(ours, 65_536):
                shown += some
        except OSError:
            pass  # Linux says so when the other end is closed.
        assert process.wait() == 0
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def test_without_a_terminal_each_link_has_a_line_of_its_own(linked: Kit) -> None:
    result = run(linked.root)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert len(lines) == LINKS
    url = f"{HOME}s/{code(linked, 'mara', 'interview:mara', 'linkedin')}/"
    assert f"Mara Ek\t“Mara waited.”\tLinkedIn\t{url}\tleads to its target" in lines
    assert f"Mara Ek\t“Mara waited.”\tOwn name\t{HOME}maria/\tleads to its target" in lines
    assert result.stderr == ""


def test_it_is_the_kit_one_is_in_that_is_listed(
    linked: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(linked.root)
    assert run("--person", "lea").stdout == run(linked.root, "--person", "lea").stdout != ""


def test_on_a_terminal_links_stand_below_whose_and_what_they_are(linked: Kit) -> None:
    shown = on_a_terminal(linked.root, "--person", "lea", columns=60)
    first = code(linked, "lea", "guide", "email")
    assert "Dr. Léa Öst: The Waiting Guide" in shown
    assert f"Email  {HOME}s/{first}/" in shown
    assert "│" not in shown


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--person", "lea"], 2),
        (["--person", "Mara Ek"], 13),
        (["--person", "lea", "--person", "otto"], 10),
        (["--target", "guide"], 13),
        (["--target", "interview:mara"], 5),
        (["--target", "mara"], 5),
        (["--channel", "vanity"], 1),
        (["--channel", "in-person", "--channel", "linkedin"], 14),
        (["--person", "mara", "--target", "guide", "--channel", "email"], 1),
        (["--person", "lea", "--channel", "linkedin"], 0),
    ],
)
def test_links_are_chosen_by_person_target_and_channel(
    linked: Kit, options: list[str], count: int
) -> None:
    result = run(linked.root, *options, "--csv")
    assert result.exit_code == 0
    assert len(rows(result)) == count


@pytest.mark.parametrize(
    ("option", "word", "near"),
    [
        ("--person", "marra", "mara"),
        ("--person", "Marra Ek", "mara"),
        ("--target", "guid", "guide"),
        ("--channel", "linkdin", "linkedin"),
    ],
)
def test_a_slip_in_a_filter_is_a_wrong_call_with_the_nearest_name(
    linked: Kit, option: str, word: str, near: str
) -> None:
    result = run(linked.root, option, word)
    assert result.exit_code == 2
    assert f"{word}. Did you mean {near}?" in result.stderr
    assert result.stdout == ""


def test_csv_and_json_say_the_same(linked: Kit) -> None:
    table = rows(run(linked.root, "--csv"))
    assert table == json.loads(run(linked.root, "--json").stdout)
    assert [row["code"] for row in table] == [link.code for link in given(linked).links]
    assert table[-1] == {
        "person": "otto",
        "name": "Otto Post",
        "target": "offer",
        "title": "An hour with your own numbers",
        "channel": "linkedin",
        "channel_name": "LinkedIn",
        "code": code(linked, "otto", "offer", "linkedin"),
        "url": f"{HOME}s/{code(linked, 'otto', 'offer', 'linkedin')}/",
        "leads_to": "offer",
        "state": "leads to its target",
    }


def test_excel_is_told_that_it_is_utf_8(linked: Kit) -> None:
    result = run(linked.root, "--excel", "--person", "lea")
    assert result.stdout_bytes.startswith(b"\xef\xbb\xbfperson,name,")
    assert "Dr. Léa Öst".encode() in result.stdout_bytes


def test_one_form_at_a_time(linked: Kit) -> None:
    assert run(linked.root, "--csv", "--json").exit_code == 2


def test_nothing_in_the_kit_changes(linked: Kit) -> None:
    before = content(linked)
    for options in ([], ["--csv"], ["--json"]):
        assert run(linked.root, *options).exit_code == 0
    assert content(linked) == before


def test_links_that_the_next_build_gives_out_are_only_mentioned(linked: Kit) -> None:
    before = content(linked)
    linked.edit("content/ambassadors.yaml", "channels: [email]", "channels: [email, link]")
    result = run(linked.root)
    assert len(result.stdout.splitlines()) == LINKS
    assert result.stderr == "2 more links come with the next kitgen build.\n"
    assert run(linked.root, "--person", "mara").stderr == ""
    after = content(linked)
    del before["content/ambassadors.yaml"], after["content/ambassadors.yaml"]
    assert after == before


def test_a_kit_that_was_never_built_has_no_links_yet(linked: Kit) -> None:
    for path in (
        "content/links.csv",
        "content/links.key",
        ".kitgen/links.csv",
        ".kitgen/links.key",
    ):
        (linked.root / path).unlink()
    result = run(linked.root)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        "There are no links yet.",
        f"{LINKS} more links come with the next kitgen build.",
    ]
    assert run(linked.root, "--json").stdout == "[\n]\n"


def test_links_that_a_file_has_lost_are_listed_and_it_is_said(linked: Kit) -> None:
    whole = (linked.root / "content/links.csv").read_text()
    linked.write("content/links.csv", "\n".join(whole.splitlines()[:5]) + "\n")
    result = run(linked.root)
    assert len(result.stdout.splitlines()) == LINKS
    assert "the next kitgen build puts it back" in result.stderr
    assert "more links come" not in result.stderr


def test_titles_are_words_without_marks(linked: Kit) -> None:
    linked.edit("content/kit.yaml", "title: The Waiting Guide", "title: The *Waiting* Guide")
    assert "\tThe Waiting Guide\t" in run(linked.root).stdout


def test_a_link_whose_interview_is_gone_says_where_it_leads(linked: Kit) -> None:
    (linked.root / "content/interviews/mara/interview.md").unlink()
    table = rows(run(linked.root, "--csv", "--target", "mara"))
    assert {row["state"] for row in table} == {"leads to the guide: the interview is gone"}
    assert {(row["leads_to"], row["title"]) for row in table} == {("guide", "mara")}


def test_a_link_whose_interview_is_not_agreed_to_any_more_says_so(linked: Kit) -> None:
    linked.edit_interview("mara", "status: approved", "status: withdrawn")
    table = rows(run(linked.root, "--csv", "--target", "mara"))
    assert {row["state"] for row in table} == {"leads to the guide: the interview is not published"}


def test_a_link_to_a_guide_that_is_gone_leads_to_the_offer(linked: Kit) -> None:
    (linked.root / "content/problems/waiting.yaml").unlink()
    linked.edit_interview("mara", "problems: [waiting]\n", "")
    table = rows(run(linked.root, "--csv", "--target", "guide"))
    assert {row["state"] for row in table} == {"leads to the offer: the guide is gone"}


def test_somebody_who_is_no_longer_among_the_ambassadors_goes_by_their_id(linked: Kit) -> None:
    linked.write("content/ambassadors.yaml", "[]\n")
    assert {row["name"] for row in rows(run(linked.root, "--csv", "--person", "lea"))} == {"lea"}


def test_where_no_pages_are_written_the_collector_answers(linked: Kit) -> None:
    linked.edit("content/kit.yaml", "channels:", "links: { pages_up_to: 3 }\nchannels:")
    states = {row["state"] for row in rows(run(linked.root, "--csv"))}
    assert states == {"no pages: the collector answers"}


HOSTILE = '=cmd|"/c calc"!A1\u202e\x9b31m [red]x'


def test_a_hostile_name_does_nothing_in_a_spreadsheet(linked: Kit) -> None:
    linked.edit("content/ambassadors.yaml", "name: Otto Post", f"name: {json.dumps(HOSTILE)}")
    names = {row["name"] for row in rows(run(linked.root, "--csv", "--person", "otto"))}
    assert names == {'\'=cmd|"/c calc"!A131m [red]x'}


@pytest.mark.parametrize("name", ["+1", "-1", "@SUM(1)", "＝1", "x;=1"])
def test_what_begins_like_a_formula_is_a_word(linked: Kit, name: str) -> None:
    linked.edit("content/ambassadors.yaml", "name: Otto Post", f"name: '{name}'")
    names = {row["name"] for row in rows(run(linked.root, "--csv", "--person", "otto"))}
    assert names == {name.replace("=", "'=") if ";" in name else f"'{name}"}


def test_a_hostile_name_does_nothing_to_a_terminal(linked: Kit) -> None:
    linked.edit("content/ambassadors.yaml", "name: Otto Post", f"name: {json.dumps(HOSTILE)}")
    for shown in (
        run(linked.root, "--person", "otto").stdout,
        on_a_terminal(linked.root, "--person", "otto"),
    ):
        assert "\\u202e\\x9b31m [red]x" in shown
        assert not {"\u202e", "\x9b"} & set(shown)


def test_json_keeps_a_hostile_name_and_escapes_it(linked: Kit) -> None:
    linked.edit("content/ambassadors.yaml", "name: Otto Post", f"name: {json.dumps(HOSTILE)}")
    result = run(linked.root, "--json", "--person", "otto")
    assert result.stdout.isascii()
    assert {one["name"] for one in json.loads(result.stdout)} == {HOSTILE}


def test_errors_in_the_kit_are_shown_and_nothing_else(linked: Kit) -> None:
    ledger = linked.root / "content/links.csv"
    ledger.write_text(ledger.read_text().replace("lea,guide", "leo,guide"))
    for options in ([], ["--csv"], ["--json"]):
        result = run(linked.root, *options)
        assert result.exit_code == 1
        assert result.stdout == ""
        assert "content/links.csv:2:1: error: this line was changed by hand" in result.stderr
        assert "hint: " in result.stderr


def test_a_link_that_cannot_be_given_out_is_told_beside_those_that_were(linked: Kit) -> None:
    linked.edit("content/ambassadors.yaml", "name: Otto Post", "name: Otto Post, vanity: maria")
    result = run(linked.root)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == LINKS
    assert "otto cannot have the link maria" in result.stderr


def test_whoever_reads_the_first_line_only_hears_no_complaint(linked: Kit) -> None:
    command = f"{sys.executable} -m kitgen links --csv {linked.root} | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("person,name,")
    assert done.stderr == ""


def test_a_misspelt_command_is_no_folder(tmp_path: Path) -> None:
    result = run("shwo", "maria")
    assert result.exit_code == 2
    assert "Did you mean show?" in result.stderr


def test_help_loads_nothing_heavy() -> None:
    ask = (
        "import sys\n"
        "from kitgen.cli import main\n"
        "try: main(['links', '--help'])\n"
        "finally: print('MODULES', *sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    loaded = done.stdout.partition("MODULES ")[2].split()
    assert "kitgen.cli.links_table" in loaded
    assert not {"csv", "json", "pydantic", "yaml", "jinja2", "rich", "segno", "PIL"} & {*loaded}


def test_help_tells_of_the_table_and_of_the_commands() -> None:
    result = run("--help")
    assert result.exit_code == 0
    for word in ("--person", "--qr", "show", "check", "mailmerge", "new-key"):
        assert word in result.stdout


@pytest.mark.parametrize(
    ("words", "incomplete", "found"),
    [
        ([], "sh", ["show"]),
        ([], "--per", ["--person"]),
        (["--person"], "m", ["mara"]),
        (["--target"], "", ["guide", "mara", "offer"]),
        (["--channel"], "li", ["link", "linkedin"]),
        (["show"], "mari", ["maria"]),
    ],
)
def test_a_shell_completes_what_stands_in_the_ledger(
    linked: Kit,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    incomplete: str,
    found: list[str],
) -> None:
    monkeypatch.chdir(linked.root)
    complete: Any = ShellComplete(main, {}, "kitgen", "_KITGEN_COMPLETE")
    items = complete.get_completions(["links", *words], incomplete)
    assert [item.value for item in items] == found
