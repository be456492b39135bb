from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.load import importers
from kitgen.load.importers import names, render, times
from kitgen.load.importers.escape import escape
from kitgen.load.importers.imported import Imported
from kitgen.load.importers.srt import as_vtt
from kitgen.load.read import read_interview
from kitgen.model.finding import Severity
from kitgen.model.interview import Exchange
from kitgen.text.markdown import plain

SAMPLES = Path(__file__).parent / "samples"


def read(name: str, text: str | bytes, **asked: str) -> importers.Outcome:
    return importers.read(name, text if isinstance(text, bytes) else text.encode(), **asked)


def value(name: str, text: str | bytes, **asked: str) -> Imported:
    outcome = read(name, text, **asked)
    assert outcome.value is not None, outcome.findings
    return outcome.value


def sample(name: str) -> Imported:
    return value(name, (SAMPLES / name).read_bytes())


def who(imported: Imported) -> list[list[str]]:
    """Who speaks, exchange by exchange; the guest is a star."""
    return [[turn.speaker or "*" for turn in e.turns] for e in imported.exchanges]


def rules(outcome: importers.Outcome) -> set[str]:
    return {finding.rule for finding in outcome.findings}


def test_headings_ask_and_paragraphs_answer() -> None:
    imported = sample("mara.lindqvist.markdown")
    assert (imported.guest, imported.role) == ("Mara Lindqvist", "Architect, runs a studio of nine")
    assert imported.date == dt.date(2026, 3, 14)
    assert imported.lead == "Mara answered by e-mail, *between* two site visits."
    assert [e.question for e in imported.exchanges] == [
        "Who are you, and what do you do?",
        "What would be your dream setup?",
    ]
    assert who(imported) == [["*"], ["*"]]
    assert "### And on Fridays" in imported.exchanges[0].turns[0].text
    assert imported.definitions == ('[sheds]: https://example.org/sheds "Garden sheds."',)
    assert imported.notes == ("categories: studio",)


def test_a_bold_lead_in_is_not_read_back_as_a_speaker() -> None:
    imported = sample("mara.lindqvist.markdown")
    text = render.render(imported, render.front(imported))
    assert "\n__Hardware:__ a pencil." in text
    loaded = read_interview("content/interviews/x/interview.md", text.encode())
    assert loaded.value is not None
    assert [len(e.turns) for e in loaded.value.conversation] == [1, 1]


def test_a_podcast_keeps_every_speaker() -> None:
    imported = sample("podcast.md")
    assert (imported.guest, imported.interviewer) == ("Priya Nair", "Adam Vale")
    assert [e.question for e in imported.exchanges] == [None, "How did you start?"]
    assert who(imported) == [
        ["Adam Vale", "*"],
        ["*", "*", "Jo Ek", "*", "Adam Vale", "*", "Adam Vale"],
    ]
    assert [turn.at for turn in imported.exchanges[1].turns][1:6] == [273, 312, None, None, 3674]


@pytest.mark.parametrize("name", ["otter.txt", "rev.txt", "descript.txt", "zoom.txt"])
def test_the_exports_of_tools_tell_guest_and_interviewer(name: str) -> None:
    imported = sample(name)
    assert (imported.guest, imported.interviewer) == ("Priya Nair", "Mara Lindqvist")
    assert imported.exchanges[0].question
    assert imported.exchanges[0].at is not None
    assert imported.exchanges[0].turns[0].at is not None


def test_times_of_day_are_counted_from_the_first() -> None:
    imported = sample("zoom.txt")
    assert [e.at for e in imported.exchanges] == [0, 105]


def test_a_long_host_turn_stays_a_labelled_turn() -> None:
    long = "I think " + "that it was so and " * 15 + "was it?"
    text = f"**Al Vo:** {long}\n\n**Bo Li:** Yes.\n\n**Al Vo:** One.\n\nTwo?\n\n**Bo Li:** No, no."
    imported = value("x.md", text, asked_guest="Bo Li")
    assert [e.question for e in imported.exchanges] == [None]
    assert who(imported) == [["Al Vo", "*", "Al Vo", "*"]]


def test_a_co_host_who_asks_is_named_with_the_question() -> None:
    turns = [
        ("Al Vo", "What was the first year like?"),
        ("Bo Li", "Long, wet and poor, all of it, and we learnt much from that."),
        ("Cy Po", "And what came after that year?"),
        ("Bo Li", "A second one, which was dry and shorter than the first."),
        ("Cy Po", "Was there ever a third one?"),
        ("Bo Li", "There was, and it was the best one of all of them."),
        ("Al Vo", "What do you do now?"),
        ("Bo Li", "I rest."),
    ]
    text = "\n\n".join(f"**{name}:** {words}" for name, words in turns)
    imported = value("x.md", text)
    assert [e.speaker for e in imported.exchanges].count("Cy Po") in (0, 2)
    assert len([e for e in imported.exchanges if e.question]) == 4
    result = render.render(imported, render.front(imported)).encode()
    loaded = read_interview("content/interviews/x/interview.md", result)
    assert loaded.value is not None
    assert loaded.value.conversation == imported.exchanges


def test_given_names_decide() -> None:
    text = (SAMPLES / "rev.txt").read_bytes()
    turned = value("rev.txt", text, asked_guest="Mara Lindqvist", asked_host="Priya Nair")
    assert (turned.guest, turned.interviewer) == ("Mara Lindqvist", "Priya Nair")
    captions = (SAMPLES / "ola-strand.vtt").read_bytes()
    named = value("x.vtt", captions, asked_guest="Ola Strand", asked_host="Ida Falk")
    assert (named.guest, named.interviewer) == ("Ola Strand", "Ida Falk")
    assert named.exchanges[0].question == "So, how did the winter go for you?"


def test_a_name_that_nobody_has_is_a_finding() -> None:
    outcome = read("rev.txt", (SAMPLES / "rev.txt").read_bytes(), asked_guest="Zoe Quist")
    assert "import-guest" in rules(outcome)
    assert outcome.value is not None
    assert {name for turns in who(outcome.value) for name in turns} <= {
        "Mara Lindqvist",
        "Priya Nair",
        "*",
    }


def test_who_the_guest_is_must_be_told_somehow() -> None:
    outcome = read("final-transcript.md", "## What do you do?\n\nI sleep a lot.")
    assert outcome.value is None
    assert rules(outcome) == {"import-guest"}


def test_one_colon_makes_no_speaker() -> None:
    text = "## Why do you do it?\n\nPros: it pays.\n\nIt is mine.\n\n## How do you do it?\n\nWell."
    imported = value("ida.falk.md", text)
    assert who(imported) == [["*"], ["*"]]


def test_captions_without_speakers_are_one_persons_words_and_a_warning() -> None:
    outcome = read("una-holm.srt", (SAMPLES / "una-holm.srt").read_bytes())
    assert "import-speakers" in rules(outcome)
    assert outcome.value is not None
    assert outcome.value.seconds == 8


def test_rolling_captions_are_told_once() -> None:
    cues = ["one two three", "four five six", "seven eight nine", "ten eleven twelve"]
    text = "WEBVTT\n\n"
    for number, words in enumerate(cues):
        above = cues[number - 1] if number else ""
        start = f"00:00:0{number}"
        text += f"{start}.000 --> {start}.990\n{above}\n{words}\n\n"
        text += f"{start}.990 --> 00:00:0{number + 1}.000\n{words}\n\n"
    imported = value("x.vtt", text, asked_guest="Ida Falk")
    assert imported.exchanges[0].turns[0].text == " ".join(cues)


def test_srt_becomes_webvtt() -> None:
    assert as_vtt("1\n00:00:01,000 --> 00:00:02,500\nYes, 1,000\n") == (
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.500\nYes, 1,000\n"
    )


def test_a_broken_caption_time_is_a_finding_and_its_words_stay() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nYes.\n\nxx --> yy\nNo.\n"
    outcome = read("x.vtt", text, asked_guest="Ida Falk")
    assert "import-times" in rules(outcome)
    assert outcome.value is not None
    assert outcome.value.exchanges[0].turns[0].text == "Yes. No."


def test_a_word_document_is_read_and_its_table_is_a_finding(document: bytes) -> None:
    outcome = read("talk.docx", document)
    assert outcome.value is not None
    assert "import-left-out" in rules(outcome)
    imported = outcome.value
    assert (imported.guest, imported.interviewer) == ("Priya Nair", "Mara Lindqvist")
    assert imported.lead == "We met in Gävle."
    assert [e.question for e in imported.exchanges] == [
        "How did you start?",
        "And who helped you then?",
    ]
    words = " ".join(plain(turn.text) for turn in imported.exchanges[0].turns)
    assert words == "With <b>nothing</b> & a *star*. # And a dream."


def test_a_word_document_with_headings_asks_with_them() -> None:
    from docx import Document

    made = Document()
    made.add_heading("What do you bake?", 2)
    made.add_paragraph("Bread.")
    made.add_heading("For whom?", 2)
    made.add_paragraph().add_run("Neighbours").italic = True
    file = io.BytesIO()
    made.save(file)
    imported = value("ida.falk.docx", file.getvalue())
    assert [e.question for e in imported.exchanges] == ["What do you bake?", "For whom?"]
    assert imported.exchanges[1].turns[0].text == "*Neighbours*"


def zipped(**files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "/"), data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.md", b""),
        ("a.md", b" \n\n "),
        ("a.md", b"---\n---\n"),
        ("a.md", b"## \n\n## \n"),
        ("a.vtt", b"WEBVTT\n\n"),
        ("a.srt", b"hello"),
        ("a.txt", bytes(range(256)) * 40),
        ("a.txt", b"\x89PNG\r\n\x1a\n"),
        ("a.md", b"PK\x03\x04 a zip"),
        ("a.pdf", b"%PDF-1.4"),
        ("a", b"words"),
        (".md", b"words"),
        ("a.docx", b""),
        ("a.docx", b"PK\x03\x04 nothing"),
        ("a.docx", b"no zip at all"),
        ("a.docx", zipped(a=b"1")),
        ("a.docx", zipped(word_document=b"1")),
        ("a.docx", zipped(**{"word_document.xml": b"<w>"})),
        ("a.docx", zipped(**{"word_document.xml": b"<w/>", "b": b"\0" * 100_000_001})),
        ("a.md", b"x" * (importers.MOST_BYTES + 1)),
    ],
    ids=lambda given: given if isinstance(given, str) else str(len(given)),
)
def test_what_cannot_be_read_is_an_error_with_a_hint(name: str, data: bytes) -> None:
    outcome = read(name, data)
    assert outcome.value is None
    errors = [entry for entry in outcome.findings if entry.severity is Severity.ERROR]
    assert errors
    assert all(entry.hint for entry in errors)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_other_encodings_are_understood(encoding: str) -> None:
    text = "## Où est “le café”, Zoë?\n\nÀ Gävle — voilà.\n"
    outcome = read("zoe.quist.md", text.encode(encoding))
    assert outcome.value is not None
    assert outcome.value.exchanges[0].question == "Où est “le café”, Zoë?"
    assert ("import-encoding" in rules(outcome)) == (encoding not in ("utf-8-sig", "utf-16"))


def test_nul_characters_are_left_out_and_a_finding() -> None:
    outcome = read("ida.falk.md", "## Why now?\n\nBe\x00cause it is time to.\n")
    assert {str(f.place) for f in outcome.findings if f.rule == "import-controls"} == {
        "ida.falk.md:3:3"
    }
    assert outcome.value is not None
    assert outcome.value.exchanges[0].turns[0].text == "Because it is time to."


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2026-03-14", dt.date(2026, 3, 14)),
        ("2026-03-14T10:00:00Z", dt.date(2026, 3, 14)),
        ("14 March 2026", dt.date(2026, 3, 14)),
        ("[2026-03-14, 2026-05-01]", dt.date(2026, 3, 14)),
        ("{created: 2026-03-14}", dt.date(2026, 3, 14)),
        ("soon", None),
        ("{a: {b: c}}", None),
    ],
)
def test_dates_of_every_shape(written: str, date: dt.date | None) -> None:
    outcome = read("ida.falk.md", f"---\ndate: {written}\n---\n## Why now?\n\nBecause.\n")
    assert outcome.value is not None
    assert outcome.value.date == date
    assert ("import-date" in rules(outcome)) == (date is None)


@pytest.mark.parametrize(
    "front",
    ["a: &x [1]\nb: *x", "title: a: b: c", "- a\n- b", "x: [", "? {a: b}\n: c", "1: 2", "a: !!x y"],
)
def test_odd_front_matter_never_loses_the_words(front: str) -> None:
    imported = value("ida.falk.md", f"---\n{front}\n---\n## Why now?\n\nBecause.\n")
    assert imported.exchanges[-1].turns[0].text == "Because."


def test_hostile_values_are_quoted() -> None:
    title = 'x"\n: [evil] # \u2028 \x85 <script> ${a} \\'
    imported = Imported("a\nb: c.md", title.replace("\n", " "), "Q: *x* -- #", (), role="- a: b")
    text = render.render(imported, render.front(imported)) + "##\n\nWords.\n"
    loaded = read_interview("content/interviews/x/interview.md", text.encode())
    assert loaded.value is not None, loaded.findings
    assert loaded.value.guest.name == "Q: *x* -- #"
    assert loaded.value.guest.role == "- a: b"


@pytest.mark.parametrize(
    ("text", "seconds", "rest"),
    [
        ("\\[04:33\\] Yes", 273, "Yes"),
        ("[01:01:14.03] Yes", 3674, "Yes"),
        ("(00:12): Yes", 12, "Yes"),
        ("00:01:02", 62, ""),
        ("[00:01 - 00:05] Yes", 1, "Yes"),
        ("[99:99:99] No", None, "[99:99:99] No"),
        ("[laughs] No", None, "[laughs] No"),
        ("10:30 was early", None, "10:30 was early"),
    ],
)
def test_times_at_the_start(text: str, seconds: float | None, rest: str) -> None:
    assert times.leading(text) == (seconds, rest)


@given(st.integers(0, 86_400))
def test_a_stamp_reads_back(at: int) -> None:
    assert times.leading(f"[{times.stamp(at)}] x") == (at, "x")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("jessica.curry", "jessica-curry"),
        ("../../etc/passwd", "etc-passwd"),
        ("Zoë Łukasz’s Straße", "zoe-lukaszs-strasse"),
        ("田中", ""),
        ("a\x00b/..\\c", "a-b-c"),
        ("x" * 300, "x" * 80),
    ],
)
def test_slugs_are_safe(text: str, slug: str) -> None:
    assert names.slug(text) == slug


@pytest.mark.parametrize("name", ["Mara Lindqvist", "Dr. Ann de la Cruz", "Speaker 2", "田中", "Q"])
def test_names_look_like_names(name: str) -> None:
    assert names.looks_like_name(name)


@pytest.mark.parametrize(
    "text", ["So here is the thing", "Note", "Sleep. Note", "1. That", "https"]
)
def test_words_do_not_look_like_names(text: str) -> None:
    assert not names.looks_like_name(text)


LINES = st.text(
    st.sampled_from("ab *_`#>-+1.)[](]:!<>&;\\~|=$\"'“é田 0/"), min_size=1, max_size=40
).map(str.strip)


@given(LINES.filter(lambda text: any(char.isalnum() for char in text)))
def test_escaped_words_render_as_themselves(text: str) -> None:
    squeezed = " ".join(text.split())
    assert typed(plain(escape(squeezed))) == typed(squeezed)


def typed(text: str) -> str:
    """A text without what typography makes of quotation marks and dashes."""
    text = text.translate(str.maketrans("“”‘’„", '""\'\'"'))
    return re.sub("-{2,3}|[–—]", "–", text).replace("...", "…")


@given(st.lists(st.tuples(st.sampled_from(["Al Vo", "Bo Li", "Cy Po"]), LINES), min_size=3))
def test_any_conversation_reads_back_as_it_was_understood(turns: list[tuple[str, str]]) -> None:
    text = "\n\n".join(f"{name}: {words}" for name, words in turns)
    outcome = read("x.txt", text, asked_guest="Bo Li")
    if outcome.value is None:
        assert any(entry.severity is Severity.ERROR for entry in outcome.findings)
        return
    result = render.render(outcome.value, render.front(outcome.value)).encode()
    loaded = read_interview("content/interviews/x/interview.md", result)
    assert loaded.value is not None, loaded.findings
    assert as_told(loaded.value.conversation) == as_told(outcome.value.exchanges)


def as_told(exchanges: tuple[Exchange, ...]) -> list[Exchange]:
    """Exchanges in which the guest, Bo Li, is always named."""
    return [
        each.model_copy(
            update={
                "turns": tuple(
                    turn.model_copy(update={"speaker": turn.speaker or "Bo Li"})
                    for turn in each.turns
                )
            }
        )
        for each in exchanges
    ]


@given(st.binary(max_size=300), st.sampled_from(sorted(importers.FORMATS)))
def test_no_bytes_raise(data: bytes, suffix: str) -> None:
    outcome = importers.read(f"x{suffix}", data)
    assert (outcome.value is None) == any(f.severity is Severity.ERROR for f in outcome.findings)
