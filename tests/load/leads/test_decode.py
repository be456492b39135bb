"""Bytes become text whatever program wrote them, and what was guessed is said."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.load.leads import decode
from kitgen.load.leads.notes import Notes

TEXT = "Name;Ort\r\nÅsa Größe;Malmö\r\nMaría;Łódź\r\n"


def text(data: bytes) -> tuple[str | None, list[str]]:
    notes = Notes("leads.csv")
    found = decode.decode(data, notes)
    words = None if found is None else "".join(found.lines())
    return words, [f"{finding}" for finding in notes.findings()]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
    ],
)
def test_unicode_is_read_without_a_word(data: bytes) -> None:
    assert text(data) == (TEXT, [])


def test_utf_16_without_a_mark_is_told_by_its_zeros() -> None:
    words, findings = text(TEXT.encode("utf-16-le"))
    assert words == TEXT
    assert findings == [
        "leads.csv:1:1: warning: the file is not UTF-8; it is read as UTF-16 (leads-encoding)"
    ]


def test_windows_1252_is_read_and_the_place_that_told_is_named() -> None:
    words, findings = text("Name;Ort\r\nÅsa;Malmö “x” €\r\n".encode("cp1252"))
    assert words == "Name;Ort\r\nÅsa;Malmö “x” €\r\n"
    assert findings == [
        "leads.csv:2:1: warning: the file is not UTF-8; it is read as Windows-1252 (leads-encoding)"
    ]


def test_one_broken_character_does_not_spoil_the_others() -> None:
    words, findings = text(TEXT.encode() + b"Caf\xe9;x\n")
    assert words == f"{TEXT}Caf\ufffd;x\n"
    assert findings[0].startswith("leads.csv:4:4: warning: a character is no UTF-8")


def test_a_character_over_the_end_of_a_part_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "_PART", 3)
    assert text(TEXT.encode()) == (TEXT, [])
    _, findings = text(b"abcdefgh\n\xc3\xc3x")
    assert findings[0].startswith("leads.csv:2:1: ")


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 xlsx", b"%PDF-1.7", b"\xd0\xcf\x11\xe0", b"\x1f\x8b"]
)
def test_other_files_are_named_and_refused(data: bytes) -> None:
    words, findings = text(data)
    assert words is None
    assert "error: this is" in findings[0]
    assert "(leads-format)" in findings[0]


def test_a_few_nul_characters_are_told_and_many_are_no_text() -> None:
    words, findings = text(b"Name,Email\nA\x00da,a@x.example\n")
    assert words is not None
    assert findings[0].startswith("leads.csv:2:2: warning: the file holds NUL characters")
    words, findings = text(b"ab\x00" * 100)
    assert (words, len(findings)) == (None, 1)


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "LIMIT", 10)
    words, findings = text(b"Name,Email\n")
    assert words is None
    assert "(leads-size)" in findings[0]


@given(st.binary())
def test_any_bytes_are_text_or_refused_with_a_finding(data: bytes) -> None:
    words, findings = text(data)
    assert words is not None or findings
