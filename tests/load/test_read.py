from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.load.read import (
    read_ambassadors,
    read_ideal_customer,
    read_interview,
    read_problem,
    read_process,
    read_settings,
)
from kitgen.model.finding import Place

PATH = "content/interviews/mara/interview.md"
FRONT = b"title: x\nguest: {name: Mara}\nstandfirst: y\ndescription: z\n"
READERS = (
    read_settings,
    read_problem,
    read_ideal_customer,
    read_process,
    read_ambassadors,
    read_interview,
)


def rules(path: str, data: bytes) -> list[str]:
    loaded = read_interview(path, data)
    assert loaded.value is None
    return [finding.rule for finding in loaded.findings]


def test_an_interview_is_read_with_its_words_and_places() -> None:
    data = (
        b"\xef\xbb\xbf---\r\n"
        + FRONT.replace(b"\n", b"\r\n")
        + b"---\r\nLead.\r\n\r\n## Why?\r\n\r\nSo.\r\n"
    )
    loaded = read_interview(PATH, data)
    assert loaded.findings == ()
    assert loaded.value is not None
    assert loaded.value.lead == "Lead."
    assert loaded.value.conversation[0].turns[0].text == "So."
    assert loaded.locate(("guest", "name")) == Place(PATH, 3, 15)
    assert loaded.locate(("conversation", 0, "question")) == Place(PATH, 9, 4)
    assert loaded.locate(("conversation", 0, "turns", 0, "text")) == Place(PATH, 11, 1)


def test_an_interview_may_be_all_yaml() -> None:
    data = FRONT + b"lead: L\nconversation:\n- question: Q\n  turns: [{text: T}]\n"
    loaded = read_interview("content/interviews/mara/interview.yaml", data)
    assert loaded.value is not None
    assert loaded.value.conversation[0].question == "Q"
    assert loaded.locate(("conversation", 0, "question")).line == 7


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"Just words.\n", ["front-matter-missing"]),
        (b"", ["front-matter-missing"]),
        (b"---\n" + FRONT, ["front-matter-open"]),
        (b"---\n---\nx\n", ["yaml-empty"]),
        (b"---\n" + FRONT + b"lead: a\n---\nWords.\n", ["conversation-twice"]),
        (
            b"---\n" + FRONT + b"recorded: x\nrecorded: y\n---\n## Q\n",
            ["wrong-type", "yaml-duplicate-key"],
        ),
        (b"---\n" + FRONT + b"---\n## " + b"q" * 401, ["bad-value"]),
        (b"---\n" + FRONT + b"x: " + b"y" * 1_000_001 + b"\n---\n", ["file-too-large"]),
        (b"x" * 5_000_001, ["file-too-large"]),
        (FRONT.decode().encode("utf-16"), ["encoding"]),
    ],
)
def test_trouble_is_a_finding(data: bytes, expected: list[str]) -> None:
    assert sorted(rules(PATH, data)) == expected


def test_a_finding_in_the_words_stands_where_the_words_do() -> None:
    (finding,) = read_interview(PATH, b"---\n" + FRONT + b"---\n\n## " + b"q" * 401).findings
    assert finding.place == Place(PATH, 8, 4)


def test_a_warning_does_not_take_the_value_away() -> None:
    loaded = read_interview(PATH, b"---\n" + FRONT + "---\n## Q\n\na\u2028b\n".encode())
    assert loaded.value is not None
    assert loaded.value.conversation[0].turns[0].text == "a b"
    assert [(f.rule, f.place.line) for f in loaded.findings] == [("control-character", 9)]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("../../../secret.jpg", "leads out"),
        ("../../../content-else/a.jpg", "leads out"),
        ("https://x.org/a.jpg", "is a web address"),
        ("C:/a.jpg", "leads out"),
        ("a\\b.jpg", "backslashes"),
    ],
)
def test_a_file_outside_the_kit_is_refused(name: str, message: str) -> None:
    front = FRONT.replace(b"Mara", b"Mara, portrait: {file: '" + name.encode() + b"', alt: a}")
    (finding,) = read_interview(PATH, b"---\n" + front + b"---\n").findings
    assert (finding.rule, finding.place.line) == ("path-outside-kit", 3)
    assert message in finding.message


def test_a_file_elsewhere_in_the_kit_is_allowed() -> None:
    front = FRONT.replace(b"Mara", b"Mara, portrait: {file: ../../shared/a.jpg, alt: a}")
    assert read_interview(PATH, b"---\n" + front + b"---\n").value is not None


def test_ambassadors_are_a_list() -> None:
    data = b"- {id: a, name: A, relation: friend}\n- {id: a, name: B, relation: family}\n"
    (finding,) = read_ambassadors("content/ambassadors.yaml", data).findings
    assert (finding.rule, finding.place.line, finding.place.column) == ("duplicate-id", 2, 8)
    (finding,) = read_ambassadors("content/ambassadors.yaml", b"id: a").findings
    assert "the file must be a list" in finding.message


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("path", ["content/a.yaml", "content/a.md", "content/a.csv"])
@given(data=st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_no_bytes_ever_raise(reader: object, path: str, data: bytes) -> None:
    assert callable(reader)
    loaded = reader(path, data)
    assert (loaded.value is None) == any(f.severity == "error" for f in loaded.findings)


_LINES = st.sampled_from(
    [
        b"---",
        b"title: x",
        b"title: NO",
        b"guest:",
        b"  name: M",
        b"  works: [1]",
        b"- a",
        b"\t- b",
        b"standfirst: |",
        b"  t",
        b"description: *a",
        b"draft: yes",
        b"results: [{before: 010}]",
        b"## Q",
        b"**A:** b",
        b"[0:01] x",
        b"",
        b"consent: {on: 2026-02-30, uses: site}",
        b"notes: {beside: x}",
        b"quotes: [{text: [a]}]",
        b"\xff",
        b"a\x00b",
    ]
)


@given(st.lists(_LINES, max_size=25).map(b"\n".join))
def test_no_lines_ever_raise(data: bytes) -> None:
    loaded = read_interview(PATH, b"---\n" + data)
    assert (loaded.value is None) == any(f.severity == "error" for f in loaded.findings)
    assert all(f.place.line >= 1 and f.place.column >= 1 for f in loaded.findings)
