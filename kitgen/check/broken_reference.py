"""Finds a name of a problem, interview, ideal customer or step that is not there.

Files of a kit name each other by their file or folder names. When one is renamed, a link to it
would lead the reader into nothing, or an ambassador would lose their page.

Correct the name; the hint shows the nearest one there is.

    problems: [waiting-to-be-paid]      # content/problems/waiting-to-be-paid.yaml
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kitgen.check import places
from kitgen.check.consents import mentions
from kitgen.check.nearest import did_you_mean
from kitgen.check.rule import KitSubject, Remark, Rule
from kitgen.load.loaded import Loc
from kitgen.model.finding import Severity

_FOLDERS = {
    "problem": "content/problems/",
    "interview": "content/interviews/",
    "ideal customer": "content/ideal-customers/",
    "step": "the steps of the process",
}


class _Reference(NamedTuple):
    kind: str
    name: str
    path: str
    loc: Loc


def _check(subject: KitSubject) -> Iterator[Remark]:
    kit = subject.kit
    known: Mapping[str, frozenset[str]] = {
        "problem": frozenset(kit.problems),
        "interview": frozenset(entry.slug for entry in kit.entries),
        "ideal customer": frozenset(kit.ideal_customers),
        "step": frozenset(step.id for step in kit.process.steps) if kit.process else frozenset(),
    }
    for kind, name, path, loc in _references(subject):
        if name not in known[kind] and not places.written(subject, kind, name):
            hint = did_you_mean(name, sorted(known[kind]), f"Look in {_FOLDERS[kind]}.")
            yield Remark(f"there is no {kind} {name}", loc, path, hint)


def _references(subject: KitSubject) -> Iterator[_Reference]:
    kit = subject.kit
    for mention in mentions(subject):
        yield _Reference("interview", mention.interview, mention.path, mention.loc)
    for entry in kit.entries:
        for index, name in enumerate(entry.problems):
            yield _Reference("problem", name, entry.path, ("problems", index))
        if entry.ideal_customer:
            named = entry.ideal_customer
            yield _Reference("ideal customer", named, entry.path, ("ideal_customer",))
        if entry.hand_off:
            yield _Reference("problem", entry.hand_off, entry.path, ("hand_off", "problem"))
    for slug, problem in kit.problems.items():
        for index, name in enumerate(problem.ideal_customers):
            path = places.problem(subject, slug)
            yield _Reference("ideal customer", name, path, ("ideal_customers", index))
    for slug, customer in kit.ideal_customers.items():
        for index, name in enumerate(customer.problems):
            path = places.ideal_customer(subject, slug)
            yield _Reference("problem", name, path, ("problems", index))
    path = places.ambassadors(subject)
    for row, ambassador in enumerate(kit.ambassadors):
        if ambassador.interview:
            yield _Reference("interview", ambassador.interview, path, (row, "interview"))
        for index, name in enumerate(ambassador.knows):
            yield _Reference("ideal customer", name, path, (row, "knows", index))
    if kit.process:
        path = places.process(subject)
        yield _Reference("step", kit.process.ask_after, path, ("ask_after",))


RULE = Rule("broken-reference", Severity.ERROR, __doc__ or "", "kit", _check)
