"""An export comes into a kit, and the kit keeps how to read the next one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kitgen.build.leads import PATH, Taken, take

TODAY = dt.date(2026, 3, 5)
HEAD = "Name,Email,Stage,Created,Referred by,Amount\n"


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    (tmp_path / "kit/content").mkdir(parents=True)
    return tmp_path / "kit"


def taken(
    kit: Path, text: str | bytes, *, anew: bool = False, write: bool = True, name: str = "a.csv"
) -> Taken:
    file = kit.parent / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return take(kit, file, TODAY, anew=anew, write=write)


def rules(found: Taken) -> list[str]:
    return [finding.rule for finding in found.findings]


def test_the_file_of_columns_is_written_once_and_then_left_alone(kit: Path) -> None:
    text = f"{HEAD}Ada,a@x.example,Won,2026-01-01,Bo,5\n"
    first = taken(kit, text)
    assert first.wrote == "written"
    assert first.read is not None
    assert len(first.read.records) == 1
    written = (kit / PATH).read_bytes()
    again = taken(kit, text)
    assert (again.wrote, (kit / PATH).read_bytes()) == ("", written)
    assert again.read is not None
    assert again.read.records == first.read.records


def test_what_its_owner_changes_is_taken_as_it_is(kit: Path) -> None:
    text = f"{HEAD}Ada,a@x.example,Won,2026-01-01,Bo,5\n"
    taken(kit, text)
    path = kit / PATH
    path.write_text(path.read_text("utf-8").replace('"Won": won', '"Won": lost'), "utf-8")
    changed = path.read_bytes()
    found = taken(kit, text)
    assert found.read is not None
    assert found.read.records[0].reached[-1].stage == "lost"
    assert path.read_bytes() == changed
    anew = taken(kit, text, anew=True)
    assert anew.read is not None
    assert anew.read.records[0].reached[-1].stage == "won"
    assert path.read_bytes() == changed


def test_another_export_adds_what_is_new(kit: Path) -> None:
    taken(kit, f"{HEAD}Ada,a@x.example,Won,2026-01-01,Bo,5\n")
    before = (kit / PATH).read_text("utf-8").splitlines()
    found = taken(kit, "Contact,Deal Stage,Close Date\nAda,Angebot,2026-01-01\n")
    assert found.wrote == "added to"
    after = (kit / PATH).read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == [
        "  # Added at a later import:",
        '  "Contact": name',
        '  "Deal Stage": stage',
        '  "Close Date": closed_on',
        "  # Added at a later import:",
        '  "Angebot": opportunity',
    ]
    assert [line for line in before if line not in after] == []


def test_a_dry_run_writes_nothing(kit: Path) -> None:
    found = taken(kit, f"{HEAD}Ada,a@x.example,Won,2026-01-01,Bo,5\n", write=False)
    assert found.wrote == ""
    assert not (kit / PATH).exists()


def test_a_column_that_is_gone_is_told_where_the_file_names_it(kit: Path) -> None:
    taken(kit, f"{HEAD}Ada,a@x.example,Won,2026-01-01,Bo,5\n")
    found = taken(kit, f"{HEAD.replace('Created', 'Createdd')}Ada,a@x,Won,2026-01-01,Bo,5\n")
    (finding,) = (one for one in found.findings if one.rule == "leads-absent")
    row = (kit / PATH).read_text("utf-8").splitlines()[finding.place.line - 1]
    assert row == '  "Created": introduced_on'
    assert finding.hint == "did you mean “Createdd”?"


def test_a_file_of_columns_with_errors_stops_the_import(kit: Path) -> None:
    (kit / PATH).parent.mkdir()
    (kit / PATH).write_text("columns:\n  Name: nmae\n", "utf-8")
    found = taken(kit, f"{HEAD}Ada,a@x.example,Won,2026-01-01,Bo,5\n")
    assert (found.read, found.failed, rules(found)) == (None, True, ["bad-value"])
    assert str(found.findings[0].place) == f"{PATH}:2:9"
    anew = taken(kit, f"{HEAD}Ada,a@x.example,Won,2026-01-01,Bo,5\n", anew=True)
    assert not anew.failed


def test_what_cannot_be_added_is_said_and_read_all_the_same(kit: Path) -> None:
    (kit / PATH).parent.mkdir()
    (kit / PATH).write_text("columns: { Name: name }\n", "utf-8")
    found = taken(kit, f"{HEAD}Ada,a@x.example,Won,2026-01-01,Bo,5\n")
    assert found.read is not None
    assert found.read.records[0].email == "a@x.example"
    assert rules(found) == ["leads-columns"]
    assert '"Email": email' in found.findings[0].hint
    assert (kit / PATH).read_text("utf-8") == "columns: { Name: name }\n"


def test_when_nobody_can_be_told_the_file_is_written_to_be_filled_in(kit: Path) -> None:
    found = taken(kit, "Qwert,Stage\nAda,Won\n")
    assert found.failed
    assert rules(found) == ["leads-who"]
    path = kit / PATH
    path.write_text(
        path.read_text("utf-8").replace("columns:", 'columns:\n  "Qwert": name'), "utf-8"
    )
    found = taken(kit, "Qwert,Stage\nAda,Won\n")
    assert found.read is not None
    assert found.read.records[0].name == "Ada"


def test_files_that_cannot_be_read_are_findings(kit: Path) -> None:
    for file in (kit, kit / "none.csv", Path("a\0b")):
        found = take(kit, file, TODAY, anew=False, write=True)
        assert (found.read, rules(found)) == (None, ["leads-file"])


def test_nothing_is_written_outside_of_the_kit(kit: Path) -> None:
    outside = kit.parent / "outside"
    outside.mkdir()
    (kit / "content/columns").symlink_to(outside)
    found = taken(kit, f"{HEAD}Ada,a@x.example,Won,2026-01-01,Bo,5\n")
    assert found.failed
    assert rules(found) == ["link-outside-kit"]
    assert list(outside.iterdir()) == []
