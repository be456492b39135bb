from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.load.yaml import read
from kitgen.model.finding import Place


def found(text: str, *, pure: bool = False) -> list[tuple[str, int, int]]:
    findings = read("a.yaml", text, pure=pure).findings
    return [(f.rule, f.place.line, f.place.column) for f in findings]


def test_values_and_places_are_read() -> None:
    document = read("a.yaml", "a: 1\nb:\n  - c: x\n  - 'no'\n", line=5)
    assert document.value == {"a": 1, "b": [{"c": "x"}, "no"]}
    assert document.findings == ()
    assert document.place(("b", 0, "c")) == Place("a.yaml", 7, 8)
    assert document.place(("b", 1)) == Place("a.yaml", 8, 5)
    assert document.key_place(("b", 0, "c")) == Place("a.yaml", 7, 5)


def test_a_part_never_written_has_the_place_of_its_ancestor() -> None:
    document = read("a.yaml", "x: 1\nguest:\n  name: y\n")
    assert document.place(("guest", "works", 3, "url")) == Place("a.yaml", 2, 1)
    assert document.place(("nothing",)) == Place("a.yaml", 1, 1)


def test_keys_are_always_words() -> None:
    assert read("a", "on: 1\nNO: 2\n2026: 3\n").value == {"on": 1, "NO": 2, "2026": 3}


@pytest.mark.parametrize("pure", [False, True])
@pytest.mark.parametrize(
    ("text", "rule", "line", "column", "words"),
    [
        ("a: 1\ntitle: Foo: bar", "yaml-syntax", 2, 11, "colon"),
        ('a: "We" said', "yaml-syntax", 1, 9, "behind the closing quotation mark"),
        ('a: 1\nb: "We said\nc: 1', "yaml-syntax", 2, 4, "never closed"),
        ("a: 1\n b: 2", "yaml-syntax", 2, 3, "does not fit"),
        ("a:\n  b: 1\n c: 2", "yaml-syntax", 3, 2, "not indented like"),
        ("a: [1, 2\nb: 3", "yaml-syntax", 1, 4, "[ is opened"),
        ("a: {b: 2\nb: 3", "yaml-syntax", 1, 4, "{ is opened"),
        ("a: @mara", "yaml-syntax", 1, 4, "begins with @"),
        ("a: **bold**", "yaml-syntax", 1, 5, "begins with *"),
        ("a: *mara", "yaml-syntax", 1, 4, "begins with *"),
        ("a: & more", "yaml-syntax", 1, 5, "begins with &"),
        ("a: > quoted", "yaml-syntax", 1, 6, "next line"),
        ("a: - b", "yaml-syntax", 1, 4, "line of its own"),
        ("a: 1\n- b", "yaml-syntax", 2, 1, "list entry"),
        ("a:\n\tb: 1", "yaml-syntax", 2, 1, "tab"),
        ("a: 1\n---\nb: 2", "yaml-syntax", 2, 1, "second document"),
        ("a: 1\na: 2", "yaml-duplicate-key", 2, 1, "first in line 1"),
        ("<<: {a: 1}", "yaml-merge-key", 1, 1, "merging"),
        ("a: !!python/object:os.system x", "yaml-tag", 1, 4, "!!python/object"),
        ("a: {{ x }}", "yaml-key", 1, 5, "must be a word"),
        ('"": x', "yaml-key", 1, 1, "must be a word"),
        ("", "yaml-empty", 1, 1, "empty"),
        ("# only\n", "yaml-empty", 1, 1, "comments"),
        ("~", "yaml-empty", 1, 1, "empty"),
    ],
)
def test_trouble_is_told_in_plain_words(
    text: str, rule: str, line: int, column: int, words: str, pure: bool
) -> None:
    (finding,) = read("a.yaml", text, pure=pure).findings
    assert (finding.rule, finding.place) == (rule, Place("a.yaml", line, column))
    assert words in finding.message
    assert finding.hint


def test_every_line_indented_by_a_tab_is_told() -> None:
    assert found("a:\n\tb: 1\n\tc: 1\n") == [("yaml-syntax", 2, 1), ("yaml-syntax", 3, 1)]


def test_several_duplicates_are_told_at_once() -> None:
    assert len(found("a: 1\na: 2\nb: {c: 1, c: 2}\n")) == 2


def test_a_small_alias_is_read() -> None:
    document = read("a", "a: &x [1, 2]\nb: *x\n")
    assert document.value == {"a": [1, 2], "b": [1, 2]}
    assert document.findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [*a]",
        "a: &a [x,x]\nb: &b [*a,*a]\n"
        + "".join(
            f"{n}: &{n} [*{m},*{m},*{m},*{m}]\n"
            for m, n in zip("bcdefghijkl", "cdefghijklm", strict=True)
        ),
        "a: &a x\nb: [" + "*a," * 1000 + "]",
    ],
)
def test_an_alias_bomb_is_refused(text: str) -> None:
    assert found(text)[0][0] == "yaml-alias"
    assert len(found(text)) == 1


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "{a: " * 50_000, "? " * 50_000])
@pytest.mark.parametrize("pure", [False, True])
def test_depth_is_limited(text: str, pure: bool) -> None:
    assert found(text, pure=pure)[0][0] == "yaml-depth"


@pytest.mark.parametrize("pure", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        'a: x\nb: "open\nc: y\n',
        'a: x\nb: "open\nc: "y"\n',
        'a: x\nb: "open\nc: y\nd: ends"\n',
        "a: x\nb: 'open\nc: y\nd: 'ends'\n",
    ],
)
def test_an_open_quotation_mark_is_found_where_it_opens(text: str, pure: bool) -> None:
    (finding,) = read("kit.yaml", text, pure=pure).findings
    assert (finding.place.line, finding.place.column) == (2, 4)
    assert "quotation mark" in finding.message


def test_a_quoted_text_of_several_lines_is_read() -> None:
    document = read("kit.yaml", 'a: "two\n  lines: of it"\nb: x\n')
    assert document.value == {"a": "two lines: of it", "b": "x"}


@given(st.text(max_size=200))
def test_no_text_ever_raises(text: str) -> None:
    assert read("a", text).path == "a"


@given(st.text(alphabet="ab:-[]{}&*!|>'\"#%@` \t\n,?<~0", max_size=40))
def test_no_signs_ever_raise(text: str) -> None:
    fast, pure = read("a", text), read("a", text, pure=True)
    if not fast.findings and not pure.findings:
        assert fast.value == pure.value
