"""The offer's form, from readers and from whatever else sends forms."""

from __future__ import annotations

import unicodedata
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.model.offer import Choice, Field, Form
from kitgen.track.posted import LIMIT, Posted, read

FORM = Form(
    title="Ask for an hour",
    button="Ask",
    after="Priya reads these herself.",
    fields=(
        Field(name="note", label="A note", kind="text"),
        Field(name="company", label="Company", required=True),
        Field(
            name="size",
            label="How many",
            kind="choice",
            choices=(Choice(value="few", label="Few"), Choice(value="many", label="Many")),
        ),
        Field(name="agree", label="I agree", kind="tick"),
        Field(name="heard", label="Who told you?", kind="told"),
    ),
)
SENT = {"name": "Ada", "email": "ada@example.org", "company": "Engines", "t": "40"}
ANY = st.text(st.characters(exclude_categories=()))


def posted(**more: str) -> Posted:
    found = read(urlencode(SENT | more, errors="surrogatepass").encode(), FORM)
    assert found is not None
    return found


def test_a_form_is_taken_as_it_was_written() -> None:
    found = posted(
        **{"note": "First.\r\nSecond.", "size": "few", "agree": "on", "heard": "Mara"},
        **{"code": "bcdfghjkmn", "from": "guide/"},
    )
    assert found == Posted(
        "Ada",
        "ada@example.org",
        "bcdfghjkmn",
        "Mara",
        {"note": "First.\nSecond.", "company": "Engines", "size": "few", "agree": "yes"},
        (),
        "",
        "guide/",
    )


def test_all_that_is_missing_is_named() -> None:
    assert posted(name=" ", email="ada", company="").faults == ("name", "email", "company")


@pytest.mark.parametrize(
    "email", ["", "ada", "ada@", "a@b", "a@b.c\nBcc: x@y.z", "a@b.c,d@e.f", f"{'a' * 250}@b.cd"]
)
def test_what_is_no_address_is_a_fault(email: str) -> None:
    assert posted(email=email).faults == ("email",)


def test_a_choice_is_one_of_those_that_were_offered() -> None:
    assert "size" not in posted(size="all").answers


def test_fields_that_the_form_does_not_have_are_left_out() -> None:
    assert posted(other="x").answers == {"company": "Engines"}


def test_the_first_of_two_values_counts() -> None:
    found = read(urlencode(SENT).encode() + b"&name=Eve", FORM)
    assert found is not None
    assert found.name == "Ada"


def test_a_name_is_one_line_whatever_breaks_it() -> None:
    for sign in "\r", "\n", "\r\n", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029", "\0":
        assert posted(name=f"Ada{sign}Bcc: eve").name in ("Ada Bcc: eve", "AdaBcc: eve")


def test_marks_that_turn_what_is_read_around_are_left_out() -> None:
    assert posted(name="Ada\u202egnp.exe\u2066").name == "Adagnp.exe"


def test_a_form_may_be_long_but_not_endless() -> None:
    found = posted(note="n" * 9000, company="c" * 900)
    assert len(found.answers["note"]) == 4000
    assert len(found.answers["company"]) == 200
    assert posted(**{"from": "p" * 201}).page == ""


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"homepage": "https://spam.example"}, "form: filled in a field that nobody sees"),
        ({"t": "0"}, "form: sent within two seconds"),
        ({"t": "1"}, "form: sent within two seconds"),
        ({"t": "2"}, ""),
        ({"t": ""}, ""),
        ({"t": "-1"}, ""),
        ({"t": "²"}, ""),
        ({"t": "9" * 5000}, ""),
    ],
)
def test_what_no_reader_does_is_a_machines(more: dict[str, str], why: str) -> None:
    assert posted(**more).machine == why


@pytest.mark.parametrize(
    "body", [b"a" * (LIMIT + 1), b"&".join([b"a=1"] * 100), b"name=\xff"], ids=str
)
def test_what_is_no_form_is_none(body: bytes) -> None:
    assert read(body, FORM) is None


@given(st.dictionaries(st.sampled_from([*SENT, "note", "size", "heard", "code", "from"]), ANY))
def test_whatever_is_sent_no_field_breaks_a_line_or_a_database(sent: dict[str, str]) -> None:
    found = posted(**sent)
    for line in found.name, found.email, found.code, found.told, found.answers.get("company", ""):
        assert len(line.splitlines()) <= 1
    for text in found.name, found.email, found.code, found.told, *found.answers.values():
        text.encode()
        kinds = {unicodedata.category(sign) for sign in text if sign not in "\n\t\u200c\u200d"}
        assert not kinds & {"Cc", "Cf", "Cs", "Co", "Cn"}


@given(st.binary(max_size=300))
def test_any_bytes_are_a_form_or_none(body: bytes) -> None:
    found = read(body, FORM)
    assert found is None or found.faults
