"""The narrow place: the step that holds the others up."""

from __future__ import annotations

from collections.abc import Iterable

from kitgen.model.report import Step

_ENOUGH = 5
"""People of whom a rate says something."""


def narrow(steps: Iterable[Step]) -> Step | None:
    """The step furthest below its target; without targets the one that fewest go on to.

    Money is no step. None: all targets are reached, or there is too little to tell.
    """
    every = [step for step in steps if step.id != "revenue"]
    aimed = [
        (step.actual.value / step.target, step)
        for step in every
        if step.target and step.actual.value is not None
    ]
    if aimed:
        share, step = min(aimed, key=lambda one: one[0])
        return step if share < 1 else None
    # Readings and forms are no people: their rates are small by nature.
    rated = [
        (step.rate.part / step.rate.whole, step)
        for step in every
        if step.id in ("met", "opportunity", "won") and step.rate and step.rate.whole >= _ENOUGH
    ]
    return min(rated, key=lambda one: one[0])[1] if rated else None
