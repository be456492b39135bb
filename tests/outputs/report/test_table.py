from __future__ import annotations

import csv
import io

import pytest

from kitgen.model.report import Figure
from kitgen.outputs.report.table import files

from . import samples


def _read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_there_is_a_file_for_each_part_of_the_report() -> None:
    names = "report steps weeks months ambassadors channels interviews problems introductions"
    names += " credits waiting sources markets machines asked reads"
    assert list(files(samples.sample())) == [f"{name}.csv" for name in names.split(" ")]


def _same(cells: dict[str, str], name: str, figure: Figure) -> None:
    if figure.withheld:
        assert cells[name] == "few"
    elif figure.value is None:
        assert cells[name] == ""
    else:
        assert float(cells[name]) == figure.value
    assert cells[f"{name}_basis"] == figure.basis.value


@pytest.mark.parametrize("name", ["sample", "first_week", "large"])
def test_every_figure_is_in_the_files_with_what_it_rests_on(name: str) -> None:
    report = getattr(samples, name)()
    found = files(report)
    for step, cells in zip(report.steps, _read(found["steps.csv"]), strict=True):
        assert cells["step"] == step.id
        _same(cells, "actual", step.actual)
        if step.target is not None:
            assert float(cells["target"]) == step.target
    for of in report.breakdowns:
        rows = _read(found[f"{of.by}s.csv"])
        for row, cells in zip((*of.rows, of.together), rows, strict=True):
            for column in row._fields[2:]:
                _same(cells, column, getattr(row, column))
    for spans, file in ((report.weeks, "weeks.csv"), (report.months, "months.csv")):
        for span, cells in zip(spans, _read(found[file]), strict=True):
            assert cells["first"] == span.first.isoformat()
            for column in span._fields[2:]:
                _same(cells, column, getattr(span, column))


def test_a_rate_stands_with_its_parts_and_its_interval() -> None:
    rows = {row["step"]: row for row in _read(files(samples.sample())["steps.csv"])}
    won = rows["won"]
    assert (won["part"], won["of"], won["rate"]) == ("9", "18", "0.5")
    assert (won["rate_low"], won["rate_high"]) == ("0.2903", "0.7097")


def test_a_rate_that_would_tell_a_withheld_number_is_not_written() -> None:
    rows = {row["step"]: row for row in _read(files(samples.first_week())["steps.csv"])}
    assert rows["read"]["part"] == rows["introduced"]["of"] == ""


def test_all_introductions_and_credits_are_in_the_files() -> None:
    report = samples.large()
    found = files(report)
    assert len(_read(found["introductions.csv"])) == 300
    credits = _read(found["credits.csv"])
    assert len(credits) == sum(len(one.credits) for one in report.introductions)
    assert {float(one["part"]) for one in credits} == {0.5, 1.0}


def test_a_stage_without_a_day_is_yes_and_one_not_reached_is_nothing() -> None:
    rows = _read(files(samples.sample())["introductions.csv"])
    assert rows[7]["lost"] == "yes"
    assert rows[0]["lost"] == ""
    assert rows[0]["won"] == "2026-04-19"
    assert rows[7]["stage"] == "lost"


def test_no_cell_is_run_as_a_formula() -> None:
    evil = samples.sample()._replace(notes=("=HYPERLINK(1)", "+1", "@x", "a;=1"))
    rows = list(csv.reader(io.StringIO(files(evil)["report.csv"])))
    assert [row[1] for row in rows if row[0] == "note"] == ["'=HYPERLINK(1)", "'+1", "'@x", "a;'=1"]
    for text in files(samples.hostile()).values():
        assert not any(c in text for c in "\x1b\x07\u202e\u2066")
        for row in csv.reader(io.StringIO(text)):
            assert not any(cell[:1] in ("=", "+", "-", "@") for cell in row if cell)
