"""A month that is known to the last visit: collected, imported, and reported as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bench.simulate import simulate
from bench.simulation.check import compare
from bench.simulation.month import Month
from kitgen.build.links.book import read_book

from ..kits.making import Built


@pytest.fixture(scope="module")
def sample(built: Callable[[str], Built]) -> Path:
    return built("sample").root


def test_every_figure_of_the_report_is_what_the_month_knows(
    sample: Path, tmp_path: Path, database: str
) -> None:
    found, ready = simulate(sample, tmp_path, 2026, database)
    assert [f"{one.what}: {one.said}, not {one.true}" for one in found if not one.right] == []
    assert len(found) > 400
    book = read_book(sample).book
    assert book is not None
    names = {one.id: one.name for one in book.kit.ambassadors}
    other = Month(book.ledger, names, seed=7).truth
    wrong = {one.what for one in compare(ready.report, other) if not one.right}
    assert {"visited", "read", "introduced", "met", "machines"} <= wrong, "it compares nothing"


def test_the_same_month_gives_the_same_report(sample: Path, tmp_path: Path) -> None:
    shown = []
    for run in ("first", "second"):
        (tmp_path / run).mkdir()
        shown.append(simulate(sample, tmp_path / run, seed=5)[1].data())
    assert shown[0] == shown[1]
