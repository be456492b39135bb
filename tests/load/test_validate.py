from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel, Field

from kitgen.load.loaded import Loaded
from kitgen.load.validate import validate
from kitgen.load.yaml import read
from kitgen.model.brand import Brand
from kitgen.model.cost import CostModel
from kitgen.model.finding import Finding
from kitgen.model.interview import Consent, Guest, Portrait, Quote, Recording, Result
from kitgen.model.kit import Settings
from kitgen.model.problem import Exhibit, SelfCheck


def findings(kind: type, text: str) -> list[Finding]:
    loaded: Loaded[Any] = validate(kind, read("a.yaml", text))
    assert loaded.value is None
    return list(loaded.findings)


def test_a_right_document_is_a_value_that_knows_its_places() -> None:
    loaded = validate(
        Guest, read("a.yaml", "name: Mara\nworks:\n- {label: x, url: https://x.org}\n")
    )
    assert loaded.value is not None
    assert loaded.value.works[0].label == "x"
    assert loaded.findings == ()
    assert loaded.locate(("works", 0, "url")).column == 19


@pytest.mark.parametrize(
    ("kind", "text", "rule", "column", "message", "hint"),
    [
        (Guest, "nmae: x", "missing-key", 1, "`name` is missing", "write `name: …`"),
        (
            Guest,
            "name: x\nwork: []",
            "unknown-key",
            1,
            "`work` is not a key of the file",
            "did you mean `works`?",
        ),
        (
            Guest,
            "name: NO",
            "yaml-surprising-type",
            7,
            "`NO` is read as false",
            'write it in quotes: name: "NO"',
        ),
        (
            Guest,
            "name: 1.10",
            "yaml-surprising-type",
            7,
            "`1.10` is read as the number 1.1",
            'write it in quotes: name: "1.10"',
        ),
        (Guest, "name: 12:30:45", "yaml-surprising-type", 7, "the number 45045", '"12:30:45"'),
        (Guest, "name: 010", "yaml-surprising-type", 7, "`010` is read as the number 8", '"010"'),
        (Guest, "name: 2026-01-31", "yaml-surprising-type", 7, "a date", '"2026-01-31"'),
        (Guest, "name: true", "yaml-surprising-type", 7, "`true` is read as true", '"true"'),
        (Guest, "name:", "bad-value", 6, "`name` is empty", "delete"),
        (Guest, 'name: ""', "bad-value", 7, "`name` is empty", "delete"),
        (Guest, "name: [a]", "wrong-type", 7, "must be text, not a list", ""),
        (Guest, 'name: "a\\nb"', "bad-value", 7, "must be one line", ""),
        (
            Guest,
            f"name: {'x' * 401}",
            "bad-value",
            7,
            "401 characters long; at most 400",
            "shorten",
        ),
        (Guest, "name: x\nworks: y", "wrong-type", 8, "must be a list", "dash"),
        (Guest, "name: x\ncontact: y", "wrong-type", 10, "keys of its own", "label, url"),
        (
            Guest,
            "name: x\nprofiles: [www.x.org]",
            "bad-value",
            12,
            "entry 1 of `profiles`",
            "write https://www.x.org",
        ),
        (
            Guest,
            "name: x\ncontact: {label: y, url: a@x.org}",
            "bad-value",
            26,
            "full address",
            "write mailto:a@x.org",
        ),
        (Guest, 'name: x\nprofiles: ["javascript:alert(1)"]', "bad-value", 12, "web address", ""),
        (Portrait, "{file: /a, alt: b}", "bad-value", 8, "a file of the kit", "slash"),
        (Portrait, "{file: a, alt: b, focus: [0.5]}", "missing-key", 19, "too few", "entry 2"),
        (Portrait, "{file: a, alt: b, focus: [0, 2]}", "bad-value", 30, "at most 1, not `2`", ""),
        (
            Portrait,
            "{file: a, alt: b, looks: lift}",
            "bad-value",
            26,
            "`left` or `right`, not `lift`",
            "did you mean `left`?",
        ),
        (
            Portrait,
            "{file: a, alt: b, colour: yes}",
            "yaml-surprising-type",
            27,
            "`yes` is read as true",
            "write true",
        ),
        (Portrait, "{file: a, alt: b, colour: maybe}", "wrong-type", 27, "true or false", ""),
        (
            Consent,
            "status: aproved",
            "bad-value",
            9,
            "`pending`, `approved` or `withdrawn`",
            "`approved`",
        ),
        (Consent, "on: 31.3.2026", "wrong-type", 5, "must be a date", "2026-03-31"),
        (Consent, "on: 2026-02-30", "yaml-surprising-type", 5, "does not exist", "2026-02-28"),
        (
            Consent,
            "on: 2026-02-28 10:00",
            "yaml-surprising-type",
            5,
            "a point in time",
            "2026-02-28",
        ),
        (Consent, "on: yes", "yaml-surprising-type", 5, "must be a date", "2026-03-31"),
        (
            Result,
            "{label: a, before: '3,5', after: 1}",
            "wrong-type",
            20,
            "must be a number",
            "3.5",
        ),
        (Result, "{label: a, before: 010, after: 1}", "yaml-surprising-type", 20, "number 8", "10"),
        (Result, "{label: a, before: '1,200', after: 1}", "wrong-type", 20, "number", "1200"),
        (Result, "{label: a, before: 30 days, after: 1}", "wrong-type", 20, "number", "alone: 30"),
        (Result, "{label: a, before: 1e999, after: 1}", "wrong-type", 20, "usual size", ""),
        (Result, "{label: Fees, and more, before: 1, after: 2}", "unknown-key", 15, "and more", ""),
        (Quote, "{text: a, at: '4:12'}", "wrong-type", 15, "must be a number", "252 seconds"),
        (
            Recording,
            "{kind: audio, file: a, seconds: 0}",
            "bad-value",
            33,
            "more than 0, not `0`",
            "",
        ),
        (
            SelfCheck,
            "{title: a, text: a, statements: [], scores: [{at_least: 2.5, text: a}]}",
            "wrong-type",
            57,
            "a whole number, not `2.5`",
            "decimals",
        ),
        (
            Exhibit,
            "{title: a, columns: [b], rows: [[1]]}",
            "yaml-surprising-type",
            34,
            "the number 1",
            '- "1"',
        ),
        (Brand, "color: #2d6c4a", "bad-value", 7, "# begins a comment", '"#2d6c4a"'),
        (Brand, "color: 2d6c4a", "bad-value", 8, "six digits", '"#2d6c4a"'),
        (Brand, "- x", "wrong-type", 1, "the file must be a part with keys", "color, fonts, logo"),
        (
            CostModel,
            "{title: a, text: a, inputs: {}, lines: [{name: l, label: a, formula: x}], "
            "sum_title: a, total: a}",
            "bad-value",
            1,
            "neither an input nor an earlier line",
            "",
        ),
        (
            CostModel,
            "{title: a, text: a, inputs: {A B: {label: a, value: 1}}, lines: [], "
            "sum_title: a, total: a}",
            "bad-value",
            30,
            "lower-case letters",
            "days_late",
        ),
    ],
)
def test_an_error_is_told_in_plain_words(
    kind: type, text: str, rule: str, column: int, message: str, hint: str
) -> None:
    found = findings(kind, text)
    finding = next(f for f in found if f.rule == rule and message in f.message)
    assert hint in finding.hint
    if rule != "bad-value" or not finding.message.startswith("`name` is empty"):
        assert finding.place.column == column


@pytest.mark.parametrize(
    ("text", "rule", "message"),
    [
        ("channels: [Linked In]", "bad-value", "entry 1 of `channels` must be lower-case"),
        ("channels: [7]", "yaml-surprising-type", "`7` is read as the number 7"),
        ("channels: [{id: x, nam: y, name: z}]", "unknown-key", "`nam`"),
        ("channels: [{id: x}]", "missing-key", "`name` is missing in entry 1 of `channels`"),
        ("channels: [[x]]", "bad-value", "must be text or a part with keys of its own, not a list"),
        ("rules: {tone: loud}", "bad-value", "`warning` or `info` or true or false, not `loud`"),
        ("rules: {tone: 3}", "bad-value", "not `3`"),
        ("rules: {tone: off}", "yaml-surprising-type", "`off` is read as false"),
    ],
)
def test_a_choice_of_types_gives_one_finding(text: str, rule: str, message: str) -> None:
    (finding,) = [f for f in findings(Settings, text) if f.place.column > 1]
    assert finding.rule == rule
    assert message in finding.message


def test_a_missing_key_is_told_where_its_parent_stands() -> None:
    (finding,) = findings(Guest, "name: x\nworks:\n- label: y\n")
    assert (finding.place.line, finding.message) == (3, "`url` is missing in entry 1 of `works`")


def test_all_findings_are_told_at_once_in_order() -> None:
    found = findings(Guest, "place: NO\nwork: 1\ncontact: {label: y, url: x}\nplace: b\n")
    assert [(f.rule, f.place.line) for f in found] == [
        ("missing-key", 1),
        ("unknown-key", 2),
        ("bad-value", 3),
        ("yaml-duplicate-key", 4),
    ]


def test_a_part_refused_once_is_not_refused_again() -> None:
    assert [f.rule for f in findings(Guest, "name: !!int 5x\nplace: !x [a]")] == [
        "yaml-tag",
        "yaml-tag",
    ]


def test_keys_with_another_name_inside_are_told_as_the_user_writes_them() -> None:
    class Noun(BaseModel):
        from_: str = Field(alias="from")

    (finding,) = findings(Noun, "from: 3")
    assert "`3` is read" in finding.message
    assert [f.hint for f in findings(Noun, "form: a")] == ["write `from: …`"]


def test_very_many_findings_are_cut_short() -> None:
    found = findings(Guest, "name: x\n" + "".join(f"k{n}: 1\n" for n in range(5000)))
    assert len(found) == 51
    assert any(f.rule == "too-many-findings" for f in found)
