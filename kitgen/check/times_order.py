"""Finds times in a conversation that run backwards or past the end of the recording.

A time beside an answer lets the reader hear the guest say it. A wrong one plays some other minute,
and the reader stops trusting the rest. Times often go wrong when a transcript is cut or joined.

Correct the time in square brackets, or take it out: times are not needed.

    ## [04:12] But the practice was profitable?

    **Mara Lindqvist:** [04:20] On paper, yes.
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check.few import few
from kitgen.check.rule import InterviewSubject, Remark, Rule
from kitgen.check.times import clock
from kitgen.load.loaded import Loc
from kitgen.model.finding import Severity


def _check(subject: InterviewSubject) -> Iterator[Remark]:
    return few(_wrong(subject), "{count} more times are out of order")


def _wrong(subject: InterviewSubject) -> Iterator[Remark]:
    recording = subject.interview.recording
    end = recording.seconds if recording else float("inf")
    before = 0.0
    for loc, at in _times(subject):
        if at > end:
            yield _late(loc, at, end)
        elif at < before:
            yield Remark(
                f"{clock(at)} comes after {clock(before)}",
                loc,
                hint="Correct the time or take it out.",
            )
        else:
            before = at
    for index, quote in enumerate(subject.interview.quotes):
        if quote.at is not None and quote.at > end:
            yield _late(("quotes", index, "at"), quote.at, end)


def _late(loc: Loc, at: float, end: float) -> Remark:
    hint = "Correct the time or take it out."
    return Remark(f"{clock(at)} is after the recording's end at {clock(end)}", loc, hint=hint)


def _times(subject: InterviewSubject) -> Iterator[tuple[Loc, float]]:
    for number, exchange in enumerate(subject.interview.conversation):
        if exchange.at is not None:
            yield ("conversation", number, "at"), exchange.at
        for index, turn in enumerate(exchange.turns):
            if turn.at is not None:
                yield ("conversation", number, "turns", index, "at"), turn.at


RULE = Rule("times-order", Severity.WARNING, __doc__ or "", "interview", _check)
