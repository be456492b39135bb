from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.load.conversation import Conversation, converse
from kitgen.model.finding import Place


def turns(body: str) -> list[dict[str, Any]]:
    return [turn for exchange in converse("a.md", body).exchanges for turn in exchange["turns"]]


def test_an_interview_is_cut_into_exchanges_and_turns() -> None:
    body = (
        "Lead *one*.\n\nLead two.\n\n## [04:12] But why?\n\nAnswer.\n\nMore.\n\n"
        "**Priya Nair:** [04:40] an interjection\n\n"
        "**Mara Lindqvist:** and on\n\n## \n\nNo question.\n"
    )
    conversation = converse("a.md", body)
    assert conversation.lead == "Lead *one*.\n\nLead two."
    assert conversation.exchanges == [
        {
            "question": "But why?",
            "at": 252.0,
            "turns": [
                {"text": "Answer.\n\nMore."},
                {"speaker": "Priya Nair", "at": 280.0, "text": "an interjection"},
                {"speaker": "Mara Lindqvist", "text": "and on"},
            ],
        },
        {"turns": [{"text": "No question."}]},
    ]


@pytest.mark.parametrize(
    "opener",
    [
        "**Bo Ek:** x",
        "**Bo Ek**: x",
        "**Bo Ek: ** x",
        "**Bo Ek**:x",
        " **Bo Ek:**\nx",
        "**Bo Ek:**\n\nx",
    ],
)
def test_speakers_are_read_as_people_write_them(opener: str) -> None:
    assert turns(f"## Q?\n\n{opener}") == [{"speaker": "Bo Ek", "text": "x"}]


@pytest.mark.parametrize(
    ("opener", "at"),
    [
        ("[04:33] x", 273.0),
        ("\\[04:33\\] x", 273.0),
        ("[01:01:14.03] x", 3674.03),
        ("[4:33]\n\nx", 273.0),
    ],
)
def test_times_are_read_as_people_write_them(opener: str, at: float) -> None:
    assert turns(f"## Q?\n\n{opener}") == [{"at": at, "text": "x"}]


@pytest.mark.parametrize(
    "opener",
    [
        "[04:33](http://x.org) x",
        "[99:99] x",
        "[25:00:00] x",
        "**bold** x",
        "*Bo:* x",
        "[Bo]: http://x.org",
        "2. That year",
        "    **Bo:** code",
        "<Paste> x",
        "**Bo** said: x",
        "\\** Bo:** x",
    ],
)
def test_other_words_open_no_turn(opener: str) -> None:
    assert turns(f"## Q?\n\n{opener}") == [{"text": opener}]


def test_a_time_in_a_later_paragraph_begins_a_turn_of_the_same_speaker() -> None:
    assert turns("## Q?\n\n**Bo:** a\n\nb\n\n[0:10] c") == [
        {"speaker": "Bo", "text": "a\n\nb"},
        {"speaker": "Bo", "at": 10.0, "text": "c"},
    ]


def test_a_time_may_stand_before_the_name_and_the_name_alone() -> None:
    assert turns("## Q?\n\n[0:10] **Bo:** a\n\n**Ann:**\n\n[0:20] b") == [
        {"speaker": "Bo", "at": 10.0, "text": "a"},
        {"speaker": "Ann", "at": 20.0, "text": "b"},
    ]


def test_a_name_with_nothing_behind_it_is_kept_as_written() -> None:
    assert turns("## Q?\n\na\n\n**Bo:**\n\n**Ann:** b") == [
        {"text": "a"},
        {"text": "**Bo:**"},
        {"speaker": "Ann", "text": "b"},
    ]


def test_a_question_may_name_who_asks() -> None:
    exchange = converse("a", "## [0:05] **Jo Field:** Why? ##\n\nSo.").exchanges[0]
    assert (exchange["question"], exchange["speaker"], exchange["at"]) == ("Why?", "Jo Field", 5.0)


def test_third_level_headings_ask_where_there_are_no_second() -> None:
    assert [e["question"] for e in converse("a", "### A?\n\nx\n\n### B?\n\ny").exchanges] == [
        "A?",
        "B?",
    ]
    assert turns("## A?\n\nx\n\n### b\n\ny") == [{"text": "x\n\n### b\n\ny"}]


def test_a_transcript_without_headings_is_one_exchange() -> None:
    conversation = converse("a", "Recorded in May.\n\n**Bo:** Hello.\n\n**Ann:** Hi.")
    assert conversation.lead == "Recorded in May."
    assert [turn["speaker"] for turn in conversation.exchanges[0]["turns"]] == ["Bo", "Ann"]


def test_words_without_headings_and_speakers_are_the_lead() -> None:
    conversation = converse("a", "Just words.\n\n2. That year.\n")
    assert (conversation.lead, conversation.exchanges) == ("Just words.\n\n2. That year.", [])


@pytest.mark.parametrize(
    "block",
    [
        "```\n## no\n\n**Bo:** no\n```",
        "~~~ x\n## no\n~~~~",
        "<!--\n## no\n\n**Bo:** no\n-->",
        "```\n## no",
    ],
)
def test_code_and_comments_hold_no_questions_and_no_speakers(block: str) -> None:
    assert turns(f"## Q?\n\nx\n\n{block}") == [{"text": f"x\n\n{block}"}]


def test_lines_of_blanks_part_paragraphs() -> None:
    assert len(turns("## Q?\n\na\n  \n**Bo:** b\n \t\n**Ann:** c")) == 3


def test_every_part_has_its_place() -> None:
    body = "Lead.\n\n## [0:05] Why?\n\nSo.\n   \n**Bo:** [0:09] Yes.\n\n## B?\n"
    conversation = converse("a.md", body, line=10)
    assert conversation.place(("lead",)) == Place("a.md", 10, 1)
    assert conversation.place(("conversation", 0)) == Place("a.md", 12, 1)
    assert conversation.place(("conversation", 0, "question")) == Place("a.md", 12, 11)
    assert conversation.place(("conversation", 0, "turns", 0, "text")) == Place("a.md", 14, 1)
    assert conversation.place(("conversation", 0, "turns", 1, "text")) == Place("a.md", 16, 16)
    assert conversation.place(("conversation", 1, "turns", 7)) == Place("a.md", 18, 1)
    assert conversation.place(("title",)) is None


def test_each_text_gets_the_reference_links_that_it_uses() -> None:
    body = (
        "Lead [x].\n\n## Q?\n\nSee [here][X] and [y].\n\n"
        '## R?\n\nNone.\n\n[x]: http://x.org "T"\n[z]: z.html\n'
    )
    conversation = converse("a", body)
    assert conversation.lead == 'Lead [x].\n\n[x]: http://x.org "T"'
    texts = [turn["text"] for exchange in conversation.exchanges for turn in exchange["turns"]]
    assert texts == [
        'See [here][X] and [y].\n\n[x]: http://x.org "T"',
        'None.\n\n[x]: http://x.org "T"\n[z]: z.html',
    ]


def test_reference_links_cannot_grow_a_text_beyond_measure() -> None:
    body = "## Q?\n\n" + "\n\n[0:01] [a]" * 5000 + f"\n\n[a]: http://{'x' * 1900}"
    assert sum(len(turn["text"]) for turn in turns(body)) < 1_200_000


def every_word(conversation: Conversation) -> Counter[str]:
    texts = [conversation.lead or ""]
    for exchange in conversation.exchanges:
        texts += [exchange.get("question", ""), exchange.get("speaker", "")]
        for turn in exchange["turns"]:
            texts += [turn["text"], turn.get("speaker", "")]
    return letters("\n".join(texts))


def letters(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]+", text))


_PIECES = st.sampled_from(
    [
        "## ",
        "### ",
        "\n",
        "\n\n",
        "**",
        ":**",
        "**Bo:** ",
        "**Ann**: ",
        "[04:12] ",
        "\\[1:02:03\\] ",
        "word ",
        "```\n",
        "<!--",
        "-->",
        "[x]",
        "[x]: http://y.org\n",
        " ",
        "\t",
        "#",
        "---\n",
        "[",
        "]",
        "12:30",
        "é ",
    ]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_no_word_of_the_body_is_lost(body: str) -> None:
    # Speakers may be named more often than they were written, as they go on speaking.
    assert not letters(body) - every_word(converse("a", body))


@given(st.text(max_size=300))
def test_no_word_of_any_text_is_lost(body: str) -> None:
    assert not letters(body) - every_word(converse("a", body))


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_every_text_stands_where_its_place_says(body: str) -> None:
    conversation = converse("a", body)
    lines = conversation.body.split("\n")
    for index, exchange in enumerate(conversation.exchanges):
        for number, turn in enumerate(exchange["turns"]):
            place = conversation.place(("conversation", index, "turns", number, "text"))
            assert place is not None
            begins = turn["text"].lstrip().split("\n")[0].rstrip()
            assert lines[place.line - 1][place.column - 1 :].startswith(begins)
