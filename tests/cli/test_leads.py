"""kitgen leads takes in what a CRM knows, twice without a change, and lists it harmlessly."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kitgen.build.leads import PATH
from kitgen.cli import main
from kitgen.cli.leads_list import Listed

EXPORTS = Path(__file__).parents[1] / "load/leads/exports"


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["leads", *map(str, arguments)])


def listed(kit: Path) -> list[dict[str, str]]:
    result = run("list", kit, "--csv")
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_an_export_is_shown_written_down_and_counted(kit: Path) -> None:
    result = run("import", EXPORTS / "hubspot-deals.csv", kit)
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0] == "An export of HubSpot, 4 rows."
    assert "Deal Stage\tstage\ta known heading" in lines
    assert "Closed won\twon" in lines
    assert lines[-2:] == [
        f"Wrote {PATH}: look through it, and change what is wrong.",
        "4 new, 0 changed, 0 as they were.",
    ]
    assert "hubspot-deals.csv:5:3: warning: “Verbal yes” is no stage" in result.stderr


@pytest.mark.parametrize("name", sorted(path.name for path in EXPORTS.iterdir()))
def test_the_same_file_twice_changes_nothing(kit: Path, name: str) -> None:
    run("import", EXPORTS / name, kit)
    before = listed(kit)
    columns = (kit / PATH).read_bytes()
    result = run("import", EXPORTS / name, kit)
    assert result.stdout.splitlines()[-1] == f"0 new, 0 changed, {len(before)} as they were."
    assert listed(kit) == before
    assert (kit / PATH).read_bytes() == columns


def test_a_record_that_went_on_is_changed(kit: Path, tmp_path: Path) -> None:
    run("import", EXPORTS / "hubspot-deals.csv", kit)
    text = (EXPORTS / "hubspot-deals.csv").read_text("utf-8")
    later = tmp_path / "later.csv"
    later.write_text(text.replace("Verbal yes", "Closed won"), "utf-8")
    result = run("import", later, kit)
    assert result.stdout.splitlines()[-1] == "0 new, 1 changed, 3 as they were."
    assert [row["stage"] for row in listed(kit)] == ["won", "lost", "meeting", "won"]


def test_a_dry_run_writes_neither_database_nor_file(kit: Path) -> None:
    result = run("import", EXPORTS / "pipedrive-deals.csv", kit, "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == (
        "3 records would be imported. Nothing was written: this was a dry run."
    )
    assert [path.name for path in kit.iterdir()] == ["content"]
    assert list((kit / "content").iterdir()) == []


def test_an_error_lets_nothing_in(kit: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text('Name,Email\nAda,a@x.example\nBo,"b@x.example\n', "utf-8")
    result = run("import", wrong, kit)
    assert result.exit_code == 1
    assert "wrong.csv:3:1: error:" in result.stderr
    assert result.stderr.splitlines()[-1] == "Nothing was imported."
    assert listed(kit) == []


def test_a_file_that_is_not_there_is_said_plainly(kit: Path) -> None:
    result = run("import", "none.csv", kit)
    assert result.exit_code == 1
    assert "none.csv:1:1: error: there is no such file" in result.stderr


def test_columns_can_be_guessed_anew(kit: Path) -> None:
    run("import", EXPORTS / "blatt.csv", kit)
    path = kit / PATH
    text = path.read_text("utf-8").replace('"Name": name', '"Name": nothing')
    path.write_text(text, "utf-8")
    assert (
        "Name\tname\ta known heading"
        in run(
            "import", EXPORTS / "blatt.csv", kit, "--columns", "guess", "--dry-run"
        ).stdout.splitlines()
    )
    said = run("import", EXPORTS / "blatt.csv", kit).stdout.splitlines()
    assert f"Name\tnothing\t{PATH} says so" in said
    assert path.read_text("utf-8") == text


def test_no_cell_of_a_list_is_run_as_a_formula(kit: Path) -> None:
    run("import", EXPORTS / "hubspot-deals.csv", kit)
    told = {row["name"]: row["told"] for row in listed(kit)}
    assert told["Nils Kvist"] == "'=cmd|' /C calc'!A0"
    for line in run("list", kit).stdout.splitlines():
        assert not any(part.startswith("=") for part in line.split("\t"))


def test_a_list_has_the_form_and_the_imports_the_oldest_first(kit: Path) -> None:
    from kitgen.build.database import url_of
    from kitgen.model.lead import Request
    from kitgen.track.store import open_store

    run("import", EXPORTS / "hubspot-deals.csv", kit)
    at = dt.datetime(2026, 1, 13, 9, tzinfo=dt.UTC)
    sent = Request("1", at, "Ina \x1b[31m", "i@x.example", "bcdf", "Lea", {"why": "so"}, "a bot")
    with open_store(url_of(kit, "")) as store:
        store.write([sent])
    rows = listed(kit)
    assert [row["origin"] for row in rows] == ["hubspot", "form", "hubspot", "hubspot", "hubspot"]
    assert rows[1]["machine"] == "a bot"
    objects = json.loads(run("list", kit, "--json").stdout)
    assert objects[0]["answers"] == {"why": "so"}
    assert objects[1]["reached"][-1] == {
        "stage": "won",
        "day": "2026-02-20",
        "amount": "12000.00",
    }
    assert "\x1b" not in run("list", kit).stdout


def test_csv_has_every_part_and_not_two_formats_at_once(kit: Path) -> None:
    header = run("list", kit, "--csv").stdout.splitlines()[0]
    assert header.split(",") == list(Listed._fields)
    assert run("list", kit, "--csv", "--json").exit_code == 2
    assert "There are no leads yet" in run("list", kit).stderr


def test_a_slip_of_the_fingers_is_answered(kit: Path) -> None:
    assert "Did you mean import?" in run("imprt", "x", kit).stderr
    assert "There is no command 'zzz'." in run("zzz").stderr
