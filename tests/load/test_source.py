from __future__ import annotations

import pytest

from kitgen.load.source import decode, place_at
from kitgen.model.finding import Place


def test_a_byte_order_mark_is_stripped() -> None:
    assert decode("a", b"\xef\xbb\xbftitle: x", 100).text == "title: x"


def test_all_line_ends_become_newlines() -> None:
    assert decode("a", b"a\r\nb\rc\n", 100).text == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        ("title: x".encode("utf-16"), "encoding"),
        ("name: Malmö".encode("latin-1"), "encoding"),
        (b"\x00\x01\xff\xfe\x00", "encoding"),
        (b"x" * 101, "file-too-large"),
    ],
)
def test_what_cannot_be_decoded_is_an_error(data: bytes, rule: str) -> None:
    source = decode("a", data, 100)
    assert source.text is None
    assert [finding.rule for finding in source.findings] == [rule]


def test_a_wrong_encoding_is_shown_at_its_place() -> None:
    (finding,) = decode("a", "a: 1\r\nname: Malmö".encode("latin-1"), 100).findings
    assert finding.place == Place("a", 2, 11)
    assert "Malmö" in finding.message


@pytest.mark.parametrize(
    "sign", ["\x00", "\x0b", "\x0c", "\x7f", "\x85", "\x9f", "\u2028", "\u2029", "\ufeff", "\uffff"]
)
def test_a_control_character_becomes_a_space_with_a_warning(sign: str) -> None:
    source = decode("a", f"one\ntwo{sign}three".encode(), 100)
    assert source.text == "one\ntwo three"
    (finding,) = source.findings
    assert (finding.place, finding.rule) == (Place("a", 2, 4), "control-character")
    assert finding.severity == "warning"


@pytest.mark.parametrize("text", ["a\tb\nc", "é ü ¿ \u00a0 \u00ad 😀 \u200b \u3000 ﷼ ！"])
def test_usual_characters_are_left_alone(text: str) -> None:
    source = decode("a", text.encode(), 100)
    assert source.text == text
    assert source.findings == ()


def test_many_control_characters_are_told_in_few_findings() -> None:
    assert len(decode("a", b"\x01" * 1000, 10_000).findings) == 21


def test_a_place_counts_lines_and_columns_from_one() -> None:
    assert place_at("a", "ab\ncd", 4, line=10) == Place("a", 11, 2)
