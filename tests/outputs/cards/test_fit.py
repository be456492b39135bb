"""Setting words into a space: where lines break, and which size is the first that fits."""

from __future__ import annotations

import pytest

from kitgen.outputs.cards.fit import Ruler, Setting, Size, _pieces

HALF = Ruler({ord(c): 0.5 for c in "abcdefgh -“”"})
ONE = [Size(10, 12)]


def set_in(text: str, width: int, height: int = 100, sizes: list[Size] = ONE) -> Setting | None:
    return HALF.set(text, sizes, width, height)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [("ab cd ef", 1000, 1), ("ab cd ef gh", 30, 2), ("abcdefgh", 30, 2), ("abcd-efgh", 30, 2)],
)
def test_lines_break_where_they_may(text: str, width: int, lines: int) -> None:
    found = set_in(text, width)
    assert found is not None
    assert found.lines == lines
    assert found.width <= width


def test_what_does_not_fit_is_refused() -> None:
    assert set_in("abcdefgh", 30, 20) is None
    assert set_in("ab cd", 30, 5) is None


def test_the_column_is_as_narrow_as_its_lines_allow_unless_that_failed() -> None:
    balanced = HALF.set("aa bb cc dd", ONE, 48, 100)
    full = HALF.set("aa bb cc dd", ONE, 48, 100, balanced=False)
    assert balanced is not None
    assert full is not None
    assert (balanced.lines, full.lines, full.width) == (2, 2, 48)
    assert balanced.width < 48
    assert balanced.rows == ("aa bb", "cc dd")
    assert full.rows == ()


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("aaaa bb cccc dddd e", 60, ("aaaa bb", "cccc dddd e")),
        ("aaaaaaaa b cccc d", 55, ("aaaaaaaa", "b cccc d")),
        ("aaaa b, cccc dd ee", 60, ("aaaa b,", "cccc dd ee")),
        ("abc-de fg", 27, ("abc-", "de fg")),
    ],
)
def test_lines_are_of_like_length_and_break_where_the_sentence_pauses(
    text: str, width: int, rows: tuple[str, ...]
) -> None:
    ruler = Ruler({ord(c): 0.5 for c in text})
    found = ruler.set(text, ONE, width, 200)
    assert found is not None
    assert found.rows == rows
    assert " ".join(found.rows).replace("- ", "-") == text


def test_scripts_whose_words_are_not_apart_are_left_to_the_typesetter() -> None:
    found = Ruler({}).set("เราเป็นธนาคาร", ONE, 60, 200)
    assert found is not None
    assert (found.rows, found.width) == ((), 60)


def test_a_very_large_size_is_for_few_words() -> None:
    sizes = [Size(10, 10, most=1), Size(9, 9)]
    few, many = (set_in(text, 30, 100, sizes) for text in ("ab cd", "ab cd ef gh"))
    assert few is not None
    assert many is not None
    assert (few.size.size, many.size.size) == (10, 9)


def test_opening_marks_hang_out_and_give_their_room_to_the_line() -> None:
    assert HALF.hang("“ab") == 0.5
    assert HALF.hang("ab") == 0.0
    assert HALF.hang("「私") == 0.5
    hung = HALF.set("“ab cd", ONE, 25, 12, hang=0.5)
    assert hung is not None
    assert hung.lines == 1
    assert HALF.set("“ab cd", ONE, 24, 12) is None


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("well-known fact", ["well-", "known ", "fact"]),
        ("「私は、ちょっと」", ["「私", "は、", "ちょっ", "と」"]),
        ("“私”と ab", ["“私”", "と ", "ab"]),
        ("เรา", ["เ", "ร", "า"]),
        ("“", ["“"]),
    ],
)
def test_lines_break_within_scripts_that_write_no_spaces(text: str, pieces: list[str]) -> None:
    assert list(_pieces(text)) == pieces


def test_characters_that_no_font_has_are_measured_generously() -> None:
    ruler = Ruler({})
    assert ruler.width("私") == 1.0
    assert ruler.width("م") >= 0.7
    assert ruler.width("\u0301\u200d") == 0.0
