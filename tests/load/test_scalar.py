from __future__ import annotations

import datetime as dt

import pytest

from kitgen.load.scalar import Odd, reading, scalar, seconds


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("False", False),
        ("0", 0),
        ("-12", -12),
        ("1.10", 1.1),
        ("1e3", 1000.0),
        ("2026-03-31", dt.date(2026, 3, 31)),
        ("4:12", 252.0),
        ("04:12", 252.0),
        ("12:30:45", 45045.0),
    ],
)
def test_plain_values_are_read(raw: str, value: object) -> None:
    found = scalar(raw)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "raw",
    [
        "Mara",
        "nobody",
        "y",
        "n",
        "3 May",
        "1.2.3",
        "+43 664 12",
        "-",
        ".",
        "2026-3-1",
        "12:75",
        "1,5",
        "9" * 5000,
        "…",
        "tru",
        "12:30:45:50",
        "٣",
    ],
)
def test_other_words_stay_text(raw: str) -> None:
    assert scalar(raw) == raw


@pytest.mark.parametrize(
    ("raw", "read_as", "instead"),
    [
        ("NO", "false", "false"),
        ("yes", "true", "true"),
        ("on", "true", "true"),
        ("Off", "false", "false"),
        ("010", "the number 8", "10"),
        ("0664189", "the number 664189", "664189"),
        ("1_000", "the number 1000", "1000"),
        ("0x1F", "the number 31", "31"),
        ("2026-02-30", "a date that does not exist", "a day that exists, such as 2026-02-28"),
        ("2026-02-03 10:00", "a point in time", "the day alone: 2026-02-03"),
        (".nan", "no number that can be counted with", "a number in digits"),
    ],
)
def test_what_programs_read_differently_is_odd(raw: str, read_as: str, instead: str) -> None:
    assert scalar(raw) == Odd(raw, read_as, instead)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4:12", 252.0),
        ("1:01:14.03", 3674.03),
        ("125:10", 7510.0),
        ("1:75:00", None),
        ("412", None),
    ],
)
def test_times_are_read_as_seconds(text: str, value: float | None) -> None:
    assert seconds(text) == value


def test_readings_are_told_in_words() -> None:
    assert [reading(v) for v in (True, 7, 1.1, dt.date(2026, 1, 1), "x")] == [
        "true",
        "the number 7",
        "the number 1.1",
        "a date",
        "text",
    ]
