"""Finds a sales process in which the ask comes before anything of value was given.

A referral is asked for after the customer has received something they are glad of, or not at all.
`value_given` says what that is at each step; up to the step of `ask_after` at least one must have
it.

Write down what the customer has in hand by then, or ask later.

    steps:
      - {id: first-close, title: The first close, value_given: They know what they are owed}
    ask_after: first-close
"""

from __future__ import annotations

from collections.abc import Iterator

from kitgen.check import places
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.model.finding import Severity


def _check(subject: KitSubject) -> Iterator[Remark]:
    process = subject.kit.process
    if process is None:
        return
    for step in process.steps:
        if step.value_given:
            return
        if step.id == process.ask_after:
            yield Remark(
                f"the ask comes after “{step.title}”, when nothing of value was given yet",
                ("ask_after",),
                places.process(subject),
                hint="Say what they have in hand by then (value_given), or ask later.",
            )
            return


RULE = Rule("ask-unearned", Severity.WARNING, __doc__ or "", "kit", _check)
