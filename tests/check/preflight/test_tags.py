"""The head of a page as previews read it, whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kitgen.check.preflight.tags import CHUNK, read

PAGE = b"""<!doctype html>
<HTML data-page-type=share><head><meta charset="utf-8">
<title>Late &amp; never
 paid</title>
<link rel="stylesheet" href="/a.css"><link rel="stylesheet" href="/b.css">
<link rel="canonical" href="https://guide.example.org/guide/">
<meta property="og:title" content="  Why is the
 money late? ">
<meta property="og:title" content="Another">
<meta name="twitter:card" content="summary">
<META NAME="Robots" CONTENT="NoIndex, nofollow">
</head><body><title>no</title><meta property="og:image" content="https://evil.example/x.png">
"""


def test_what_the_head_says_is_read() -> None:
    found = read([PAGE])
    assert found.title == "Late & never paid"
    assert found.meta["og:title"] == "Why is the money late?"
    assert found.meta["twitter:card"] == "summary"
    assert found.canonical == "https://guide.example.org/guide/"
    assert found.kind == "share"
    assert found.stylesheet == "/a.css"
    assert found.hidden


def test_nothing_in_the_body_is_taken_for_the_head() -> None:
    assert "og:image" not in read([PAGE]).meta


def test_a_page_in_pieces_reads_as_a_whole() -> None:
    pieces = [PAGE[start : start + 7] for start in range(0, len(PAGE), 7)]
    assert read(pieces)._replace(within=0) == read([PAGE])._replace(within=0)


def test_a_letter_that_is_torn_between_two_pieces_stays_whole() -> None:
    page = "<title>Inês</title></head>".encode()
    cut = page.index("ê".encode()) + 1
    assert read([page[:cut], page[cut:]]).title == "Inês"


def test_no_more_is_read_than_the_head() -> None:
    taken = []

    def pieces() -> Iterator[bytes]:
        for piece in (PAGE, b"the rest of a long conversation"):
            taken.append(piece)
            yield piece

    read(pieces())
    assert taken == [PAGE]


def test_how_much_of_the_page_has_to_be_read_is_known() -> None:
    late = b"<style>" + b"a{}" * 20_000 + b"</style><meta property='og:title' content='Late'>"
    pieces = [late[start : start + CHUNK] for start in range(0, len(late), CHUNK)]
    assert read(pieces).within > 60_000
    assert read([b"<meta property='og:title' content='Early'>", *pieces]).within == 42


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"\xff\xfe\x00<title>",
        b"<!--",
        b"<![foo[bar]]><title>x</title>",
        b"<title>" + b"<" * 5000,
        b"<meta property content><meta name=robots><link rel><link rel=canonical>",
        b"<meta property='og:title' content='a' content='b' property='og:url'>",
        b"\x00" * 100,
    ],
)
def test_broken_pages_are_read_as_far_as_they_go(page: bytes) -> None:
    found = read([page])
    assert isinstance(found.title, str)
    assert not found.hidden


def test_words_of_a_title_are_never_markup() -> None:
    page = b"<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>"
    assert read([page]).title == "<script>alert(1)</script>"
