"""Quotes are compared with what the guest said, and with nothing else."""

from __future__ import annotations

import pytest

from kitgen.check.verbatim import Transcript, normal, plain
from kitgen.model.interview import Interview

from .conftest import INTERVIEW, merged


def transcript(*turns: dict[str, str]) -> Transcript:
    """A conversation of one answer in these turns."""
    spoken = [{"question": "Was it hard?", "turns": list(turns)}]
    return Transcript(Interview.model_validate(merged(INTERVIEW, {"conversation": spoken})))


def said(*texts: str) -> Transcript:
    """The guest says these turns, one after the other."""
    return transcript(*({"text": text} for text in texts))


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("We were our clients\u2019 bank.", 'She laughed. "We were our clients\' bank", she said.'),
        ("“Never again.”", "Never again, I said."),
        ("It was—how to say—odd", "It was -- how to say -- odd."),
        ("We waited, and waited", "We *waited*,\nand **waited** again."),
        ("I read the guide twice", "I read [the guide](https://a.example/x) twice."),
        ("I use Grafana daily", "I use [Grafana][] daily."),
        ("Law & order", "law &amp; order"),
        ("Caf\u00e9 Noir", "cafe\u0301 noir"),
        ("well, then", "Well … then. Well, then…"),
        ("co\u00adoperation works", "cooperation works"),
        ("We sent it [...] and waited.", "We sent it, late as ever, and waited."),
        ("我们等了很久", "后来我们等了很久。"),
    ],
)  # fmt: skip
def test_the_same_words_are_a_quote(quote: str, text: str) -> None:
    assert said(text).has(quote)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("We were the bank", "We were our clients' bank."),
        ("art", "It was a party."),
        ("We waited and sent it [...] late", "Late, we sent it and waited."),
        ("Do not wait", "Do wait"),
        ("…", "Well …"),
        ("[...]", "Well."),
    ],
)
def test_other_words_are_no_quote(quote: str, text: str) -> None:
    assert not said(text).has(quote)


def test_a_quote_may_run_over_two_turns_of_the_guest() -> None:
    assert said("We waited.", "And then it came.").has("We waited. And then it came.")


def test_a_quote_does_not_run_over_somebody_elses_words() -> None:
    found = transcript(
        {"text": "We waited."}, {"text": "And?", "speaker": "Ann"}, {"text": "It came."}
    )
    assert not found.has("We waited. It came.")


def test_words_of_the_interviewer_are_attributed() -> None:
    found = transcript({"text": "Yes."}, {"text": "So it was the wait.", "speaker": "Ann"})
    assert not found.has("It was the wait")
    assert found.speaker("It was the wait") == "Ann"
    assert found.speaker("Was it hard?") == "the interviewer"


def test_the_nearest_sentence_is_the_one_with_the_rarest_words() -> None:
    found = said("The bank called. The *bank* waited. We paid the overdraft back in eleven weeks.")
    assert found.nearest("We paid back the overdraft in ten weeks") == (
        "We paid the overdraft back in eleven weeks."
    )


def test_nothing_near_is_better_than_a_wrong_hint() -> None:
    assert said("We paid it back.").nearest("Trees grow slowly in the north of it") is None


def test_normal_text_is_stable() -> None:
    text = "“We — *were* our\u00a0clients\u2019 bank…”"
    assert normal(normal(text)) == normal(text) == "we were our clients bank"


def test_plain_text_keeps_its_signs() -> None:
    assert plain("It *was* [late](x) &amp; dear.") == "It was late & dear."
