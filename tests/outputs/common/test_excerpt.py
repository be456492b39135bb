"""Excerpts: whole paragraphs that carry a conversation, within a number of words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kitgen.model.interview import Interview
from kitgen.outputs.common.excerpt import Excerpt, excerpt


def interview(
    *answers: str | Sequence[tuple[str | None, str]],
    quotes: Sequence[str] = (),
    results: Sequence[tuple[float, float]] = (),
) -> Interview:
    conversation: list[dict[str, Any]] = []
    for number, answer in enumerate(answers, 1):
        turns = [(None, answer)] if isinstance(answer, str) else answer
        conversation.append(
            {
                "question": f"Question {number}?",
                "at": 10.0 * number,
                "turns": [{"speaker": speaker, "text": text} for speaker, text in turns],
            }
        )
    return Interview.model_validate(
        {
            "title": "A title",
            "guest": {"name": "Mara Ek"},
            "standfirst": "She waited.",
            "description": "On waiting.",
            "quotes": [{"text": quote} for quote in quotes],
            "results": [
                {"label": "Days", "before": before, "after": after} for before, after in results
            ],
            "conversation": conversation,
        }
    )


def say(words: int, word: str = "word") -> str:
    return " ".join([word] * words)


def numbers(found: Excerpt) -> list[int]:
    return [passage.number for passage in found.passages]


def paragraphs(found: Excerpt) -> list[str]:
    return [text for one in found.passages for said in one.said for text in said.paragraphs]


def test_no_conversation_gives_an_empty_excerpt() -> None:
    assert excerpt(interview()) == Excerpt((), 0, True)


def test_a_short_interview_is_given_whole() -> None:
    found = excerpt(interview(*[say(10)] * 8))
    assert numbers(found) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert found.complete
    assert not any(one.left_out or one.begins_later or one.breaks_off for one in found.passages)


def test_beginning_middle_and_end_are_heard_in_order_within_the_words() -> None:
    found = excerpt(interview(*[say(60)] * 40))
    assert 3 <= len(found.passages) <= 5
    assert numbers(found) == sorted(numbers(found))
    assert numbers(found)[0] == 1
    assert numbers(found)[-1] > 28
    assert found.words <= 260
    assert not found.complete


def test_question_and_time_stand_with_the_answer() -> None:
    first = excerpt(interview(*[say(60)] * 40)).passages[0]
    assert (first.question, first.at) == ("Question 1?", 10.0)


def test_what_is_left_out_is_said() -> None:
    first, second, *_ = excerpt(interview(*[say(60)] * 40)).passages
    assert not first.left_out
    assert second.left_out
    assert not second.begins_later
    assert not second.breaks_off


def test_a_greeting_does_not_tell_the_situation() -> None:
    found = excerpt(interview("I am honoured.", *[say(60)] * 20))
    assert numbers(found)[0] == 2
    assert found.passages[0].left_out


def test_answers_with_marked_lines_are_preferred() -> None:
    answers = [say(70)] * 20
    answers[8] = say(60) + " We were our clients’ bank."
    answers[16] = say(60) + " I cook on *Fridays* now."
    quotes = ("We were our clients' bank", "I cook on Fridays now")
    assert numbers(excerpt(interview(*answers, quotes=quotes))) == [1, 9, 17]


def test_answers_with_figures_of_the_results_are_preferred() -> None:
    answers = [say(70)] * 20
    answers[16] = say(65) + " From 74 days to 31."
    assert 17 in numbers(excerpt(interview(*answers, results=[(74, 31)])))


def test_an_answer_breaks_off_only_between_paragraphs() -> None:
    long = "\n\n".join([say(50, "one"), say(50, "two"), say(300, "three")])
    found = excerpt(interview(long, long, long))
    assert {text.split()[0] for text in paragraphs(found)} <= {"one", "two"}
    assert all(len(text.split()) == 50 for text in paragraphs(found))
    assert all(one.breaks_off and not one.begins_later for one in found.passages)


def test_where_every_paragraph_is_too_long_the_shortest_is_given() -> None:
    found = excerpt(interview(say(500), say(400, "short"), say(600)))
    assert paragraphs(found) == [say(400, "short")]
    assert found.words > 260


def test_speakers_are_named_only_where_others_speak() -> None:
    both = [(None, say(20)), ("Hannah", say(5)), ("Mara Ek", say(20))]
    found = excerpt(interview(both, say(40)))
    assert [said.speaker for said in found.passages[0].said] == ["Mara Ek", "Hannah", "Mara Ek"]
    assert [said.speaker for said in found.passages[1].said] == [None]


def test_one_long_exchange_is_cut_where_others_take_the_word() -> None:
    turns = [("Sam", say(9)), ("Mara Ek", say(50))] * 150
    found = excerpt(interview(turns))
    assert 3 <= len(found.passages) <= 5
    assert found.words <= 260
    assert [said.speaker for said in found.passages[1].said] == ["Sam", "Mara Ek"]
    assert found.passages[1].question is None
    assert found.passages[1].left_out


def test_lists_stay_with_what_leads_to_them_and_code_in_one_piece() -> None:
    listed = f"{say(30)}\n\n- one\n- two"
    assert paragraphs(excerpt(interview(listed))) == [listed]
    code = f"{say(10)}\n\n```\na\n\nb\n```"
    assert paragraphs(excerpt(interview(code))) == [code]


def test_each_paragraph_has_the_definitions_of_its_links() -> None:
    defined = "[Logic]: https://logic.example"
    found = excerpt(interview(f"I use [Logic][].\n\nNothing else.\n\n{defined}"))
    assert paragraphs(found) == [f"I use [Logic][].\n\n{defined}", "Nothing else."]


WORDS = st.integers(1, 400)


@given(
    st.lists(st.lists(st.tuples(st.sampled_from([None, "Sam"]), WORDS), max_size=4), max_size=12),
    st.integers(10, 400),
)
def test_any_conversation_gives_whole_paragraphs_in_order(
    shape: list[list[tuple[str | None, int]]], words: int
) -> None:
    given_ = interview(*[[(who, say(n)) for who, n in turns] for turns in shape])
    found = excerpt(given_, words)
    spoken = [turn.text for one in given_.conversation for turn in one.turns]
    assert bool(found.passages) == bool(spoken)
    rest = iter(spoken)
    assert all(text in rest for text in paragraphs(found))
    assert found.words <= words or len(paragraphs(found)) == 1
    assert found.complete == (len(paragraphs(found)) == len(spoken))
