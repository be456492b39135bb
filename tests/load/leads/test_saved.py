"""The kit's file of columns is written once, added to, and otherwise left to its owner."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.load.leads import saved
from kitgen.load.leads.cell import clean
from kitgen.model.columns import Columns, DateOrder, Meaning, StageWord

PATH = "content/columns/leads.yaml"
NAMES = st.text(min_size=1, max_size=60).map(clean).filter(bool)
COLUMNS = st.dictionaries(NAMES, st.sampled_from(Meaning), min_size=1, max_size=6)
STAGES = st.dictionaries(NAMES, st.sampled_from(StageWord), max_size=6)
OWN = """\
# Mine.
dates: day first
columns:
    Name: name     # the customer
    "E-Mail": email

stages:
  Gewonnen: won
# The end.
"""


def read(data: bytes | str) -> Columns:
    loaded = saved.read_columns(PATH, data if isinstance(data, bytes) else data.encode())
    assert loaded.findings == ()
    assert loaded.value is not None
    return loaded.value


@given(COLUMNS, STAGES, st.lists(NAMES, max_size=3))
def test_what_is_written_reads_back(
    columns: dict[str, Meaning], stages: dict[str, StageWord], unclear: list[str]
) -> None:
    found = read(saved.first(columns, stages, unclear))
    assert (found.columns, found.stages) == (columns, stages)


def test_the_file_says_what_it_is_and_words_that_nobody_knows_wait_in_it() -> None:
    text = saved.first({"Name": Meaning.NAME}, {"Won": StageWord.WON}, ["Verbal yes"])
    assert text.splitlines()[1].startswith("# How kitgen reads the exports of your CRM")
    assert '  # "Verbal yes": meeting\n' in text
    assert all(meaning in text for meaning in Meaning)
    uncommented = read(text.replace('# "Verbal yes"', '"Verbal yes"'))
    assert uncommented.stages == {"Won": StageWord.WON, "Verbal yes": StageWord.MEETING}
    alone = saved.first({"Name": Meaning.NAME}, {}, ["Verbal yes"])
    assert read(alone).stages == {}


def test_its_settings_wait_as_comments_that_can_be_used() -> None:
    text = saved.first({"Name": Meaning.NAME}, {}, ())
    text = re.sub(r"^# (dates|decimals|amounts_in|pipelines|origin): ", r"\1: ", text, flags=re.M)
    found = read(text)
    assert found.dates is DateOrder.DAY_FIRST
    assert (found.decimals, found.amounts_in, found.origin) == ("comma", "EUR", "hubspot")
    assert found.pipelines == ("New deals",)


def test_new_columns_and_words_are_added_and_nothing_else_is_touched() -> None:
    data = saved.added(PATH, OWN.encode(), {"Betrag": Meaning.AMOUNT}, {"Neu": StageWord.OPEN})
    assert data is not None
    added = data.decode()
    assert [line for line in added.splitlines() if line not in OWN.splitlines()] == [
        "    # Added at a later import:",
        '    "Betrag": amount',
        "  # Added at a later import:",
        '  "Neu": open',
    ]
    assert read(data).columns == {
        "Name": Meaning.NAME,
        "E-Mail": Meaning.EMAIL,
        "Betrag": Meaning.AMOUNT,
    }
    assert read(data).dates is DateOrder.DAY_FIRST


@pytest.mark.parametrize(
    "change", [("\n", "\r\n"), ("# Mine", "\ufeff# Mine"), ("# The end.\n", "")]
)
def test_line_ends_and_marks_of_the_file_stay(change: tuple[str, str]) -> None:
    before = OWN.replace(*change).encode()
    data = saved.added(PATH, before, {"Betrag": Meaning.AMOUNT}, {})
    assert data is not None
    kept = [line for line in data.split(b"\n") if b"Betrag" not in line and b"Added" not in line]
    assert b"\n".join(kept) == before


def test_a_part_that_is_not_there_is_begun() -> None:
    data = saved.added(PATH, b"columns:\n  Name: name", {}, {"Neu": StageWord.OPEN})
    assert data is not None
    assert read(data).stages == {"Neu": StageWord.OPEN}


@pytest.mark.parametrize(
    "before", ["columns: { Name: name }\n", "columns:\n  Name: nam\n", "columns:\n", "- a\n"]
)
def test_what_cannot_be_added_to_is_left_alone(before: str) -> None:
    assert saved.added(PATH, before.encode(), {"Betrag": Meaning.AMOUNT}, {}) is None


@given(COLUMNS, STAGES, COLUMNS, STAGES)
def test_whatever_is_added_reads_back(
    columns: dict[str, Meaning],
    stages: dict[str, StageWord],
    more: dict[str, Meaning],
    words: dict[str, StageWord],
) -> None:
    more = {name: more[name] for name in more if name not in columns}
    words = {word: words[word] for word in words if word not in stages}
    before = saved.first(columns, stages, ()).encode()
    data = saved.added(PATH, before, more, words)
    assert data is not None
    assert read(data) == Columns(columns={**columns, **more}, stages={**stages, **words})


def test_a_wrong_word_in_the_file_is_found_where_it_stands() -> None:
    loaded = saved.read_columns(PATH, b"columns:\n  Name: nmae\nstagess: {}\n")
    assert loaded.value is None
    assert [f"{one.place}: {one.rule}" for one in loaded.findings] == [
        f"{PATH}:2:9: bad-value",
        f"{PATH}:3:1: unknown-key",
    ]


def test_what_cannot_be_added_can_be_written_by_hand() -> None:
    lines = "\n".join(saved.lines({"A": Meaning.NAME}, {"B": StageWord.WON}))
    assert read(lines) == Columns(columns={"A": Meaning.NAME}, stages={"B": StageWord.WON})
